// The words in which scenarios are written, while one is written: what can stand where the
// cursor is, and what a word means under the pointer. They are what /help/words has.

import { autocompletion } from "@codemirror/autocomplete";
import { hoverTooltip } from "@codemirror/view";

import { withCode } from "./code.js";
import { completionsOf } from "./snippets.js";

let asked = null; // all words by name, once somebody needs them

function words() {
  asked ??= fetch("/help/words", { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : []))
    .catch(() => [])
    .then((themes) => new Map(themes.flatMap((theme) => theme.words.map((word) => [word.name, word]))));
  return asked;
}

const name = /[A-Za-z_][\w.]*$/;

// callAround returns the name of the call whose table or brackets a place is in, or "". It
// looks back a little way, and passes over texts and comments roughly.
function callAround(text) {
  let depth = 0;
  const code = text.replace(/--[^\n]*/g, "").replace(/"(?:\\.|[^"\\\n])*"/g, '""');
  for (let i = code.length - 1; i >= 0; i--) {
    const c = code[i];
    if (c === "}" || c === ")") {
      depth++;
    } else if ((c === "{" || c === "(") && depth-- === 0) {
      const before = name.exec(code.slice(0, i).trimEnd());
      if (before) {
        return before[0];
      }
      depth = 0; // a table within a call
    }
  }
  return "";
}

// wordFor returns a word by how it is written: a module's word is called by the local name of
// the module, and a method by its own.
function wordFor(all, written) {
  const short = written.slice(written.lastIndexOf(".") + 1);
  return all.get(written) ?? all.get(short) ?? [...all.values()].find((word) => word.name.endsWith(`.${short}`) || word.name.endsWith(`:${short}`));
}

const farBack = 4000;

async function complete(context, snippets) {
  const typed = context.matchBefore(/[A-Za-z_][\w.]*/);
  if (!typed && !context.explicit) {
    return null;
  }
  const line = context.state.doc.lineAt(context.pos);
  if (quoted(line.text.slice(0, context.pos - line.from))) {
    return null;
  }
  const all = await words();
  const from = typed?.from ?? context.pos;
  const around = wordFor(all, callAround(context.state.sliceDoc(Math.max(0, from - farBack), from)));
  const fields = around?.gets ? [] : (around?.fields ?? []);
  const options = [
    ...fields.filter((field) => /^\w+$/.test(field.name)).map((field) => ({ label: field.name, apply: `${field.name} = `, detail: `of ${around.name}`, info: () => inParagraph(field.means), type: "property", boost: 50 })),
    ...[...all.values()].filter((word) => !word.name.includes(":")).map((word) => ({ label: word.name, info: () => inParagraph(word.sentence), type: "function" })),
    ...(from === line.from && !around ? completionsOf(snippets, context.state.sliceDoc(0, from)) : []),
  ];
  return { from, options, validFor: /^[\w.]*$/ };
}

// quoted reports whether the end of a line is inside a text or a comment.
function quoted(before) {
  const without = before.replace(/"(?:\\.|[^"\\])*"/g, "");
  return without.includes('"') || without.includes("--");
}

async function explain(view, pos) {
  const line = view.state.doc.lineAt(pos);
  const at = pos - line.from;
  const start = line.text.slice(0, at).search(name);
  const begin = start < 0 ? at : start;
  const written = /^[\w.]+/.exec(line.text.slice(begin))?.[0];
  if (!written || quoted(line.text.slice(0, begin))) {
    return null;
  }
  const all = await words();
  const word = wordFor(all, written);
  const around = wordFor(all, callAround(view.state.sliceDoc(Math.max(0, line.from + begin - farBack), line.from + begin)));
  const field = around?.fields.find((one) => one.name === written);
  if (!word && !field) {
    return null;
  }
  return { pos: line.from + begin, end: line.from + begin + written.length, above: true, create: () => ({ dom: field ? tip(around.name, `${field.name}: ${field.means}`) : tip(word.name, word.sentence) }) };
}

function tip(of, text) {
  const dom = document.createElement("div");
  dom.className = "editor-tip";
  const sentence = inParagraph(text);
  const more = document.createElement("a");
  more.href = `/help/words/${encodeURIComponent(of)}`;
  more.target = "_blank";
  more.rel = "noopener";
  more.textContent = `More about ${of}`;
  dom.append(sentence, more);
  return dom;
}

// vocabulary is what an editor of scripts has of the words, and of the snippets that it is sent.
export function vocabulary(snippets) {
  return [autocompletion({ override: [(context) => complete(context, snippets)], icons: false, maxRenderedOptions: 10 }), hoverTooltip(explain)];
}

function inParagraph(text) {
  const paragraph = document.createElement("p");
  paragraph.append(withCode(text));
  return paragraph;
}
