/* Terms in the text: the link to 本章术语 also opens the entry as a card, by rest of the mouse, tap, click or Enter.
 *
 * The card's content is the entry in 本章术语, which is in the same page: nothing is fetched.
 */
"use strict";
{
  const REST = 150; // ms that the mouse rests on a term before its card opens
  const TERM = 'p[id] > a[href*="#term-"]';
  let resting = 0;
  let shown = null; // the term whose card is open

  const copies = (nodes) => nodes.map((node) => node.cloneNode(true));

  /* The entry of a term as the card's content: a heading, then what stands in the entry. */
  const content = (term) => {
    const entry = document.getElementById(decodeURIComponent(term.hash.slice(1)));
    const body = entry?.nextElementSibling;
    if (!body) return null;
    const word = entry.firstChild.textContent.trim();
    const others = [...entry.childNodes].slice(1).filter((node) => !node.matches?.(".ed-permalink"));
    const head = ed.make("p.ed-card-head", {}, ed.make("strong", {}, word), ...copies(others));
    const fragment = document.createDocumentFragment();
    fragment.append(head, ...copies([...body.childNodes]));
    return { content: fragment, label: word };
  };

  const show = (term, by) => {
    const detail = content(term);
    if (!detail) return false;
    const opened = term.dispatchEvent(
      new CustomEvent("ed-card", { bubbles: true, cancelable: true, detail: { ...detail, by } }),
    );
    if (opened) shown = term;
    return opened;
  };

  document.addEventListener("click", (event) => {
    const term = event.target.closest?.(TERM);
    if (!term || !ed.isPlainClick(event)) return;
    clearTimeout(resting);
    if (show(term, ed.pressedBy(event))) event.preventDefault();
  });

  document.addEventListener("pointerover", (event) => {
    const term = event.target.closest?.(TERM);
    if (!term || event.pointerType !== "mouse" || term === shown) return;
    clearTimeout(resting);
    resting = setTimeout(() => show(term, "hover"), REST);
  });

  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.(TERM)) clearTimeout(resting);
  });

  document.addEventListener("ed-card-closed", () => {
    shown = null;
  });

  /* In each section the first occurrence of a term is marked, the later ones only on demand (settings.css); on paper
   * each carries its entry's number in the list (print.css). */
  const prepare = () => {
    let seen = new Set();
    const entries = [...document.querySelectorAll('dt[id^="term-"]')];
    const number = new Map(entries.map((entry, i) => [`#${entry.id}`, i + 1]));
    for (const element of document.querySelectorAll(`h2[id^="s"], ${TERM}`)) {
      if (element.localName === "h2") seen = new Set();
      else {
        element.classList.toggle("ed-later", seen.has(element.hash));
        element.dataset.n = number.get(element.hash) ?? "";
        element.setAttribute("aria-haspopup", "dialog");
        element.setAttribute("aria-expanded", "false");
        seen.add(element.hash);
      }
    }
  };

  prepare();
}
