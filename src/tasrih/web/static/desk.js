// The desk without this file is whole; this adds keys, quiet filters and the copying of citations.
"use strict";

// Article: move among statements, text and panel together.
function statements() {
  const cards = Array.from(document.querySelectorAll(".cards > .card"));
  if (!cards.length) return;
  const mover = document.querySelector(".mover");
  const pieces = (name) => document.querySelectorAll(`.text mark[data-s~="${name}"]`);
  let at = -1;

  function choose(n, { focus = true, from = "" } = {}) {
    if (n < 0 || n >= cards.length) return;
    if (at >= 0) {
      cards[at].classList.remove("on");
      pieces(cards[at].dataset.s).forEach((one) => one.classList.remove("on"));
    }
    at = n;
    const name = cards[at].dataset.s;
    cards[at].classList.add("on");
    const marks = pieces(name);
    marks.forEach((one) => one.classList.add("on"));
    if (from !== "text" && marks.length) reveal(marks[0]);
    if (from !== "card") reveal(cards[at]);
    if (focus) cards[at].focus({ preventScroll: true });
    history.replaceState(null, "", `#${name}`);
    tell();
  }

  // "3 of 12" between the buttons, which end with the list
  function tell() {
    const place = mover.querySelector("[data-at]");
    const digits = (n) => cards[n - 1].querySelector(".card-no").textContent.trim();
    place.textContent = at < 0 ? "" : place.dataset.at.replace("{n}", digits(at + 1)).replace("{total}", digits(cards.length));
    mover.querySelectorAll("button").forEach((one) => {
      one.disabled = at + Number(one.dataset.step) < (at < 0 ? -2 : 0) || at + Number(one.dataset.step) >= cards.length;
    });
  }
  mover.hidden = false;
  document.querySelector(".keys-hint").hidden = false;
  mover.addEventListener("click", (event) => {
    const step = Number(event.target.closest("button")?.dataset.step);
    if (step) choose(at < 0 && step < 0 ? cards.length - 1 : at + step, { focus: false });
  });

  function reveal(element) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const box = element.closest(".panel") || element.closest(".text-side");
    if (box && box.scrollHeight > box.clientHeight + 4 && getComputedStyle(box).overflowY !== "visible") {
      const gap = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollBy({ top: gap - box.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
    } else {
      element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, summary, button, a, pre")) {
      if (!["j", "k", "n", "p"].includes(event.key) || event.target.closest("input, textarea, select")) return;
    }
    const step = { j: 1, n: 1, ArrowDown: 1, k: -1, p: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(at < 0 && step < 0 ? cards.length - 1 : at + step);
  });
  document.querySelector(".text")?.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-s]");
    if (!mark || String(getSelection())) return;
    const name = mark.dataset.s.split(" ").pop();
    choose(cards.findIndex((card) => card.dataset.s === name), { from: "text" });
  });
  cards.forEach((card, n) => {
    card.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, summary, details, form") && !String(getSelection())) choose(n, { from: "card" });
    });
  });
  tell();
  const named = () => cards.findIndex((card) => `#${card.dataset.s}` === location.hash);
  if (named() >= 0) choose(named(), { focus: false });
  addEventListener("hashchange", () => named() >= 0 && named() !== at && choose(named(), { focus: false }));
}

function citations() {
  document.querySelectorAll("button.copy").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const named = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
      button.textContent = button.dataset.done;
      button.nextElementSibling.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = named; }, 1600);
    });
  });
}

// The form of a review comes and goes within its statement. What is wrong, or that it is kept, is where the focus goes;
// an answer that is no form (the desk is gone) leaves all that was typed.
function reviews() {
  const here = (event) => event.target.closest?.(".review-here");
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!here(event)) return;
    const form = /id="review"/.test(event.detail.xhr.responseText);
    event.detail.shouldSwap = form;
    event.detail.isError = false;
    if (!form) lost(here(event));
  });
  document.body.addEventListener("htmx:sendError", (event) => {
    const box = event.detail.elt.closest(".review-here");
    if (box) lost(box);
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const box = here(event);
    if (box) (box.querySelector("[data-focus]") || box.querySelector("input:not([type='hidden'])"))?.focus();
  });
  document.addEventListener("input", (event) => {
    const box = event.target.closest(".corrections");
    if (box && event.target.value) box.closest("form").querySelector("[value='correct']").checked = true;
  });

  function lost(box) {
    box.querySelector(".problems")?.remove();
    const told = document.createElement("p");
    told.className = "problems";
    told.setAttribute("role", "alert");
    told.tabIndex = -1;
    told.textContent = box.dataset.lost;
    box.prepend(told);
    told.focus();
  }
}

// A link into the text, or to a closed part of the panel, is followed with that part opened.
function parts() {
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener("hashchange", open);
  open();
}

// On small screens the filters begin closed.
function rail() {
  const inside = document.querySelector(".rail-in");
  if (inside && matchMedia("(max-width: 56.25em)").matches) inside.open = false;
}

// "/" goes to the search field; Escape closes an open menu.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    const field = document.querySelector('input[type="search"]');
    if (field) { event.preventDefault(); field.focus(); }
  }
  if (event.key === "Escape") {
    document.querySelectorAll("details.menu[open]").forEach((one) => {
      if (one.contains(document.activeElement)) one.querySelector("summary").focus();
      one.open = false;
    });
  }
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((one) => { if (!one.contains(event.target)) one.open = false; });
});

statements();
citations();
reviews();
parts();
rail();
