// A page whose main part says where changes are told (data-live) shows them as they
// happen. Each event is named by the id of the region that it replaces. Nothing is open
// while the tab is hidden: a browser keeps only six connections to a site, for all tabs
// together. Coming back, it says which event it had last and misses nothing.

import htmx from "htmx.org";

import { announce } from "./announce.js";

let page = null;
let stop = () => {};

// A desk is replaced as it is played, and each has an address of its own at which changes
// are told.
function begin() {
  const now = document.querySelector("[data-live]");
  if (now === page) {
    return;
  }
  stop();
  page = now;
  stop = page ? follow(page.dataset.live, page.dataset.liveLast) : () => {};
}
document.addEventListener("htmx:afterSwap", begin);
begin();

function follow(address, last) {
  const over = new AbortController();
  let source = null;
  let later = 0;

  function open() {
    if (document.hidden || source) {
      return;
    }
    clearTimeout(later);
    const from = new URL(address, location.href);
    from.searchParams.set("last", last);
    source = new EventSource(from);
    for (const region of ["board", "students", "seminar", "partner"]) {
      source.addEventListener(region, show);
    }
    source.addEventListener("gone", () => {
      close();
      if (!document.querySelector("form[data-sent]")) { // whoever ends a class here is on their way already
        location.reload(); // the page says why
      }
    });
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        close();
        later = setTimeout(lookOnce, 15000);
      }
    });
  }

  function close() {
    clearTimeout(later);
    source?.close();
    source = null;
  }

  function show(event) {
    last = event.lastEventId;
    const region = document.getElementById(event.type);
    if (!region) {
      return;
    }
    htmx.swap(region, event.data, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
    const told = document.querySelector(`#${event.type} [data-announce]`);
    if (told) {
      announce(told.textContent);
    }
  }

  // Where there is no stream to be had, the page looks as a request would, and tries again.
  function lookOnce() {
    const region = document.querySelector("[hx-trigger=look]");
    if (region) {
      htmx.trigger(region, "look");
    }
    open();
  }

  const until = { signal: over.signal };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()), until);
  window.addEventListener("pagehide", close, until);
  window.addEventListener("pageshow", open, until);
  open();
  return () => {
    over.abort();
    close();
  };
}
