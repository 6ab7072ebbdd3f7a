// Keeps for a blackout what people need then, and the news they read last. `site` comes first: root, pages, files, list,
// folders, limits. Pages are fetched anew whenever there is a line; the store answers when there is none, or a very slow one.
const essential = 'essential ' + site.root
const read = 'read ' + site.root
const wait = 8e3
const again = 6 * 36e5
const put = async (cache, address, answer) => {
  const body = await answer.blob()
  const headers = new Headers({ 'content-type': answer.headers.get('content-type') || '', 'x-kept': Date.now() })
  await cache.put(address, new Response(body, { headers }))
}
const size = async answer => (await answer.clone().blob()).size
// One after the other, so that the page someone reads is not held up; what does not fit is left out.
const fill = async () => {
  const cache = await caches.open(essential)
  let room = site.room
  for (const address of [...site.files, ...site.pages]) {
    let there = await cache.match(address)
    const age = there ? Date.now() - there.headers.get('x-kept') : Infinity
    if (age > again && !(there && /-[0-9a-f]{16}\./.test(address))) {
      const answer = await fetch(address, { cache: 'no-cache' })
      if (answer.status == 404 || answer.status == 410) { await cache.delete(address); continue }
      if (!answer.ok || answer.redirected || await size(answer) > room) continue
      await put(cache, address, answer)
      there = await cache.match(address)
    }
    if (there) room -= await size(there)
  }
}
let filling
const begin = () => {
  filling ||= navigator.connection?.saveData ? Promise.resolve() : fill().catch(() => { filling = 0 })
  return filling
}
const keep = async (address, answer) => {
  if (site.pages.includes(address)) return put(await caches.open(essential), address, answer)
  if (!site.folders.some(folder => address.startsWith(folder))) return
  const cache = await caches.open(read)
  await cache.delete(address)
  await put(cache, address, answer)
  let room = site.reading
  for (const request of (await cache.keys()).reverse()) {
    room -= await size(await cache.match(request))
    if (room < 0) await cache.delete(request)
  }
}
const stored = async address => await (await caches.open(essential)).match(address) || await (await caches.open(read)).match(address)
// Of a page that is not kept, its twin without pictures.
const twin = address => {
  const prefix = site.languages.find(one => address.startsWith(one)) || site.root
  return stored(prefix + 'lite/' + address.slice(prefix.length))
}
// The page says that it is kept, and since when.
const shown = async answer => {
  const since = Number(answer.headers.get('x-kept'))
  const html = await answer.text()
  const tag = (/<html lang="([^"]+)/.exec(html) || [])[1]
  const date = new Date(since).toLocaleString(tag, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
  const note = `<p class="state warning kept" role="status">${(site.kept[tag] || '').replace('{0}', date)}</p>`
  return new Response(html.replace('<body', `<body data-kept="${since}"`).replace(/<main[^>]*>/, main => main + note), { headers: answer.headers })
}
const page = async (event, address) => {
  const { request } = event
  // No copy of the browser's own passes for new; going back may show one.
  const fresh = (request.cache == 'default' ? fetch(request, { cache: 'no-cache' }) : fetch(request)).then(answer => {
    if (answer.ok && !answer.redirected) event.waitUntil(keep(address, answer.clone()))
    return answer
  })
  try {
    const answer = await Promise.race([fresh, new Promise(done => setTimeout(done, wait))])
    if (answer) { event.waitUntil(begin()); return answer }
    const there = await stored(address)
    return there ? await shown(there) : await fresh
  } catch {
    const there = await stored(address) || await twin(address) || await stored(site.root + 'lite/') || await stored(site.root)
    return there ? shown(there) : Response.error()
  }
}
const file = async request => await (await caches.open(essential)).match(request.url) || fetch(request)
addEventListener('install', event => event.waitUntil(skipWaiting()))
addEventListener('activate', event => event.waitUntil((async () => {
  const cache = await caches.open(essential)
  const wanted = [...site.files, ...site.pages]
  for (const request of await cache.keys()) if (!wanted.includes(new URL(request.url).pathname)) await cache.delete(request)
  await clients.claim()
  await begin()
})()))
addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method != 'GET' || origin != location.origin || pathname == site.list) return
  if (request.mode == 'navigate') event.respondWith(page(event, pathname))
  else if (site.files.includes(pathname)) event.respondWith(file(request))
})
