import { announce } from "./announce.js";

// After a decision the focus goes to what is said about it, or to what
// happened; where nothing happened, back to what was chosen. After opening
// something, it goes to its title.
const news = ["notice", "ended", "happened"];
const spoken = 4;

// focusAfter moves the focus on the new desk, and says aloud what is new.
export function focusAfter(request) {
  const desk = document.getElementById("desk");
  const marked = (name) => desk.querySelector(`[data-focus="${name}"]`);
  if (request.verb !== "post") {
    marked("open")?.focus();
    return;
  }
  const target = news.map(marked).find(Boolean) ?? chosen(desk, request.parameters.offer) ?? marked("open");
  target?.focus();

  const happened = Array.from(desk.querySelectorAll("[data-announce]"), (e) => e.textContent.trim());
  if (happened.length === 0) {
    happened.push("Done.");
  }
  const time = desk.querySelector(".clock")?.textContent.trim();
  announce([...happened.slice(0, spoken), time && `${time}.`].filter(Boolean).join(" "));
}

// chosen is where an offer stands on the desk, if it is still there.
function chosen(desk, offer) {
  const field = Array.from(desk.querySelectorAll('[name="offer"]')).find((e) => e.value === offer);
  return field?.closest("details")?.querySelector("summary") ?? field?.closest("form").querySelector("button");
}
