// What a page cannot know: what is over by now, what is on, what has been announced since it was made. `said` comes first.
const all = selector => document.querySelectorAll(selector)
const kept = Number(document.body.dataset.kept)
let ahead = 0, timer
const time = () => Date.now() + ahead
const text = (parent, name, words) => {
  const part = parent.querySelector(name) || parent.appendChild(document.createElement(name))
  part.textContent = words
  return part
}
// The state in one word: of an entry's page, of the panel on the home page, of a card. No word takes away what was said
// before; what stands beside the word stays.
const state = (item, word, level) => {
  const page = item.matches('.state')
  const name = page || item.matches('.now a') ? 'b' : 'i'
  const place = name == 'b' ? item : item.querySelector('.k') || item.querySelector('p:last-child')
  if (!place) return
  let badge = place.querySelector(name)
  if (!badge) place.prepend(badge = document.createElement(name), page && place.textContent.trim() ? ' · ' : ' ')
  badge.textContent = word
  badge.hidden = !word
  if (page) item.className = 'state ' + level + (item.classList.contains('past') ? ' past' : '')
  else badge.className = level
  if (page) item.hidden = !item.textContent.trim()
}
const tick = () => {
  const now = time()
  // Timers sleep with the phone: look again within a minute.
  let next = now + 6e4
  for (const item of all('[data-from],[data-over],[data-pause]')) {
    const { from, over, pause, late, trouble } = item.dataset
    const [begins, ends] = [Date.parse(from), Date.parse(over || pause)]
    for (const moment of [begins, ends]) if (moment > now) next = Math.min(next, moment)
    if (ends <= now) {
      if (item.closest('.banner')) item.hidden = true
      else if (over) { item.classList.add('past'); state(item, late == null ? said.over : said.late, 'info') }
      else if (item.dataset.on) { item.dataset.on = ''; state(item, '', 'info') }
    } else if (begins <= now && !item.dataset.on) { item.dataset.on = 1; state(item, said.on, trouble == null ? 'info' : 'warning') }
  }
  for (const banner of all('.banner')) banner.hidden = ![...banner.children].some(item => !item.hidden)
  clearTimeout(timer)
  timer = setTimeout(tick, Math.max(next - time(), 200))
}
const path = url => new URL(url, location).pathname
// The banner says what holds now: what came since is added, what was taken back goes.
const show = alerts => {
  const known = new Map([...all('.banner p')].map(item => [path(item.querySelector('a').href), item]))
  const now = []
  const rank = { emergency: 0, info: 2 }
  for (const alert of [...alerts].sort((a, b) => (rank[a.level] ?? 1) - (rank[b.level] ?? 1))) {
    const words = alert.banner[said.lang]
    if (words.path == location.pathname) continue
    let item = known.get(words.path)
    known.delete(words.path)
    if (!item) {
      item = document.createElement('p')
      item.setAttribute('role', 'alert')
      if (words.label) text(item, 'b', words.label + '.').after(' ')
      const link = text(item, 'a', words.title)
      link.href = words.path
      if (words.lang) link.hreflang = words.lang
      if (words.when)  text(item, 'span', ' · ' + words.when)
      if (words.in) item.append(` (${words.in})`)
    }
    item.className = alert.level
    if (alert.until) item.dataset.over = alert.until
    now.push(item)
  }
  for (const item of known.values()) item.remove()
  if (!now.length) return
  let banner = document.querySelector('.banner')
  if (!banner) {
    banner = document.createElement('section')
    banner.className = 'banner'
    banner.setAttribute('aria-label', said.alerts)
    document.querySelector('header').after(banner)
  }
  banner.append(...now)
}
const ask = async () => {
  const answer = await fetch(said.list, { cache: 'no-store' })
  if (!answer.ok) throw answer.status
  const { alerts } = await answer.json()
  // A phone's clock may be wrong by hours; a few minutes do not matter.
  const difference = Date.parse(answer.headers.get('date')) - Date.now()
  if (Math.abs(difference) > 18e4) ahead = difference
  show(alerts)
}
// A page from the phone's own store calls no alert current that nobody has confirmed.
const date = moment => new Date(moment).toLocaleString(said.lang, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
const doubt = () => {
  const words = said.was.replace('{0}', date(kept))
  for (const item of all('.banner p')) { item.className = 'info'; text(item, 'b', words + '. ').parentNode.prepend(item.querySelector('b')) }
  for (const item of all('.page-alert .state:not(.kept)')) { item.hidden = false; item.className = 'state info'; text(item, 'b', words) }
}
tick()
addEventListener('pageshow', tick)
addEventListener('visibilitychange', tick)
if (said.list) ask().then(tick, () => kept && doubt())
if (said.worker) addEventListener('load', () => navigator.serviceWorker?.register(said.worker).catch(() => {}))
