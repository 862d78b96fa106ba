// What bots made of the draft, beside its text: before each line in how many plays it has run,
// and a list of what went wrong and of what none of them reached. The gutter isn't read out; the
// list says the same.

import { getSyncedVersion } from "@codemirror/collab";
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { gutter, GutterMarker } from "@codemirror/view";

const patience = 1000; // milliseconds until it is asked again whether they have played

const played = StateEffect.define();

// marks has what stands before the lines. It moves with them while they are written.
const marks = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(played)) {
        return effect.value;
      }
    }
    return transaction.docChanged ? set.map(transaction.changes) : set;
  },
});

class Plays extends GutterMarker {
  constructor(plays, of) {
    super();
    this.plays = plays;
    this.of = of;
    this.elementClass = plays === 0 ? "cm-bots-never" : "";
  }

  eq(other) {
    return other.plays === this.plays && other.of === this.of;
  }

  toDOM() {
    const sign = document.createElement("span");
    sign.textContent = this.plays === 0 ? "never" : String(this.plays);
    sign.title = this.plays === 0 ? `In none of ${this.of} plays` : `In ${this.plays} of ${this.of} plays`;
    return sign;
  }
}

// botsGutter is what an editor has before its lines.
export const botsGutter = [marks, gutter({ class: "cm-bots", markers: (view) => view.state.field(marks), initialSpacer: () => new Plays(0, 0) })];

// askBots has bots play the draft and shows what they made of it, unless the text has changed
// meanwhile, which isFresh says. Lead goes to a line.
export async function askBots(view, address, isFresh, lead) {
  while (isFresh()) {
    const report = await fetch(address, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    if (!isFresh()) {
      return;
    }
    if (report) {
      show(view, report, lead);
    }
    if (report?.final) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, patience));
  }
}

function show(view, report, lead) {
  const sum = document.getElementById("bots-sum");
  if (sum.textContent !== report.sum) {
    sum.textContent = report.sum;
  }
  if (!report.final || (report.lines.length > 0 && report.version !== getSyncedVersion(view.state))) {
    return;
  }
  const { doc } = view.state;
  const lines = report.lines.filter((one) => one.line <= doc.lines);
  view.dispatch({ effects: played.of(RangeSet.of(lines.map((one) => new Plays(one.plays, report.plays).range(doc.line(one.line).from)))) });
  const list = document.getElementById("bots-list");
  const focused = [...list.querySelectorAll("button, a")].indexOf(document.activeElement);
  const items = document.createElement("ul");
  items.className = "findings";
  items.append(...report.failures.map((one) => itemOf(one, "Error: ", lead)), ...report.missed.map((one) => itemOf(one, "", lead)));
  if (report.more > 0) {
    const more = document.createElement("li");
    more.textContent = `And ${report.more} more, which are on their page.`;
    items.append(more);
  }
  list.replaceChildren(...(items.children.length > 0 ? [items] : []));
  if (focused >= 0) {
    ([...list.querySelectorAll("button, a")].at(focused) ?? view).focus();
  }
}

function itemOf(one, kind, lead) {
  const item = document.createElement("li");
  const place = document.createElement("button");
  place.type = "button";
  place.className = "button";
  place.textContent = one.line > 0 ? `Line ${one.line}` : "The file";
  place.addEventListener("click", () => lead({ line: one.line, column: 1 }));
  const text = document.createElement("p");
  text.textContent = kind + one.sentence;
  item.append(place, text);
  if (one.source) {
    const source = document.createElement("code");
    source.textContent = one.source;
    item.append(source);
  }
  if (one.play) {
    const play = document.createElement("a");
    play.className = "button";
    play.href = one.play;
    play.textContent = "See the play";
    item.append(play);
  }
  return item;
}
