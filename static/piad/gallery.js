// The gallery by keyboard: arrows move between the pictures, "/" goes to the search. Without this script Tab does.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("input[type=search]").focus();
    return;
  }
  const cards = [...document.querySelectorAll(".card")];
  if (!cards.length) return;
  const at = cards.indexOf(document.activeElement);
  const row = cards.filter((card) => card.offsetTop === cards[0].offsetTop).length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[event.key];
  if (step === undefined) return;
  const next = at < 0 ? 0 : at + step;
  if (next < 0 || next >= cards.length) return;
  event.preventDefault();
  cards[next].focus();
});
