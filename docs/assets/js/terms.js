/* A term also opens its entry as a card: by rest of the mouse, tap, click or Enter.
 *
 * The card's content is the entry in 本章术语, which is in the same page: nothing is fetched.
 */
"use strict";
{
  const { entryOf, isMarked } = ed.terms;
  const REST = 300; // ms that the mouse rests on a term before its card opens
  let resting = 0;
  let shown = null; // the term whose card is open

  const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));

  /* The entry of a term as the card's content: its word and kind, pinyin and English, then what stands in the entry. */
  const content = (term) => {
    const entry = document.getElementById(entryOf(term));
    const body = entry?.nextElementSibling;
    if (!body) return null;
    const word = entry.firstChild.textContent.trim();
    const fragment = document.createDocumentFragment();
    fragment.append(
      ed.make("p.ed-card-head", {}, ed.make("strong", {}, word), " ", ...copies(entry.querySelectorAll(".ed-kind"))),
      ed.make("p.ed-forms", {}, ...copies(entry.querySelectorAll(".ed-pinyin, .ed-en"))),
      ...copies(body.childNodes),
    );
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

  const termAt = (event) => event.target.closest?.("[data-term]");
  const isSelecting = () => !getSelection().isCollapsed;

  document.addEventListener("click", (event) => {
    const term = termAt(event);
    if (!term || !ed.isPlainClick(event)) return;
    clearTimeout(resting);
    // Who selects a part of the term asks for nothing.
    const selected = isSelecting() && getSelection().containsNode(term, true) && ed.pressedBy(event) === "pointer";
    if (selected || show(term, ed.pressedBy(event))) event.preventDefault();
  });

  /* A mouse that stands still on a marked term, with no button down and nothing selected, asks for it. */
  document.addEventListener("pointermove", (event) => {
    clearTimeout(resting);
    const term = event.pointerType === "mouse" && !event.buttons && termAt(event);
    if (!term || term === shown || !isMarked(term)) return;
    resting = setTimeout(() => isSelecting() || show(term, "hover"), REST);
  });

  for (const name of ["pointerdown", "wheel", "keydown"]) document.addEventListener(name, () => clearTimeout(resting), { passive: true });
  document.documentElement.addEventListener("pointerleave", () => clearTimeout(resting));

  document.addEventListener("ed-card-closed", () => {
    shown = null;
  });
}
