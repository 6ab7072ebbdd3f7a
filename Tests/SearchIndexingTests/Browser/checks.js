// Runs in a real browser: what it finds wrong is written into the page, one line each.
import * as search from '/search.js'
import { inflate } from '/search-inflate.js'

const wrong = []
const same = (a, b, what) => { if (JSON.stringify(a) != JSON.stringify(b)) wrong.push(`${what}: ${JSON.stringify(a)} instead of ${JSON.stringify(b)}`) }
const bytesOf = async url => new Uint8Array(await (await fetch(url)).arrayBuffer())
const get = folder => async name => inflate(await bytesOf(folder + name))
const until = async condition => {
  for (let i = 0; i < 200 && !condition(); i++) await new Promise(done => setTimeout(done, 20))
  return condition()
}
const checks = {
  async 'words and stems are those of the vectors'() {
    const packs = {}
    for (const language of ['uk', 'en', 'pl']) packs[language] = (await search.open(get(`/${language}/`)).start()).read
    let count = 0
    for (const line of (await (await fetch('/vectors.tsv')).text()).split('\n')) {
      const [language, text, words, stems] = line.split('\t')
      if (!packs[language]) continue
      const found = packs[language].words(text)
      same(found.join(' '), words, text)
      same(found.map(word => packs[language].candidates(word)[0]).join(' '), stems, text)
      count++
    }
    if (count < 100) wrong.push('only ' + count)
  },
  async 'both ways of inflating agree'() {
    for (const name of Object.keys((await (await fetch('/uk/files.json')).json()).files)) {
      const stream = new Blob([await bytesOf('/uk/' + name)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
      same([...inflate(await bytesOf('/uk/' + name))], [...new Uint8Array(await new Response(stream).arrayBuffer())], name)
    }
  },
  async 'queries of every sort find the page'() {
    const index = search.open(get('/uk/'))
    const first = async query => (await index.search(query)).results[0]?.url
    for (const query of ['реєстрація місця проживання', 'реєстрацією', 'прописка', 'реестрація', 'еєстрація', "ht'cnhfwsz",
      'reiestratsiia', 'реєстр', 'рeєcтpaція', 'паспортного столу']) same(await first(query), '/services/registration/', query)
    same(await first('субсидії'), '/services/subsidy/', 'субсидії')
    same((await index.search('укриття')).results[0].note, 'зачинено', 'note')
    same((await index.search('htvjyn ljhsd')).instead, 'ремонт дорів', 'layout')
    same((await index.search('щщщщщщ')).total, 0, 'nothing')
  },
  async 'a kind, a year and a tag narrow the results'() {
    const index = search.open(get('/uk/'))
    const all = await index.search('ремонт', {}, 0, 100)
    same(all.total, 40, 'all')
    same((await index.search('ремонт', { year: 2021 })).total, 8, 'year')
    same((await index.search('ремонт', { kind: 'service' })).total, 0, 'kind')
    same((await index.search('ремонт', { tags: 'дороги' })).total, 20, 'tag')
    same((await index.search('ремонт', { year: 2021 }, 0, 1)).results[0].day.slice(0, 4), '2021', 'day')
  },
  async 'shards of all words are asked for at once'() {
    let now = 0, most = 0
    const index = search.open(async name => {
      most = Math.max(most, ++now)
      await new Promise(done => setTimeout(done, 5))
      now--
      return get('/uk/')(name)
    })
    await index.start()
    await index.search('ремонт субсидія укриття заяву')
    if (most < 3) wrong.push('at most ' + most)
  },
  async 'the page answers as one types, by mouse and by keys'() {
    const form = document.querySelector('form'), input = form.querySelector('input'), status = document.querySelector('[data-search-status]')
    const links = () => [...document.querySelectorAll('[data-search-result] a')]
    const type = text => {
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    input.focus()
    type('субсидії')
    await until(() => links().length)
    same(links()[0]?.getAttribute('href'), '/services/subsidy/', 'result')
    same(document.querySelector('mark')?.textContent, 'субсидія', 'mark')
    same(document.querySelector('.search-note')?.textContent, 'призупинено', 'note')
    same(status.getAttribute('role'), 'status', 'live region')
    same(status.textContent, 'Знайдено: 1', 'status')
    same(location.hash, '#q=' + encodeURIComponent('субсидії'), 'address')
    same(document.querySelector('[data-search-nothing]').hidden, true, 'nothing hidden')
    const press = key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    press('ArrowDown')
    same(document.activeElement, links()[0], 'down')
    press('ArrowUp')
    same(document.activeElement, input, 'up')
    type('щщщщщщ')
    await until(() => !links().length)
    same(status.textContent, 'Нічого не знайдено: щщщщщщ', 'none')
    same(document.querySelector('[data-search-nothing]').hidden, false, 'nothing shown')
    type('ремонт')
    await until(() => links().length == 5)
    document.querySelector('.search-more').click()
    await until(() => links().length == 10)
    same(links().length, 10, 'more')
    const year = document.querySelectorAll('[data-search-filters] select')[1]
    year.value = '2021'
    year.dispatchEvent(new Event('change'))
    await until(() => status.textContent == 'Знайдено: 8')
    same(status.textContent, 'Знайдено: 8', 'filter')
    if (!location.hash.includes('year=2021')) wrong.push('year is not in the address')
    same(document.querySelectorAll('[style]').length, 0, 'inline styles')
  },
  async 'a file that fails is said to'() {
    const form = document.querySelector('form').cloneNode(true)
    form.dataset.search = '/missing/'
    document.querySelector('form').replaceWith(form)
    document.querySelector('[data-search-status]').textContent = ''
    search.attach(form)
    form.querySelector('input').value = 'ремонт'
    form.querySelector('input').dispatchEvent(new Event('input', { bubbles: true }))
    await until(() => document.querySelector('[data-search-status]').textContent == 'Пошук не завантажився.')
    same(document.querySelector('[data-search-status]').textContent, 'Пошук не завантажився.', 'status')
  },
}
for (const [name, check] of Object.entries(checks)) {
  const before = wrong.length
  try { await check() } catch (error) { wrong.push(`${error} ${error.stack}`) }
  for (let i = before; i < wrong.length; i++) wrong[i] = name + ': ' + wrong[i]
}
document.querySelector('#report').textContent = wrong.length ? wrong.join('\n') : 'all is well'
