/* What belongs to a chapter, 本章术语 and 本章引用, is folded after its last line. Without script it stands open.
 *
 * This script stands in the head: until the page is there CSS shows the parts folded, so that nothing moves when they are.
 * A part opens by its button, by a link or an address that leads into it, and for printing.
 */
"use strict";
{
  const FOLDED = ".ed-title ~ .ed-fold"; // of a chapter: the home page's is closed from the beginning
  const OF_THE_TEXT = /^#?$|^#(title|[sp]\d+)$|^#:~:/;
  const root = document.documentElement;

  const decoded = (fragment) => {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  };

  /** The part that a fragment leads into, or whose heading it names. */
  const foldOf = (hash) => {
    const place = document.getElementById(decoded(hash.slice(1)));
    const next = place?.nextElementSibling;
    return place?.closest(".ed-fold") ?? (next?.matches(".ed-fold") ? next : null);
  };

  const reveal = (hash) => {
    const fold = foldOf(hash);
    if (!fold || fold.open) return false;
    fold.open = true;
    return true;
  };

  // An address at the foot: the page stays open as it came, and the browser finds the place by itself.
  if (OF_THE_TEXT.test(location.hash)) {
    root.toggleAttribute("data-ed-folding", true);
    addEventListener("DOMContentLoaded", () => {
      for (const fold of document.querySelectorAll(FOLDED)) fold.open = false;
      root.removeAttribute("data-ed-folding");
    });
  }

  // On the window: whatever opens a card instead of following the link has had its turn.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.hash && !event.defaultPrevented && link.href.split("#")[0] === location.href.split("#")[0]) reveal(link.hash);
  });

  // Typed, or by Back: the browser has looked for the place before the part was open.
  addEventListener("hashchange", () => {
    if (reveal(location.hash)) document.getElementById(decoded(location.hash.slice(1))).scrollIntoView();
  });

  let forPaper = [];
  addEventListener("beforeprint", () => {
    forPaper = [...document.querySelectorAll(FOLDED)].filter((fold) => !fold.open);
    for (const fold of forPaper) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of forPaper) fold.open = false;
  });
}
