// Fetches search when someone is about to use it; on the search page at once. The index's root comes beside the script.
const forms = document.querySelectorAll('form[data-search]')
let asked
const start = ({ dataset }) => {
  if (asked) return
  const root = fetch(dataset.search + 'root.bin', { cache: 'no-cache' })
  root.catch(() => {})
  asked = import(dataset.script).then(search => forms.forEach(form => search.attach(form, root))).catch(() => { asked = 0 })
}
for (const form of forms) {
  for (const name of ['focusin', 'pointerdown']) form.addEventListener(name, () => start(form))
  if (document.querySelector('[data-search-results]') || form.contains(document.activeElement)) start(form)
}
