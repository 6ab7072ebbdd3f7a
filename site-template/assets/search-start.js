// Fetches search when someone is about to use it; on the search page at once.
const forms = document.querySelectorAll('form[data-search]')
let asked
const start = form => asked = asked || import(form.dataset.script).then(search => forms.forEach(search.attach)).catch(() => { asked = 0 })
for (const form of forms) {
  for (const name of ['focusin', 'pointerdown']) form.addEventListener(name, () => start(form))
  if (document.querySelector('[data-search-results]') || form.contains(document.activeElement)) start(form)
}
