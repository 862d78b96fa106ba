// Snippets for everyday things, each a storyline of its own, so that nothing that is told already has
// to wait for it. Completion offers them where a line begins outside of everything. The server sends
// them with a file's page, and adds them by forms as well. PERSON and CASE become the last person and
// the last case that stand above.

import { snippetCompletion } from "@codemirror/autocomplete";

// lastNamed returns the last name that the text gives to what a word makes, or what to write there.
function lastNamed(text, word) {
  const all = [...text.matchAll(new RegExp(`^local +(\\w+) *= *${word} *\\{`, "gm"))];
  return all.length > 0 ? all[all.length - 1][1] : word;
}

// completionsOf returns snippets as completions, for what stands above.
export function completionsOf(snippets, above) {
  const named = { PERSON: lastNamed(above, "person"), CASE: lastNamed(above, "case") };
  return snippets.map(({ title, about, text }) => {
    const filled = text.replace(/PERSON|CASE/g, (word) => `#{${named[word]}}`);
    return snippetCompletion(filled, { label: title, detail: "to begin from", info: about, type: "text", boost: -10 });
  });
}
