// Writing a file of a draft with others. The page holds the text as it was at a version; from
// there on this file sends what is typed and is told of all changes, as CodeMirror's collab
// does. Without it, the page has a plain text box that is saved.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { lua } from "@codemirror/legacy-modes/mode/lua";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { ChangeSet, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { botsGutter } from "./bots.js";
import { discuss } from "./comments.js";
import { lookAt } from "./found.js";
import { meet } from "./others.js";
import { vocabulary } from "./words.js";

const sentAtOnce = 200; // updates of one push
const sizeAtOnce = 500_000; // characters of them, of which some are three bytes: the server reads no more than two megabytes
const soon = 2000; // milliseconds until something that failed is tried again
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/; // beside tabs and ends of lines; the server refuses them too
const pause = 30_000; // milliseconds after which it is read out again that somebody changes something

const form = document.querySelector("[data-editor]");
if (form) {
  begin(form);
}

function begin(form) {
  const box = form.querySelector("textarea");
  const status = document.getElementById("editor-status");
  const problem = document.getElementById("editor-problem"); // is read out; each save isn't
  const most = Number(form.dataset.most);
  const address = form.action;
  let source = null;
  let sending = false;
  let kept = null; // the last update that the server said is in the log
  let later = 0;
  let stopped = false;

  const client = newClient();
  const others = meet(address, client, document.getElementById("editor-here"), announce);
  const comments = discuss(document.getElementById("comments"), (at) => found.leadToPlace(at));
  const view = new EditorView({
    parent: form.querySelector(".editor"),
    // As the server sent them: a browser may have put back what was in the boxes before.
    state: stateOf(box.defaultValue, Number(form.version.defaultValue)),
  });
  const found = lookAt(form, view, () => stopped, refuse);
  form.querySelector(".editor").hidden = false;
  document.getElementById("editor-help").hidden = false;
  for (const plain of form.querySelectorAll("[data-plain]")) {
    plain.hidden = true;
  }

  function stateOf(text, version) {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(form.dataset.nonce),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": box.labels[0].textContent, "aria-describedby": "editor-help editor-status editor-problem" }),
        EditorState.changeFilter.of(fits),
        EditorView.lineWrapping,
        EditorView.updateListener.of(changed),
        collab({ startVersion: version, clientID: client }),
        others.extension,
        comments.extension,
        history(),
        lineNumbers(),
        lintGutter(),
        form.dataset.editor === "lua" ? botsGutter : [],
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentUnit.of("  "),
        form.dataset.editor === "lua" ? [StreamLanguage.define(lua), vocabulary(JSON.parse(form.dataset.snippets))] : [],
        syntaxHighlighting(classHighlighter),
        // Tab isn't taken: it leads out of the editor, as everywhere else.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      ],
    });
  }

  function fits(transaction) {
    if (transaction.docChanged && control.test(insertedBy(transaction))) {
      refuse("What you put in has control characters in it, which can’t be kept, so it wasn’t put in.");
      return false;
    }
    if (!transaction.docChanged || transaction.newDoc.length <= most || transaction.newDoc.length < transaction.startState.doc.length) {
      return true;
    }
    refuse(`A file can have ${most} characters, so that wasn’t put in. Put a part of the text in another file.`);
    return false;
  }

  function insertedBy(transaction) {
    let text = "";
    transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
      text += inserted.toString();
    });
    return text;
  }

  // The link to play from here leads to the line that the caret is in.
  function playFrom(state) {
    const link = document.querySelector("[data-play-from]");
    if (link) {
      const at = new URL(link.href);
      at.searchParams.set("line", state.doc.lineAt(state.selection.main.head).number);
      link.href = at.href;
    }
  }

  function changed(update) {
    if (update.selectionSet || update.docChanged) {
      playFrom(update.state);
    }
    if (update.docChanged) {
      push();
      found.checkLater();
    }
  }

  // push sends what isn't acknowledged yet. It is acknowledged when it comes back in the
  // stream; what was sent and not answered is sent again, and the server knows it.
  async function push() {
    const updates = nextUpdates();
    if (sending || stopped || updates.length === 0) {
      return;
    }
    sending = true;
    say("Saving…", true);
    clearTimeout(later);
    const version = getSyncedVersion(view.state);
    try {
      const answer = await fetch(`${address}/changes`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({
          version,
          client: updates[0].clientID,
          changes: updates.map((update) => update.changes.toJSON()),
        }),
      });
      if (answer.status === 409) {
        await refused(await answer.json());
      } else if ([400, 413, 415, 422].includes(answer.status)) {
        stop((await answer.json()).error);
      } else if (!answer.ok) {
        lost(answer.status);
      } else {
        // The stream says what of it is in the log. If it has done so already, what was typed
        // meanwhile goes next; if it doesn't, this is sent once more.
        kept = updates.at(-1);
        reopen();
        if (source) {
          later = setTimeout(push, getSyncedVersion(view.state) > version ? 0 : soon);
        }
      }
    } catch {
      lost(0);
    }
    sending = false;
  }

  function nextUpdates() {
    let size = 0;
    const all = sendableUpdates(view.state).slice(0, sentAtOnce);
    const over = all.findIndex((update, i) => (size += JSON.stringify(update.changes).length) > sizeAtOnce && i > 0);
    return over < 0 ? all : all.slice(0, over);
  }

  function lost(status) {
    if (status === 401 || status === 403 || status === 404) {
      stop("This isn’t kept any longer: you are signed out, or may no longer write here. Your text is in the box: copy it, and load the page again.");
      return;
    }
    say(status === 0 ? "No connection. What you type stays here, and is sent when there is one again." : "The server couldn’t take what you typed just now. It stays here, and is sent again in a moment.");
    later = setTimeout(push, soon);
  }

  async function refused(problem) {
    if (problem.why === "behind") {
      silence(); // the stream tells so many changes at once, and the next ones when it is opened again
      open();
      later = setTimeout(push, soon);
      return;
    }
    stop(problem.error, problem.why === "unfit" || problem.why === "full");
  }

  // stop sends nothing any longer. The text is in the plain box then, from which it can be
  // copied, or saved as a whole over the version that was known last if the server takes that.
  function stop(sentence, savable) {
    if (stopped) {
      return;
    }
    stopped = true;
    comments.stop();
    close();
    const focused = view.hasFocus;
    box.value = view.state.doc.toString();
    box.readOnly = !savable;
    form.version.value = getSyncedVersion(view.state);
    form.querySelector(".editor").hidden = true;
    document.getElementById("editor-help").hidden = true;
    document.getElementById("editor-here").textContent = "";
    box.before(problem); // where it is seen on a small screen too
    for (const plain of form.querySelectorAll("[data-plain]")) {
      plain.hidden = !savable && plain.contains(form.querySelector("[data-plain] button"));
    }
    box.setSelectionRange(view.state.selection.main.from, view.state.selection.main.to);
    if (focused) {
      box.focus(); // so that what is being typed goes on there
    }
    say(sentence);
  }

  // open listens to what is changed after the version that is known.
  function open() {
    if (source || stopped || document.hidden) {
      return;
    }
    source = new EventSource(`${address}/live?after=${getSyncedVersion(view.state)}`);
    source.addEventListener("changes", (event) => receive(JSON.parse(event.data)));
    source.addEventListener("gone", () => stop("This file can’t be written here any longer: it was taken out of the draft, the draft was put away or deleted, or you were taken out of the partnership. Your text is in the box: copy what you need."));
    source.addEventListener("error", () => {
      silence();
      setTimeout(open, soon);
    });
    others.came(view);
  }

  function silence() {
    source?.close();
    source = null;
  }

  function close() {
    silence();
    others.left();
  }

  function reopen() {
    if (!source) {
      open();
    }
  }

  function receive(batch) {
    const known = getSyncedVersion(view.state);
    if (batch.version > known) {
      silence(); // something is missing in between
      open();
      return;
    }
    const fresh = batch.changes.slice(known - batch.version);
    const updates = fresh.map((made) => ({ changes: ChangeSet.fromJSON(made.changes), clientID: made.client }));
    if (fresh.length > 0) {
      // What isn't acknowledged is moved over one change after the other, as the server moves it:
      // over several at once it could come to stand elsewhere than there.
      for (const some of sendableUpdates(view.state).length > 0 ? updates.map((update) => [update]) : [updates]) {
        view.dispatch(receiveUpdates(view.state, some));
      }
      announceChanges(fresh.filter((made) => made.client !== client));
    }
    others.received(view, updates.map((update) => ({ client: update.clientID, changes: update.changes })), batch.here);
    comments.received(view, updates.map((update) => update.changes), batch.comments);
    settled();
    push();
  }

  function settled() {
    if (sendableUpdates(view.state).length === 0 && !stopped) {
      say("Everything is saved.", true);
    }
  }

  // announceChanges says who has begun to change something, and not each letter: whoever goes on
  // isn't named again until they have paused.
  const changing = new Map(); // when somebody changed something last
  let changers = new Set();
  let announcing = 0;
  function announceChanges(made) {
    for (const one of made) {
      if (Date.now() - (changing.get(one.by) ?? 0) > pause) {
        changers.add(one.by);
      }
      changing.set(one.by, Date.now());
    }
    if (changers.size > 0 && !announcing) {
      announcing = setTimeout(() => {
        announce(`${[...changers].join(" and ")} changed this file just now.`);
        changers = new Set();
        announcing = 0;
      }, 3000);
    }
  }

  function announce(text) {
    document.getElementById("editor-others").textContent = text;
  }

  // say tells what the state is, quietly if all is well, and refuse why something wasn't put in,
  // which stays for a while, however much is saved or moved meanwhile.
  let stays = 0;
  function say(text, quiet) {
    status.textContent = quiet ? text : "";
    if (!quiet || Date.now() > stays) {
      problem.textContent = quiet ? "" : text;
    }
  }

  function refuse(text) {
    stays = Date.now() + 6000;
    problem.textContent = text;
  }

  let saving = false;
  form.addEventListener("submit", (event) => {
    saving = stopped && !box.readOnly;
    if (!saving) {
      event.preventDefault();
    }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  window.addEventListener("hashchange", found.leadToLine);
  window.addEventListener("beforeunload", (event) => {
    const last = sendableUpdates(view.state).at(-1);
    if (last && last !== kept && !saving) {
      event.preventDefault(); // the browser asks whether to leave what isn't kept
    }
  });
  open();
  found.checkLater();
  found.leadToLine();
}

// newClient returns the name of an editor's state, which no other may have: not another tab,
// nor this one when it is loaded again.
function newClient() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
