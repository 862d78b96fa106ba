// A passphrase is shown to whoever types it, when they ask for that, until it is sent.

for (const box of document.querySelectorAll("input[type=password][data-show]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button sign__show";
  const label = box.labels[0]?.textContent ?? "passphrase";
  const say = () => {
    const hidden = box.type === "password";
    button.textContent = hidden ? "Show" : "Hide";
    button.setAttribute("aria-label", `${button.textContent}: ${label}`);
  };
  button.addEventListener("click", () => {
    box.type = box.type === "password" ? "text" : "password";
    say();
  });
  box.form?.addEventListener("submit", () => (box.type = "password"));
  say();
  box.after(button);
}
