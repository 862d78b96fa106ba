// Looking back, the left and right arrow keys go to the decision before and the
// next one, as the links do.

const hint = document.querySelector("[data-arrows]");
if (hint) {
  hint.hidden = false;
}

// What uses the arrows itself.
const busy = "input, select, textarea, [tabindex='0']";

document.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest?.(busy)) {
    return;
  }
  document.querySelector(`[data-turns] a[rel="${way}"]`)?.click();
});
