// What every page does with a script; each part leaves the page as it is where something is missing.
const all = (selector) => [...document.querySelectorAll(selector)];
const store = {
  get(key) { try { return localStorage.getItem(key) || ""; } catch { return ""; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
};

// «Сьогодні» and «Завтра» before the days that are so while the page is read, in the reader's own calendar.
const day = (offset) => {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
for (const list of all("[data-today]"))
  for (const [offset, word] of [[0, list.dataset.today], [1, list.dataset.tomorrow]])
    for (const heading of list.querySelectorAll(`[data-day="${day(offset)}"]`)) heading.prepend(word + ", ");

// The reader's queue: chosen once, marked on every schedule, and the home page leads right to it.
const showQueue = () => {
  const queue = store.get("queue");
  for (const link of all("[data-queues] a")) {
    if (link.hash === queue) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const row of all(".queues tr")) row.classList.toggle("mine", "#" + row.id === queue);
  if (queue) for (const link of all("a[data-queue]")) link.hash = queue;
};
for (const link of all("[data-queues] a"))
  link.addEventListener("click", () => { store.set("queue", link.hash); showQueue(); });
showQueue();

for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// How to read: classes of the page, kept for all pages.
for (const form of all("[data-reading]")) {
  form.hidden = false;
  const kept = store.get("reading").split(" ");
  for (const input of form.elements) if (kept.includes(input.value)) input.checked = true;
  form.addEventListener("change", () => {
    const chosen = [...new FormData(form).values()].filter(Boolean).join(" ");
    store.set("reading", chosen);
    document.documentElement.className = chosen;
  });
}
