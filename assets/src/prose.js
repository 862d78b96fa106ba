// While a text is written in a form, its words are counted, and the names that can stand in it
// become buttons that write them where the cursor is. Without this the count is that of what was
// saved, and the names are there to be typed.

function counted(box, line) {
  const inLines = line.hasAttribute("data-lines");
  const parts = inLines ? box.value.split("\n").filter((part) => part.trim()) : box.value.trim().split(/\s+/).filter(Boolean);
  const most = Number(line.dataset.most);
  const unit = inLines ? "line" : "word";
  const many = `${parts.length} ${unit}${parts.length === 1 ? "" : "s"}`;
  if (!most) {
    return `${many}.`;
  }
  return parts.length > most ? `${many}. It should have ${most} at most, as whoever plays reads it between other things.` : `${many}, of ${most} at most.`;
}

for (const line of document.querySelectorAll("[data-count]")) {
  const box = document.getElementById(line.dataset.count);
  box?.addEventListener("input", () => (line.textContent = counted(box, line)));
}

for (const list of document.querySelectorAll("[data-names]")) {
  const box = document.getElementById(list.dataset.names);
  for (const code of box ? list.querySelectorAll("code") : []) {
    const name = code.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button prose-names__insert";
    button.append(code.cloneNode(true));
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = "Write it where the cursor is: ";
    button.prepend(hidden);
    button.addEventListener("click", () => {
      box.setRangeText(name, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    });
    code.replaceWith(button);
  }
}

// A day that is chosen is said with its weekday.
for (const box of document.querySelectorAll("[data-weekday]")) {
  const said = document.getElementById(box.dataset.weekday);
  const say = () => {
    const day = /^\d{4}-\d\d-\d\d$/.test(box.value) ? new Date(`${box.value}T12:00:00Z`) : null;
    const weekday = day && !Number.isNaN(day.getTime()) ? day.toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" }) : "";
    said.textContent = weekday && `That is a ${weekday}${weekday.startsWith("S") ? ", on which nobody in the scenario works" : ""}.`;
  };
  box.addEventListener("input", say);
}
