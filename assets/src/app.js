// Everything works without this file. It makes the desk smooth, says aloud
// what happened, and offers the quick way out.

import htmx from "htmx.org";
import "./exit.js";
import "./keep.js";
import "./keys.js";
import "./line.js";
import "./live.js";
import "./order.js";
import "./prose.js";
import "./show.js";
import "./turns.js";
import { announce } from "./announce.js";
import { focusAfter } from "./focus.js";
import { settle } from "./once.js";

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // a desk is the student's own: none of it is left in the browser
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "400|409|422|429|503", swap: true }, // the desk or a page that says why nothing was decided, with what was typed
    { code: "[45]..", swap: false, error: true },
  ],
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "desk") {
    focusAfter(event.detail.requestConfig);
  }
});

document.addEventListener("htmx:afterRequest", (event) => settle(event.detail.elt));

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.elt?.dataset?.quiet !== undefined) {
      return; // it looks again by itself
    }
    document.querySelectorAll("form[data-sent]").forEach(settle);
    const text = "That didn’t reach the server, and nothing was changed. Try it once more.";
    announce(text);
    showProblem(text);
  });
}

function showProblem(text) {
  document.getElementById("notice")?.remove();
  const notice = document.createElement("div");
  notice.id = "notice";
  notice.className = "notice notice--problem";
  notice.tabIndex = -1;
  notice.textContent = text;
  const columns = document.querySelector(".desk__columns");
  if (columns) {
    columns.before(notice);
  } else {
    document.getElementById("main").prepend(notice);
  }
  notice.focus();
}
