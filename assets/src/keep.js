// Lists marked data-keep stay open or folded as they were left, from one desk to the
// next, and until the tab is closed. One that holds what is open is open in any case.

const key = () => `folds ${location.pathname}`;
const left = () => JSON.parse(sessionStorage.getItem(key()) ?? "{}");

function restore() {
  const folds = left();
  for (const list of document.querySelectorAll("details[data-keep]")) {
    list.open = (folds[list.dataset.keep] ?? list.open) || list.querySelector("[aria-current=true]") !== null;
  }
}

// Right after a swap, before anybody can see or click what is new.
document.addEventListener("htmx:afterSwap", restore);
restore();

document.addEventListener("click", (event) => {
  const list = event.target.closest("summary")?.parentElement;
  if (list?.dataset.keep) {
    sessionStorage.setItem(key(), JSON.stringify({ ...left(), [list.dataset.keep]: !list.open }));
  }
});
