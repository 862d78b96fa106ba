// A page whose main part says so (data-keys) goes to what comes before and after by the
// arrow keys and by those of a presenter, as its links do. Whoever has to scroll, scrolls.

const room = 2;

document.addEventListener("keydown", (event) => {
  if (!document.querySelector("main[data-keys]") || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (event.target.closest?.("input, select, textarea, summary")) {
    return;
  }
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  const atEnd = scrollTop + clientHeight >= scrollHeight - room;
  const way = { ArrowRight: "next", ArrowLeft: "prev", PageDown: atEnd && "next", PageUp: scrollTop <= room && "prev" }[event.key];
  const link = way && document.querySelector(`a[rel=${way}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
