// Snippets for everyday things, each a storyline of its own, so that nothing that is told already has
// to wait for it. Completion offers them where a line begins outside of everything. Their texts are
// files of app/script/form, by which forms add them as well. PERSON and CASE become the last
// person and the last case that stand above.

import { snippetCompletion } from "@codemirror/autocomplete";

import arrival from "../../app/script/form/snippets/arrival.lua";
import call from "../../app/script/form/snippets/call.lua";
import desk from "../../app/script/form/snippets/desk.lua";
import email from "../../app/script/form/snippets/email.lua";
import supervision from "../../app/script/form/snippets/supervision.lua";
import visit from "../../app/script/form/snippets/visit.lua";

// taken takes a file apart: its name, what it is for, and its text.
function taken(file) {
  const lines = file.trimEnd().split("\n");
  const first = lines.findIndex((line) => !line.startsWith("--"));
  const [title, ...about] = lines.slice(0, first).map((line) => line.replace(/^-- ?/, ""));
  return { title, about: about.join(" "), text: lines.slice(first).join("\n") };
}

const snippets = [call, visit, supervision, arrival, email, desk].map(taken);

// lastNamed returns the last name that the text gives to what a word makes, or what to write there.
function lastNamed(text, word) {
  const all = [...text.matchAll(new RegExp(`^local +(\\w+) *= *${word} *\\{`, "gm"))];
  return all.length > 0 ? all[all.length - 1][1] : word;
}

// snippetsFor returns the snippets as completions, for what stands above.
export function snippetsFor(above) {
  const named = { PERSON: lastNamed(above, "person"), CASE: lastNamed(above, "case") };
  return snippets.map(({ title, about, text }) => {
    const filled = text.replace(/PERSON|CASE/g, (word) => `#{${named[word]}}`);
    return snippetCompletion(filled, { label: title, detail: "to begin from", info: about, type: "text", boost: -10 });
  });
}
