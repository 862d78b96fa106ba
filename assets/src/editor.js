// Writing a file of a draft with others. The page holds the text as it was at a version; from
// there on this file sends what is typed and is told of all changes, as CodeMirror's collab
// does. Without it, the page has a plain text box that is saved.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { lua } from "@codemirror/legacy-modes/mode/lua";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { ChangeSet, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { askBots, botsGutter } from "./bots.js";
import { withCode } from "./code.js";
import { discuss } from "./comments.js";
import { meet } from "./others.js";
import { vocabulary } from "./words.js";

const sentAtOnce = 200; // updates of one push
const sizeAtOnce = 500_000; // characters of them, of which some are three bytes: the server reads no more than two megabytes
const soon = 2000; // milliseconds until something that failed is tried again
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/; // beside tabs and ends of lines; the server refuses them too
const pause = 30_000; // milliseconds after which it is read out again that somebody changes something
const calm = 700; // milliseconds without a change until the draft is checked

const form = document.querySelector("[data-editor]");
if (form) {
  begin(form);
}

function begin(form) {
  const box = form.querySelector("textarea");
  const status = document.getElementById("editor-status");
  const problem = document.getElementById("editor-problem"); // is read out; each save isn't
  const sum = document.getElementById("found-sum");
  const most = Number(form.dataset.most);
  const address = form.action;
  let source = null;
  let sending = false;
  let later = 0;
  let stopped = false;

  const client = newClient();
  const others = meet(address, client, document.getElementById("editor-here"), announce);
  const comments = discuss(document.getElementById("comments"), leadToPlace);
  const view = new EditorView({
    parent: form.querySelector(".editor"),
    // As the server sent them: a browser may have put back what was in the boxes before.
    state: stateOf(box.defaultValue, Number(form.version.defaultValue)),
  });
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
      checkLater();
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
        reopen();
        later = setTimeout(push, getSyncedVersion(view.state) > version ? 0 : soon);
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
    say("No connection. What you type stays here, and is sent when there is one again.");
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

  // The draft is checked a moment after it was changed. What needs no plays comes first.
  let checking = 0;
  let asked = 0;
  function checkLater() {
    clearTimeout(checking);
    checking = setTimeout(() => check(++asked, "&first"), calm);
  }

  async function check(turn, how) {
    if (stopped || document.hidden || turn !== asked) {
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
      askBots(view, form.dataset.bots, () => turn === asked && !stopped && !document.hidden, lead);
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
  window.addEventListener("hashchange", leadToLine);
  window.addEventListener("beforeunload", (event) => {
    if (sendableUpdates(view.state).length > 0 && !saving) {
      event.preventDefault(); // the browser asks whether to leave what isn't kept
    }
  });
  sum.setAttribute("role", "status");
  document.getElementById("bots-sum")?.setAttribute("role", "status");
  open();
  checkLater();
  leadToLine();
}

// newClient returns the name of an editor's state, which no other may have: not another tab,
// nor this one when it is loaded again.
function newClient() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
