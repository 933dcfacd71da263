/* Terms in the text: which of them are marked, as the reader chooses. In each section that is the first occurrence, or
 * all of them, or none: then they are no links either, but text, which a click or a tap still asks for its meaning.
 */
"use strict";
{
  const terms = [...document.querySelectorAll('p[id] > a[href*="#term-"]')];
  // Words of a heading stand under it, as links always.
  const ofHeadings = [...document.querySelectorAll('.ed-beside > a[href*="#term-"]')];

  /** The id of a term's entry in 本章术语, whether the term is a link at present or not. */
  const entryOf = (term) => term.dataset.term;

  const marks = () => document.documentElement.dataset.edMarks;
  const isMarked = (term) => ofHeadings.includes(term) || marks() === "all" || (marks() === "first" && !term.matches(".ed-later"));

  /* On paper each carries its entry's number in the list (print.css). */
  const number = () => {
    const entries = [...document.querySelectorAll('dt[id^="term-"]')];
    const numbers = new Map(entries.map((entry, i) => [entry.id, i + 1]));
    for (const term of [...terms, ...ofHeadings]) {
      term.dataset.term = decodeURIComponent(term.hash.slice(1));
      term.dataset.n = numbers.get(entryOf(term)) ?? "";
    }
  };

  const findLater = () => {
    let seen = new Set();
    for (const element of document.querySelectorAll('h2[id^="s"], p[id] > [data-term]')) {
      if (element.localName === "h2") seen = new Set();
      else {
        element.classList.toggle("ed-later", seen.has(entryOf(element)));
        seen.add(entryOf(element));
      }
    }
  };

  const makeLink = (term) => {
    term.setAttribute("href", `#${encodeURIComponent(entryOf(term))}`);
    term.setAttribute("aria-haspopup", "dialog");
    term.setAttribute("aria-expanded", "false");
  };

  const makeText = (term) => {
    for (const name of ["href", "aria-haspopup", "aria-expanded"]) term.removeAttribute(name);
  };

  /* Where two marked ones touch, the second is told from the first. */
  const touches = (term) => {
    const before = term.previousSibling;
    return isMarked(term) && Boolean(before?.dataset?.term) && isMarked(before);
  };

  const apply = () => {
    for (const term of terms) {
      if (marks() === "none") makeText(term);
      else makeLink(term);
      term.classList.toggle("ed-touching", touches(term));
    }
  };

  number();
  ofHeadings.forEach(makeLink);
  findLater();
  apply();
  document.addEventListener("ed-settings", apply);

  ed.terms = { entryOf, isMarked };
}
