// withCode returns a sentence with what stands between backticks in it marked up as code.
export function withCode(text) {
  const marked = document.createDocumentFragment();
  text.split("`").forEach((part, i) => {
    if (i % 2 === 1) {
      const code = document.createElement("code");
      code.textContent = part;
      marked.append(code);
    } else {
      marked.append(part);
    }
  });
  return marked;
}
