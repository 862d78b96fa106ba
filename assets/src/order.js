// Lists marked data-order can be put in order: two buttons to each line. What
// is sent follows the order of the lines, with or without them.

import htmx from "htmx.org";
import { announce } from "./announce.js";

htmx.onLoad((root) => {
  for (const list of root.querySelectorAll("[data-order]")) {
    if (list.children.length < 2 || list.querySelector(".move")) {
      continue;
    }
    for (const line of list.children) {
      line.append(mover(line, -1, "↑", "up"), mover(line, 1, "↓", "down"));
    }
    mark(list);
    const note = list.parentElement.querySelector("[data-order-note]");
    if (note) {
      note.hidden = false;
    }
  }
});

// nameOf is what a line is called, without what it takes and when it is due.
const nameOf = (line) => (line.querySelector(".choice__name") ?? line.querySelector("label")).textContent.trim();

function mover(line, by, arrow, way) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "move";
  button.dataset.by = by;
  button.textContent = arrow;
  button.setAttribute("aria-label", `Move ${way}: ${nameOf(line)}`);
  button.addEventListener("click", () => move(line, by, button));
  return button;
}

function move(line, by, button) {
  const list = line.parentElement;
  const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!other) {
    return;
  }
  if (by < 0) {
    other.before(line);
  } else {
    other.after(line);
  }
  mark(list);
  button.focus();
  const place = Array.from(list.children).indexOf(line) + 1;
  announce(`${nameOf(line)}: now ${place} of ${list.children.length}.`);
}

function mark(list) {
  for (const button of list.querySelectorAll(".move")) {
    const line = button.parentElement;
    const end = button.dataset.by < 0 ? list.firstElementChild : list.lastElementChild;
    if (line === end) {
      button.setAttribute("aria-disabled", "true");
    } else {
      button.removeAttribute("aria-disabled");
    }
  }
}
