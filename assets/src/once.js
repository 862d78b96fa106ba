// A form that has been sent isn't sent again until there is an answer. One that only asks,
// or is answered with a file, leaves the page as it is and can be sent again.

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method === "get" || "file" in form.dataset) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "sent";
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", "true");
    }
  },
  true,
);

// A page shown again by the back button can be used again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach(settle);
});

// What a script of another bundle sent by itself was answered.
document.addEventListener("answered", (event) => settle(event.target));

// settle lets a form be sent again.
export function settle(form) {
  if (!form?.dataset?.sent) {
    return;
  }
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button")) {
    button.removeAttribute("aria-disabled");
  }
}
