// The leanest page that Pagefind can be searched with: five results, no UI of its own.
const input = document.querySelector('input[type=search]'), list = document.querySelector('[data-search-results], main > ol')
const pagefind = await import('/pagefind/pagefind.js')
let timer, turn = 0
input.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(async () => {
    const own = ++turn
    const found = await pagefind.search(input.value)
    const results = await Promise.all(found.results.slice(0, 5).map(result => result.data()))
    if (own != turn) return
    list.replaceChildren(...results.map(({ url, meta, excerpt }) => {
      const item = document.createElement('li'), link = document.createElement('a')
      item.dataset.searchResult = ''
      link.href = url
      link.textContent = meta.title
      item.append(link, excerpt)
      return item
    }))
  }, 20)
})
if (input.value) input.dispatchEvent(new Event('input'))
