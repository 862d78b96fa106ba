// Lists marked data-keep stay open or folded as they were left, from one desk to the
// next, and until the tab is closed. One that holds what is open is open in any case.

import htmx from "htmx.org";

const key = () => `folds ${location.pathname}`;
const left = () => JSON.parse(sessionStorage.getItem(key()) ?? "{}");

htmx.onLoad((root) => {
  const folds = left();
  for (const list of root.querySelectorAll("details[data-keep]")) {
    list.open = (folds[list.dataset.keep] ?? list.open) || list.querySelector("[aria-current=true]") !== null;
  }
});

document.addEventListener("click", (event) => {
  const list = event.target.closest("summary")?.parentElement;
  if (list?.dataset.keep) {
    sessionStorage.setItem(key(), JSON.stringify({ ...left(), [list.dataset.keep]: !list.open }));
  }
});
