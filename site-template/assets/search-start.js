// Fetches search when someone is about to use it, its root beside the script; the search page has both in its head.
const $ = name => document.querySelector(`[data-search-${name}]`)
const page = $('results')
// `back`: the line came back while search was being fetched, so that a failure is an old one.
let asked, back
const start = form => {
  const { dataset } = form, typed = form.q.value
  if (asked || !dataset.search) return
  back = 0
  const root = page ? 0 : fetch(dataset.search + 'root.bin', { cache: 'no-cache' })
  if (root) root.catch(() => {})
  asked = import(dataset.script).then(client => client.begin(root)).catch(() => {
    const said = JSON.parse($('strings').textContent)
    asked = 0
    $('status').textContent = navigator.onLine ? said.failed : said.offline
    // Typed on meanwhile, or the line is back: once more.
    if (form.q.value != typed || back) start(form)
  })
}
for (const form of document.querySelectorAll('form[data-search]')) {
  for (const name of ['focusin', 'pointerdown', 'input']) form.addEventListener(name, () => start(form))
  // What stands after the # is sent to nobody.
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (page) start(form); else location = form.action + '#' + new URLSearchParams(new FormData(form))
  })
  if (page || form.contains(document.activeElement)) start(form)
  addEventListener('online', () => asked === 0 ? start(form) : back = 1)
}
