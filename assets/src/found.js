// What a check finds in a file while it is written: marks in the text, and the list below it, from
// which one goes to the place and mends it.

import { getSyncedVersion, sendableUpdates } from "@codemirror/collab";
import { setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";

import { askBots } from "./bots.js";
import { withCode } from "./code.js";

const soon = 2000; // milliseconds until something that failed is tried again
const calm = 700; // milliseconds without a change until the draft is checked

// lookAt returns what an editor has to do with findings. Stopped says whether nothing is written
// here any longer, and refuse tells why something wasn't done.
export function lookAt(form, view, stopped, refuse) {
  const sum = document.getElementById("found-sum");
  sum.setAttribute("role", "status");
  document.getElementById("bots-sum")?.setAttribute("role", "status");

  // The draft is checked a moment after it was changed. What needs no plays comes first.
  let checking = 0;
  let asked = 0;
  function checkLater() {
    clearTimeout(checking);
    checking = setTimeout(() => check(++asked, "&first"), calm);
  }

  async function check(turn, how) {
    if (stopped() || document.hidden || turn !== asked) {
      return;
    }
    if (sendableUpdates(view.state).length > 0) {
      checkLater();
      return;
    }
    const found = await fetch(form.dataset.found + how, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    if (turn !== asked) {
      return;
    }
    if (found) {
      show(found);
    }
    if (!found?.final) {
      setTimeout(() => check(turn, found ? "" : how), found ? calm : soon);
    } else if (form.dataset.editor === "lua") {
      askBots(view, form.dataset.bots, () => turn === asked && !stopped() && !document.hidden, lead);
    }
  }

  function show(found) {
    const here = found.findings;
    if (here.every((one) => one.version === getSyncedVersion(view.state))) {
      view.dispatch(setDiagnostics(view.state, here.filter((one) => one.line > 0).map(diagnosticOf)));
    }
    if (sum.textContent !== found.sum) {
      sum.textContent = found.sum;
    }
    const list = document.getElementById("found-list");
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...here.map(itemOf));
    if (focused >= 0) {
      ([...list.querySelectorAll("button")].at(focused) ?? view).focus();
    }
  }

  function placeOf(one) {
    const line = view.state.doc.line(Math.min(Math.max(one.line, 1), view.state.doc.lines));
    return { from: Math.min(line.from + Math.max(one.column - 1, 0), line.to), to: line.to };
  }

  function lead(one) {
    leadToPlace(placeOf(one).from);
  }

  function leadToPlace(at) {
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
  }

  // leadToLine follows a link to a line of this file.
  function leadToLine() {
    const [, line] = location.hash.match(/^#line-(\d+)$/) ?? [];
    if (line) {
      lead({ line: Number(line), column: 1 });
    }
  }

  function diagnosticOf(one) {
    const severity = one.severity === "note" ? "info" : one.severity;
    const actions = one.mend ? [{ name: "Mend it", apply: () => mendBy(one) }] : [];
    return { ...placeOf(one), severity, actions, message: `${one.sentence} ${one.instead}`.trim(), renderMessage: () => withCode(`${one.sentence} ${one.instead}`) };
  }

  // mendBy makes the edits of a finding, unless the text has changed since they were found.
  function mendBy(one) {
    if (one.version !== getSyncedVersion(view.state) || sendableUpdates(view.state).length > 0) {
      refuse("The text has changed since this was found. It is checked again in a moment.");
      checkLater();
      return;
    }
    view.dispatch({ changes: one.mend, scrollIntoView: true, selection: { anchor: one.mend[0].from + one.mend[0].insert.length } });
    view.focus();
  }

  function itemOf(one) {
    const item = document.createElement("li");
    const place = document.createElement("button");
    place.type = "button";
    place.className = "button";
    place.textContent = one.line > 0 ? `Line ${one.line}` : "The file";
    place.addEventListener("click", () => lead(one));
    const text = document.createElement("p");
    text.append(withCode(`${one.severity === "error" ? "Error" : one.severity === "warning" ? "Look again" : "Note"}: ${one.sentence} ${one.instead}`));
    item.append(place, text);
    if (one.mend) {
      const mend = document.createElement("button");
      mend.type = "button";
      mend.className = "button";
      mend.textContent = "Mend it";
      mend.addEventListener("click", () => mendBy(one));
      item.append(mend);
    }
    return item;
  }

  return { checkLater, leadToPlace, leadToLine };
}
