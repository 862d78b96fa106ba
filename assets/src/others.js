// Who else has the same file open: where they are in its text, a list of them above it, and
// telling them where one is oneself. A place belongs to a version of the file as the log has it,
// without what isn't acknowledged yet.

import { getSyncedVersion, sendableUpdates } from "@codemirror/collab";
import { StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const moving = 500; // milliseconds between two places that are told; the server keeps no more than five in a second
const typing = 2000; // where somebody types, the others follow by what is typed
const sign = 20_000; // after which an editor that is still gives a sign of life; after a minute it is forgotten
const named = 2500; // milliseconds for which a cursor that was moved has its whole name
const remembered = 500; // changes over which a place that was told earlier can be moved
const shades = 6; // in editor.css

const placed = StateEffect.define();

// shown has the others' places in the text as it is here.
const shown = StateField.define({
  create: () => [],
  update(list, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(placed)) {
        return effect.value;
      }
    }
    if (!transaction.docChanged) {
      return list;
    }
    // What comes in at somebody's cursor they have most likely typed themselves.
    const side = transaction.annotation(Transaction.remote) ? 1 : -1;
    const moved = (at) => (at === null ? null : transaction.changes.mapPos(at, side));
    return list.map((one) => ({ ...one, anchor: moved(one.anchor), head: moved(one.head) }));
  },
  provide: (field) => EditorView.decorations.from(field, (list) => Decoration.set(list.filter((one) => one.head !== null).flatMap(decorations), true)),
});

function decorations(one) {
  const caret = Decoration.widget({ widget: new Caret(one), side: 1 }).range(one.head);
  if (one.anchor === one.head) {
    return [caret];
  }
  const selected = Decoration.mark({ class: `cm-others-selection others-${one.shade}` });
  return [selected.range(Math.min(one.anchor, one.head), Math.max(one.anchor, one.head)), caret];
}

// Caret is drawn by the style sheet from its data: it isn't in the text, and isn't read out.
class Caret extends WidgetType {
  constructor(one) {
    super();
    this.one = one;
  }

  eq(other) {
    return ["client", "initials", "by", "moves"].every((key) => this.one[key] === other.one[key]);
  }

  toDOM() {
    const caret = document.createElement("span");
    caret.className = `cm-others-caret cm-others-caret--moved others-${this.one.shade}`;
    caret.setAttribute("aria-hidden", "true");
    caret.dataset.name = this.one.by;
    caret.dataset.initials = this.one.initials;
    setTimeout(() => caret.classList.remove("cm-others-caret--moved"), named);
    return caret;
  }
}

// meet returns what an editor's state that calls itself client has to do with the others.
// Address is the file's, list what they are listed in, and announce reads something out.
export function meet(address, client, list, announce) {
  let view = null; // while it is told where one is
  let here = []; // the others, as the server told last
  let due = Infinity; // when it is told next where one is
  let last = 0; // when it was
  let timer = 0;
  let telling = false;
  const log = []; // changes, the newest last
  const buttons = new Map();

  function tellWithin(wait) {
    const at = Math.max(Date.now() + wait, last + moving);
    if (!view || at >= due) {
      return;
    }
    due = at;
    clearTimeout(timer);
    timer = setTimeout(tell, at - Date.now());
  }

  async function tell() {
    due = Infinity;
    if (telling) {
      tellWithin(moving);
      return;
    }
    telling = true;
    last = Date.now();
    const { anchor, head } = view.state.selection.main;
    await send("cursor", { client, version: getSyncedVersion(view.state), anchor: acknowledged(anchor), head: acknowledged(head) });
    telling = false;
    tellWithin(sign);
  }

  function send(what, body) {
    return fetch(`${address}/${what}`, { method: "POST", keepalive: true, headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body) }).catch(() => {});
  }

  // acknowledged returns where a place is in the text as the log has it.
  function acknowledged(at) {
    return sendableUpdates(view.state).reduceRight((to, update) => update.changes.invertedDesc.mapPos(to, -1), at);
  }

  // local returns where a place of another editor is in the text here, or null if it can't be
  // known from the changes that are remembered.
  function local(state, one, at) {
    const since = getSyncedVersion(state) - one.version;
    if (since < 0 || since > log.length) {
      return null;
    }
    const over = log.slice(log.length - since);
    for (const change of over) {
      at = change.changes.mapPos(Math.min(at, change.changes.length), change.client === one.client ? 1 : -1);
    }
    for (const update of sendableUpdates(state)) {
      at = update.changes.mapPos(Math.min(at, update.changes.length), -1);
    }
    return Math.min(at, state.doc.length);
  }

  // received takes what the server has told, once the changes of it are in the text.
  function received(to, changes, told) {
    log.push(...changes);
    log.splice(0, log.length - remembered);
    const before = here;
    here = told.filter((one) => one.client !== client);
    const had = to.state.field(shown);
    const next = here.map((one) => {
      const now = had.find((other) => other.client === one.client);
      const known = now && now.head !== null && before.some((other) => same(other, one));
      const anchor = known ? now.anchor : local(to.state, one, one.anchor);
      const head = known ? now.head : local(to.state, one, one.head);
      return { client: one.client, by: one.own ? "You, in another window" : one.by, anchor, head, moves: (now?.moves ?? 0) + (now?.head === head ? 0 : 1) };
    });
    tellApart(next);
    to.dispatch({ effects: placed.of(next) });
    write(to, next);
    announceLater();
  }

  function write(to, all) {
    for (const [of, button] of buttons) {
      if (!all.some((one) => one.client === of)) {
        button.remove();
        buttons.delete(of);
      }
    }
    for (const one of all) {
      if (!buttons.has(one.client)) {
        buttons.set(one.client, buttonFor(to, one.client));
      }
      const button = buttons.get(one.client);
      const place = one.head === null ? "" : `, line ${to.state.doc.lineAt(one.head).number}`;
      button.querySelector(".editor-here__initials").textContent = one.initials;
      button.querySelector(".editor-here__initials").className = `editor-here__initials others-${one.shade}`;
      button.querySelector(".editor-here__name").textContent = one.by + place;
    }
    if (all.length === 0) {
      list.textContent = "";
    } else {
      if (!list.querySelector("button")) {
        list.textContent = "Also here: ";
      }
      list.append(...[...buttons.values()].filter((button) => button.parentNode !== list)); // and not all of them: one may have the focus
    }
  }

  function buttonFor(to, of) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "editor-here__one";
    const initials = document.createElement("span");
    initials.setAttribute("aria-hidden", "true");
    initials.className = "editor-here__initials";
    const name = document.createElement("span");
    name.className = "editor-here__name";
    button.append(initials, name);
    button.addEventListener("click", () => {
      const at = to.state.field(shown).find((one) => one.client === of)?.head;
      if (at !== null && at !== undefined) {
        to.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
        to.focus();
      }
    });
    return button;
  }

  // Who comes and goes is read out, once it has lasted for a moment; where they are isn't.
  let present = new Set();
  let announcing = 0;
  function announceLater() {
    announcing ||= setTimeout(() => {
      announcing = 0;
      const now = new Set(here.filter((one) => !one.own).map((one) => one.by));
      const came = [...now].filter((by) => !present.has(by));
      const left = [...present].filter((by) => !now.has(by));
      present = now;
      const said = [came.length > 0 ? `${and(came)} ${came.length > 1 ? "have" : "has"} this file open too.` : "", left.length > 0 ? `${and(left)} left this file.` : ""];
      if (came.length + left.length > 0) {
        announce(said.join(" ").trim());
      }
    }, 3000);
  }

  return {
    extension: [
      shown,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          tellWithin(typing);
        } else if (update.selectionSet) {
          tellWithin(0);
        }
      }),
    ],
    received,
    came(to) {
      view = to;
      tellWithin(0);
    },
    left() {
      if (view) {
        view = null;
        clearTimeout(timer);
        due = Infinity;
        send("leave", { client });
      }
    },
  };
}

function same(a, b) {
  return ["client", "version", "anchor", "head"].every((key) => a[key] === b[key]);
}

function and(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

// tellApart gives everybody initials that nobody else has, and a shade.
function tellApart(all) {
  const taken = new Map();
  all.forEach((one, i) => {
    const short = one.by
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((word) => [...word][0].toUpperCase())
      .slice(0, 2)
      .join("");
    const before = taken.get(short) ?? 0;
    taken.set(short, before + 1);
    one.initials = before > 0 ? `${short}${before + 1}` : short;
    one.shade = i % shades;
  });
}
