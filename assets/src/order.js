// Lists marked data-order can be put in order: by a number and two buttons on each line,
// by Alt with an arrow key, and by dragging. A number is a line's place among those that
// are ticked; to give a line a place is to tick it. What is sent follows the order of the
// lines, with or without them. Of a plan the total follows what is ticked.

import htmx from "htmx.org";
import { announce } from "./announce.js";

htmx.onLoad((root) => {
  for (const list of root.querySelectorAll("[data-order]")) {
    if (list.children.length < 2 || list.querySelector(".move")) {
      continue;
    }
    for (const line of list.children) {
      line.append(numberOf(line), mover(line, -1, "↑", "up"), mover(line, 1, "↓", "down"));
      draggable(line);
    }
    list.addEventListener("keydown", byKey);
    list.addEventListener("change", () => mark(list));
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

const linesOf = (list) => Array.from(list.children);
const boxOf = (line) => line.querySelector("[type=checkbox]");
const ticked = (list) => linesOf(list).filter((line) => boxOf(line).checked);

// move moves a line by one, past whatever stands there.
function move(line, by, control) {
  const list = line.parentElement;
  const place = linesOf(list).indexOf(line) + by;
  if (place >= 0 && place < list.children.length) {
    list.insertBefore(line, by < 0 ? line.previousElementSibling : line.nextElementSibling.nextElementSibling);
    plan(line);
    control.focus();
  }
}

// plan ticks a line that has been given a place, and says which.
function plan(line) {
  const list = line.parentElement;
  boxOf(line).checked = true;
  mark(list);
  announce(`${nameOf(line)}: now ${ticked(list).indexOf(line) + 1} of ${ticked(list).length}.`);
}

// moveTo makes a line the one at that place among those that are ticked.
function moveTo(line, place) {
  const others = ticked(line.parentElement).filter((other) => other !== line);
  if (others.length === 0) {
    line.parentElement.prepend(line);
  } else if (place > others.length) {
    others.at(-1).after(line);
  } else {
    others[place - 1].before(line);
  }
  plan(line);
}

// numberOf is the place of a line, which can be typed. It is empty where the line isn't
// ticked, and to empty it takes the tick away.
function numberOf(line) {
  const box = document.createElement("input");
  box.type = "number";
  box.min = 1;
  box.className = "place";
  box.setAttribute("aria-label", `Place of ${nameOf(line)}`);
  box.addEventListener("change", () => {
    const place = Math.round(Number(box.value));
    if (place >= 1) {
      moveTo(line, place);
    } else {
      boxOf(line).checked = false;
      mark(line.parentElement);
    }
    box.focus();
  });
  return box;
}

function byKey(event) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const line = event.target.closest("li");
  if (by && event.altKey && line) {
    event.preventDefault();
    move(line, by, event.target);
  }
}

let dragged;

function draggable(line) {
  line.draggable = true;
  line.addEventListener("dragstart", (event) => {
    dragged = line;
    event.dataTransfer?.setData("text/plain", nameOf(line)); // without data some browsers drag nothing
  });
  line.addEventListener("dragover", (event) => {
    if (dragged?.parentElement === line.parentElement) {
      event.preventDefault();
    }
  });
  line.addEventListener("drop", (event) => {
    if (dragged?.parentElement === line.parentElement && dragged !== line) {
      event.preventDefault();
      const down = dragged.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING;
      line[down ? "after" : "before"](dragged);
      plan(dragged);
    }
  });
}

// total says how much the ticked lines take together, against what is left of the day.
function total(list) {
  const out = list.parentElement.querySelector("[data-order-total]");
  if (!out) {
    return;
  }
  const minutes = ticked(list).reduce((sum, line) => sum + Number(line.dataset.minutes), 0);
  const left = Number(out.dataset.left);
  out.classList.toggle("over", minutes > left);
  const words = document.createElement("strong");
  words.textContent = minutes ? `Planned ${duration(minutes)} of ${duration(left)}` : "Nothing planned";
  out.replaceChildren(words);
  if (minutes > left) {
    out.append(`, ${duration(minutes - left)} more than there is`);
  }
}

// duration writes minutes as the pages do: "45 min", "1 h 05".
const duration = (minutes) => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`);

function mark(list) {
  total(list);
  const chosen = ticked(list);
  for (const line of linesOf(list)) {
    line.querySelector(".place").value = chosen.indexOf(line) + 1 || "";
  }
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
