// withCode returns a sentence with what stands between backticks in it marked up as code. Where it
// names the command that explains a word, it leads to that word's page.
export function withCode(text) {
  const marked = document.createDocumentFragment();
  text.split("`").forEach((part, i, all) => {
    const [, word] = (i % 2 === 1 && /^caseload help ([\w.:]+)$/.exec(part)) || [];
    if (word) {
      const link = document.createElement("a");
      link.href = word === "words" ? "/help/words" : `/help/words/${encodeURIComponent(word)}`;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = `${/(^|[.?]\s)$/.test(all[i - 1]) ? "The" : "the"} help on ${word}`;
      marked.append(link);
    } else if (i % 2 === 1) {
      const code = document.createElement("code");
      code.textContent = part;
      marked.append(code);
    } else {
      marked.append(part);
    }
  });
  return marked;
}
