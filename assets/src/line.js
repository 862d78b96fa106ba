// A link to a line of a file, where the file stands in a plain text box: the line is selected.
// The editor does this itself, and a text that is only read has a place for each line.

function leadToLine() {
  const box = document.querySelector("textarea.source:not([hidden])");
  const [, line] = location.hash.match(/^#line-(\d+)$/) ?? [];
  if (!box || !line || box.closest("[data-editor]")) {
    return;
  }
  const lines = box.value.split("\n");
  const at = Math.min(Number(line), lines.length) - 1;
  const from = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  box.setSelectionRange(from, from);
  box.blur();
  box.focus(); // scrolls to where the selection begins
  box.setSelectionRange(from, from + lines[at].length);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="#line-"]');
  if (link && link.hash === location.hash && link.pathname === location.pathname) {
    leadToLine(); // again, without a change of the address
  }
});
window.addEventListener("hashchange", leadToLine);
leadToLine();
