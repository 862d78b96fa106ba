import { announce } from "./announce.js";

// After a decision the focus goes to what is said about it, or to whoever speaks, or to
// what happened, or to what came of it; where nothing did, back to what was chosen, or on
// a narrow screen to the line on what it did where both aren't in view.
// After opening something, it goes to its title.
const first = ["notice", "ended"];
const spoken = 4;
const narrow = matchMedia("(max-width: 47.99rem)");

const guideOf = (root) => root.querySelector("[data-guide]")?.textContent.replace(/\s+/g, " ").trim() ?? "";

// What the guide says is said aloud once, when it changes: a page that was
// loaded is read from its beginning anyway.
let guided = guideOf(document);

// focusAfter moves the focus on the new desk, and says aloud what is new.
export function focusAfter(request) {
  const desk = document.getElementById("desk");
  const marked = (name) => desk.querySelector(`[data-focus="${name}"]`);
  if (request.verb !== "post") {
    show(marked("open"));
    return;
  }
  const came = request.parameters.open?.startsWith("newest") ? desk.querySelector("[data-came]") : null;
  const told = first.map(marked).find(Boolean) ?? desk.querySelector("[data-speaks]") ?? came ?? marked("happened") ?? marked("paper");
  const same = told ? null : chosen(desk, request.parameters.offer);
  if (same) {
    same.focus();
    if (marked("did") && narrow.matches && !(same.checkVisibility() && inView(marked("did")))) {
      show(marked("did"));
    }
  } else {
    show(told ?? marked("open"));
  }

  const happened = Array.from(desk.querySelectorAll("[data-announce]"), (e) => e.textContent.trim());
  if (happened.length === 0) {
    happened.push(done(desk, request));
  } else if (desk.querySelector("[data-can-be-taken-back]")) {
    happened.unshift(`${happened.shift()} It can be taken back.`);
  }
  const time = desk.querySelector(".clock")?.textContent.trim();
  announce([...happened.slice(0, spoken), time && `${time}.`, newGuide(desk)].filter(Boolean).join(" "));
}

// done is what is said where nothing else happened.
function done(desk, request) {
  if (request.parameters.offer === "take-back") {
    return "Taken back.";
  }
  const what = labelOf(request);
  const said = what ? `Done: ${what}${/[.?!”]$/.test(what) ? "" : "."}` : "Done.";
  return desk.querySelector("[data-can-be-taken-back]") ? `${said} It can be taken back.` : said;
}

// labelOf is what stood on the button that sent a decision, without its cost.
function labelOf(request) {
  const button = request.triggeringEvent?.submitter ?? request.elt?.querySelector("button:not([type=button])");
  const words = Array.from(button?.childNodes ?? [])
    .filter((n) => !n.classList?.contains("button__cost") && !n.classList?.contains("offer__cost"))
    .map((n) => n.textContent);
  return words.join("").replace(/\s+/g, " ").trim();
}

// newGuide is the guide's text where it has changed since it was last said.
function newGuide(desk) {
  const guide = guideOf(desk);
  if (guide === guided) {
    return "";
  }
  guided = guide;
  return guide;
}

// under is where the page begins below the bar that stays at its top.
const under = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

function inView(target) {
  const box = target.getBoundingClientRect();
  return box.height > 0 && box.top >= under() && box.bottom <= innerHeight;
}

// show moves the focus, and the page so far that what follows can be read: on a
// narrow screen a title at the bottom says little.
function show(target) {
  if (!target) {
    return;
  }
  target.focus({ preventScroll: true });
  const box = target.getBoundingClientRect();
  const low = innerHeight * 0.6;
  if (box.top >= under() && box.bottom <= low) {
    return;
  }
  if (box.bottom + scrollY <= low) {
    scrollTo({ top: 0, behavior: "instant" }); // with the clock above it
  } else {
    target.scrollIntoView({ block: "start", behavior: "instant" });
  }
}

// chosen is where an offer stands on the desk, if it is still there: its form,
// or the line that leads to it.
function chosen(desk, offer) {
  const line = Array.from(desk.querySelectorAll("[data-offer]")).find((e) => e.dataset.offer === offer);
  if (line) {
    return line;
  }
  const field = Array.from(desk.querySelectorAll('[name="offer"]')).find((e) => e.value === offer);
  return field?.closest("details")?.querySelector("summary") ?? field?.closest("form").querySelector("button");
}
