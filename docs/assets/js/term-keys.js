/* Each paragraph is one stop of Tab, at its number; from there the arrow keys lead to its marked terms and back. What had
 * the focus last in a paragraph is its stop, so that a reader comes back to it.
 */
"use strict";
{
  const { isMarked } = ed.terms;
  const ITEM = "p[id] > .ed-n, p[id] > [data-term]";

  const itemsOf = (paragraph) => [...paragraph.querySelectorAll(":scope > .ed-n, :scope > [data-term][href]")];

  const setStop = (paragraph, stop) => {
    for (const item of itemsOf(paragraph)) item.tabIndex = item === stop ? 0 : -1;
  };

  const apply = () => {
    for (const number of document.querySelectorAll("p[id] > .ed-n")) setStop(number.parentElement, number);
    // Without a link there is nothing for the keyboard to stop at.
    for (const term of document.querySelectorAll("[data-term]:not([href])")) term.removeAttribute("tabindex");
  };

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(ITEM)) setStop(target.parentElement, target);
  });

  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !event.target.matches(ITEM)) return;
    const items = itemsOf(event.target.parentElement).filter((item) => item.matches(".ed-n") || isMarked(item));
    const next = items[items.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  apply();
  document.addEventListener("ed-settings", apply);
}
