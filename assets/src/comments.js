// What is said of a file while it is written: marks at the texts that comments are about, which
// move with them as they do on the server, a button at the end of each such line, and the list
// below the text, whose forms are sent without loading the page anew. What others say comes by
// itself; what somebody is writing stays.

import { getSyncedVersion, sendableUpdates } from "@codemirror/collab";
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const remembered = 500; // changes over which a place that was told earlier can be moved
const soon = 1000; // milliseconds until the list is looked at again
const patience = 50; // times that it is looked whether what was typed is saved, before a comment on it is sent
const shown = 200; // characters of what is selected

const marked = StateEffect.define();

// marks are where the texts of open comments are, in the text as it is here.
const marks = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(marked)) {
        return effect.value;
      }
    }
    return set.map(transaction.changes);
  },
});

// Opener is a button at the end of a line that leads to the comments on it.
class Opener extends WidgetType {
  constructor(ids) {
    super();
    this.ids = ids;
  }

  eq(other) {
    return this.ids.join() === other.ids.join();
  }

  toDOM() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cm-comments";
    button.textContent = this.ids.length === 1 ? "1 comment" : `${this.ids.length} comments`;
    button.addEventListener("click", () => leadTo(this.ids[0]));
    return button;
  }

  ignoreEvent() {
    return true;
  }
}

function leadTo(id) {
  const item = document.getElementById(id);
  item?.scrollIntoView({ block: "center" });
  item?.focus({ preventScroll: true });
}

function decorations(state) {
  const list = [];
  const lines = new Map(); // by where a line ends, the comments that begin on it
  state.field(marks).between(0, state.doc.length, (from, to, mark) => {
    list.push(mark.range(from, to));
    const end = state.doc.lineAt(from).to;
    lines.set(end, [...(lines.get(end) ?? []), mark.spec.id]);
  });
  for (const [end, ids] of lines) {
    list.push(Decoration.widget({ widget: new Opener(ids), side: 2 }).range(end));
  }
  return Decoration.set(list, true);
}

// discuss returns what an editor has to do with the comments in a section of the page. Lead puts
// the cursor at a place of the text.
export function discuss(section, lead) {
  const log = []; // changes, the newest last
  const said = section.querySelector("#comments-said");
  const form = section.querySelector("[data-new-comment]");
  let view = null;
  let mark = section.dataset.mark;
  let asking = false;
  let later = 0; // when the list is looked at again
  let naming = 0; // when the lines are said anew
  let ahead = false; // whether the list is of a later version than the text is
  let byHand = false; // whether the lines were typed in the form
  let stopped = false;

  // place puts the marks where the list says that the texts are.
  function place() {
    const list = [];
    const before = view.state.field(marks);
    ahead = false;
    for (const item of section.querySelectorAll("[data-version]")) {
      const since = getSyncedVersion(view.state) - Number(item.dataset.version);
      if (since < 0) {
        ahead = true; // the mark stays as it is until what leads there has come
        before.between(0, view.state.doc.length, (from, to, value) => void (value.spec.id === item.id && list.push(value.range(from, to))));
        continue;
      }
      if (since > log.length) {
        refreshLater();
        continue;
      }
      let set = Decoration.set(Decoration.mark({ class: "cm-commented", id: item.id }).range(Number(item.dataset.from), Number(item.dataset.to)));
      for (const change of [...log.slice(log.length - since), ...sendableUpdates(view.state).map((update) => update.changes)]) {
        set = set.map(change);
      }
      set.between(0, view.state.doc.length, (from, to, value) => void list.push(value.range(from, to)));
    }
    view.dispatch({ effects: marked.of(Decoration.set(list, true)) });
    name();
  }

  // name says in the list on which lines the texts are now.
  function name() {
    view.state.field(marks).between(0, view.state.doc.length, (from, to, value) => {
      const first = view.state.doc.lineAt(from).number;
      const last = view.state.doc.lineAt(to).number;
      const link = document.getElementById(value.spec.id)?.querySelector("[data-comment-place]");
      if (link) {
        link.textContent = `${section.dataset.path}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`}`;
      }
    });
  }

  function refreshLater() {
    clearTimeout(later);
    later = setTimeout(refresh, soon);
  }

  async function refresh() {
    if (asking || stopped) {
      refreshLater();
      return;
    }
    asking = true;
    const text = await fetch(section.dataset.comments, { headers: { Accept: "text/html" } })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .catch(() => "");
    asking = false;
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("comments");
    if (fresh) {
      take(fresh);
      place();
    }
  }

  // take puts the comments as they are now in the place of those that are listed.
  function take(fresh) {
    mark = fresh.dataset.mark;
    const had = document.activeElement;
    const focused = had?.closest(".comment");
    const nth = focused ? [...focused.querySelectorAll(had.tagName)].indexOf(had) : -1;
    const known = new Set([...section.querySelectorAll(".comment")].map((item) => item.id));
    for (const list of section.querySelectorAll("[data-comment-list]")) {
      arrange(list, [...fresh.querySelector(`[data-comment-list=${list.dataset.commentList}]`).children].map(keeping));
    }
    section.querySelector("[data-no-comments]").hidden = fresh.querySelector("[data-no-comments]").hidden;
    section.querySelector("[data-settled]").hidden = fresh.querySelector("[data-settled]").hidden;
    if (focused && document.activeElement !== had) {
      const item = document.getElementById(focused.id) ?? section.querySelector("summary");
      (item.querySelectorAll(had.tagName)[nth] ?? item).focus({ preventScroll: true });
    }
    const come = [...section.querySelectorAll(".comment")].filter((item) => !known.has(item.id));
    if (come.length > 0) {
      say(come.length === 1 ? `A comment by ${come[0].querySelector("strong").textContent} has come.` : `${come.length} comments have come.`);
    }
  }

  // keeping returns what stands in the list for a comment from now on: what somebody is writing
  // there stays, and what they were told of it.
  function keeping(item) {
    const had = document.getElementById(item.id);
    if (!had) {
      return item;
    }
    const settledToo = had.hasAttribute("data-version") === item.hasAttribute("data-version");
    const used = [...had.querySelectorAll("textarea")].some((box) => box.value !== "" || box === document.activeElement) || had.querySelector("[data-comment-problem]:not([hidden])");
    if (settledToo && used) {
      had.querySelector(".comment__said").replaceWith(item.querySelector(".comment__said"));
      Object.assign(had.dataset, item.dataset);
      return had;
    }
    had.querySelectorAll("textarea").forEach((box, i) => {
      const now = item.querySelectorAll("textarea")[i];
      if (now) {
        now.value = box.value;
      }
    });
    had.querySelectorAll("details").forEach((fold, i) => {
      const now = item.querySelectorAll("details")[i];
      if (now) {
        now.open = fold.open;
      }
    });
    return item;
  }

  function arrange(list, items) {
    for (const old of [...list.children]) {
      if (!items.includes(old)) {
        old.remove();
      }
    }
    items.forEach((item, i) => {
      if (list.children[i] !== item) {
        list.insertBefore(item, list.children[i] ?? null);
      }
    });
  }

  function say(text) {
    said.textContent = text;
  }

  // follow keeps the lines in the form at the cursor, or at what is selected.
  function follow(state) {
    if (!form || byHand || form.contains(document.activeElement)) {
      return;
    }
    const { from, to, empty } = state.selection.main;
    const first = state.doc.lineAt(from).number;
    const last = state.doc.lineAt(to).number;
    form.elements.line.value = first;
    form.elements.last.value = first === last ? "" : last;
    const about = document.getElementById("comment-about");
    about.hidden = empty;
    about.textContent = empty ? "" : `About what is selected: “${short(state.sliceDoc(from, to))}”`;
  }

  function short(text) {
    return text.length > shown ? `${text.slice(0, shown)}…` : text;
  }

  // chosen returns what the form is about, without the space around it.
  function chosen() {
    const { doc, selection } = view.state;
    let { from, to, empty } = selection.main;
    if (byHand || empty) {
      const line = (box, otherwise) => doc.line(Math.min(Math.max(Number(box.value) || otherwise, 1), doc.lines));
      const first = line(form.elements.line, 1);
      const last = line(form.elements.last, first.number);
      [from, to] = [Math.min(first.from, last.from), Math.max(first.to, last.to)];
    }
    const text = doc.sliceString(from, to);
    from += text.length - text.trimStart().length;
    return { from, text: text.trim(), to: from + text.trim().length };
  }

  async function send(event) {
    if (stopped || !view) {
      return; // as without this script
    }
    event.preventDefault();
    const sent = event.target;
    const fields = new URLSearchParams(new FormData(sent, event.submitter));
    problem(sent, "");
    for (let i = 0; i < patience && sendableUpdates(view.state).length > 0; i++) {
      await new Promise((done) => setTimeout(done, 100));
    }
    if (sendableUpdates(view.state).length > 0) {
      answered(sent, "What you typed in the file isn’t saved yet, so this wasn’t sent. It is still here: try it again in a moment.");
      return;
    }
    if (sent === form) {
      const { from, to, text } = chosen();
      fields.set("version", getSyncedVersion(view.state));
      fields.set("from", from);
      fields.set("to", to);
      if (fields.get("instead").replaceAll("\r\n", "\n") === text) {
        fields.delete("instead");
      }
    }
    const answer = await fetch(sent.action, { method: "POST", headers: { Accept: "application/json" }, body: fields, redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect" || answer?.ok) {
      for (const box of sent.querySelectorAll("textarea")) {
        box.value = "";
      }
      answered(sent, "");
      done(sent);
    } else {
      answered(sent, (await answer?.json().catch(() => null))?.error ?? "No connection. What you wrote is still here: try it again.");
    }
    refresh();
  }

  // answered lets a form be sent again, and says why what it sent wasn't taken.
  function answered(sent, why) {
    sent.dispatchEvent(new Event("answered", { bubbles: true }));
    problem(sent, why);
  }

  function done(sent) {
    if (sent === form) {
      sent.reset();
      byHand = false;
      sent.closest("details").open = false;
      sent.closest("details").querySelector("summary").focus();
      say("Your comment is there for the others.");
      follow(view.state);
    } else {
      const here = sent.contains(document.activeElement); // and not where somebody went meanwhile
      sent.closest("details")?.removeAttribute("open");
      if (here || document.activeElement === document.body) {
        sent.closest(".comment").focus({ preventScroll: true });
      }
      say("That is done.");
    }
  }

  function problem(sent, text) {
    const at = sent.querySelector("[data-comment-problem]");
    at.textContent = text;
    at.hidden = text === "";
  }

  section.addEventListener("submit", send);
  section.addEventListener("click", (event) => {
    const id = event.target.closest("[data-comment-place]")?.closest("[data-version]")?.id;
    view?.state.field(marks).between(0, view.state.doc.length, (from, to, value) => {
      if (value.spec.id === id) {
        event.preventDefault();
        lead(from);
        return false;
      }
    });
  });
  for (const box of form ? [form.elements.line, form.elements.last] : []) {
    box.addEventListener("input", () => {
      byHand = true;
      document.getElementById("comment-about").hidden = true;
    });
  }
  form?.elements.instead.closest("details").addEventListener("toggle", (event) => {
    if (event.target.open && form.elements.instead.value === "" && view) {
      form.elements.instead.value = chosen().text;
    }
  });

  return {
    extension: [
      marks,
      EditorView.decorations.compute([marks, "doc"], decorations),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged) {
          follow(update.state);
        }
        if (update.docChanged) {
          clearTimeout(naming);
          naming = setTimeout(name, soon);
          if (update.state.field(marks).size < update.startState.field(marks).size) {
            refreshLater();
          }
        }
      }),
    ],
    // received takes which changes the server has told, once they are in the text, and what it
    // says of the comments.
    received(to, changes, told) {
      const first = view === null;
      view = to;
      log.push(...changes);
      log.splice(0, log.length - remembered);
      if (told !== mark) {
        refresh();
      } else if (first || ahead) {
        place();
        follow(to.state);
      }
    },
    stop() {
      stopped = true;
    },
  };
}
