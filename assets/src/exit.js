// "Exit this page": the button, the skip link, or Shift three times within five
// seconds. The page is blanked before the next one comes, which takes its place
// in the history, so that the back button doesn't lead straight to it.

import { announce } from "./announce.js";

const presses = 3;
const within = 5000;

let pressed = 0;
let timer;

// The skip link, the first of them, has the address of the other site itself; the
// others lead there by way of this server, which may be slow.
function way() {
  return document.querySelector("a[data-exit]");
}

function leave() {
  document.documentElement.classList.add("leaving");
  document.title = "…";
  location.replace(way().href);
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("a[data-exit]") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    leave();
  }
});

// On the way up, and only when Shift was pressed by itself: capitals typed in a
// note don't count.
let alone = false;

document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift";
  if (!alone) {
    pressed = 0;
  }
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone || !way()) {
    return;
  }
  pressed += 1;
  clearTimeout(timer);
  timer = setTimeout(() => {
    pressed = 0;
  }, within);
  if (pressed >= presses) {
    announce("Exiting this page.");
    leave();
    return;
  }
  const left = presses - pressed;
  announce(`Shift: press ${left} more ${left === 1 ? "time" : "times"} to exit this page.`);
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
