/* The card: one at a time, opened from a link or button in the text. Where the margin at the right of the text has room it
 * stands there, at its word's height; else at its word; on a narrow screen it is a sheet at the bottom.
 *
 * It knows nothing of what it shows. A script that has something to show dispatches, on the element it belongs to,
 *     new CustomEvent("ed-card", { bubbles: true, detail: { content, label, by } })
 * with content: a DocumentFragment, label: the card's name for screen readers, by: "pointer" | "key" | "hover".
 * The card may decline (preventDefault), and says "ed-card-closed" on that element in the end. Everything works without
 * it: the element is a link.
 */
"use strict";
{
  const GRACE = 300; // ms that the pointer may spend between the word and the card
  const MARGIN = 8; // px to the edges of the window
  const GAP = 20; // px between the text and a card beside it
  const [NARROWEST, WIDEST] = [230, 340]; // px: a card beside the text
  const sheet = matchMedia("(max-width: 44.9375em)");
  const wide = matchMedia("(min-width: 76.25em)"); // the contents stand at the left of the text

  let card; // the element, made when first wanted
  let anchor = null; // what the open card belongs to
  let how = ""; // how it was opened
  let leaving = 0;
  let isBeside = false; // the open card stands beside the text: it covers nothing, and stays until another is wanted

  const make = () => {
    card = ed.make("div.ed-card.md-typeset", { role: "dialog", popover: "manual", tabindex: "-1" });
    card.addEventListener("pointerenter", () => clearTimeout(leaving));
    card.addEventListener("pointerleave", leave);
    card.addEventListener("click", (event) => {
      if (event.target.closest(".ed-card-close")) close(true);
      else if (event.target.closest("a[href]")) close(false);
    });
    // What it shows may grow: a menu's text, with another choice.
    new ResizeObserver(() => anchor && !sheet.matches && place()).observe(card);
    document.body.append(card);
  };

  const closeButton = () => ed.make("button.ed-card-close", { type: "button", "aria-label": "关闭" }, "×");

  /* To what the open card belongs, for the eye and, if it is a link or button, for screen readers. */
  const mark = (element, isOpen) => {
    element.classList.toggle("ed-open", isOpen);
    if (element.hasAttribute("aria-haspopup")) element.setAttribute("aria-expanded", String(isOpen));
  };

  const open = (element, { content, label, by }) => {
    if (anchor) close(false);
    if (!card) make();
    anchor = element;
    how = by;
    card.setAttribute("aria-label", label);
    card.replaceChildren(content, closeButton());
    card.showPopover();
    mark(anchor, true);
    place();
    if (by === "key") card.focus({ preventScroll: true });
  };

  const close = (giveBack) => {
    if (!anchor) return;
    const element = anchor;
    const had = card.contains(document.activeElement);
    clearTimeout(leaving);
    anchor = null;
    card.hidePopover();
    mark(element, false);
    if (giveBack && (had || how === "key")) element.focus({ preventScroll: true });
    element.dispatchEvent(new CustomEvent("ed-card-closed", { bubbles: true }));
  };

  /* The margin at the right of the text that the open card belongs to: {left, width}, if a card has room there. */
  const margin = () => {
    const column = wide.matches && anchor.closest(".md-content__inner");
    if (!column) return null;
    const left = column.getBoundingClientRect().right - parseFloat(getComputedStyle(column).paddingRight) + GAP;
    const width = Math.min(WIDEST, document.documentElement.clientWidth - MARGIN - left);
    return width < NARROWEST ? null : { left, width };
  };

  const header = () => document.querySelector(".md-header").getBoundingClientRect().bottom;

  const place = () => {
    const beside = margin();
    isBeside = Boolean(beside);
    card.classList.toggle("ed-in-margin", isBeside);
    card.style.left = card.style.top = card.style.width = card.style.clipPath = "";
    if (beside) placeBeside(beside);
    else if (sheet.matches) uncover();
    else placeAtWord();
  };

  /* At the word's height, in the window. It belongs to the text and scrolls with it. */
  const placeBeside = ({ left, width }) => {
    card.style.width = `${width}px`;
    const lowest = innerHeight - card.getBoundingClientRect().height - MARGIN;
    const top = Math.max(header() + MARGIN, Math.min(anchor.getClientRects()[0].top - MARGIN, lowest));
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };

  /* A card that scrolls with its text passes under the header, which the browser paints below it. */
  const clip = () => {
    if (!anchor || !isBeside) return;
    const hidden = header() - card.getBoundingClientRect().top;
    card.style.clipPath = hidden > 0 ? `inset(${hidden}px -2rem -2rem)` : "";
  };

  /* The sheet places itself by CSS; its word stays to be seen. */
  const uncover = () => {
    const hidden = anchor.getBoundingClientRect().bottom - card.getBoundingClientRect().top + 2 * MARGIN;
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
  };

  /* Below the word's last line, or above its first where there is more room. */
  const placeAtWord = () => {
    const lines = anchor.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { width, height } = card.getBoundingClientRect();
    const below = innerHeight - last.bottom - MARGIN;
    const up = below < height && first.top > below;
    const left = Math.min(up ? first.left : last.left, document.documentElement.clientWidth - width - MARGIN);
    const top = up ? first.top - height - 4 : last.bottom + 4;
    card.style.left = `${Math.max(MARGIN, left) + scrollX}px`;
    card.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN)) + scrollY}px`;
  };

  const leave = (event) => {
    if (how !== "hover" || isBeside || event.pointerType !== "mouse") return;
    clearTimeout(leaving);
    leaving = setTimeout(() => close(false), GRACE);
  };

  const focusable = () => [...card.querySelectorAll("a[href], button")];

  /* The card stands at the end of the document; Tab treats it as if it stood after its word. */
  const tab = (event) => {
    const items = focusable();
    const at = document.activeElement;
    if (at === anchor && !event.shiftKey) {
      event.preventDefault();
      items[0].focus();
    } else if (event.shiftKey && (at === card || at === items[0])) {
      event.preventDefault();
      anchor.focus();
    } else if (!event.shiftKey && at === items.at(-1)) {
      close(true); // and from the word, Tab goes on to what follows it
    }
  };

  document.addEventListener("ed-card", (event) => {
    // What was opened on purpose stays when the pointer comes to rest on a word, as it does when the card gets smaller.
    if (anchor && how !== "hover" && event.detail.by === "hover") event.preventDefault();
    else open(event.target, event.detail);
  });

  document.addEventListener("keydown", (event) => {
    if (!anchor) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") tab(event);
  }, true);

  // The focus went on without Tab's help (arrow keys): the card stays with its word.
  document.addEventListener("focusin", (event) => {
    if (anchor && how !== "hover" && !card.contains(event.target) && !anchor.contains(event.target)) close(false);
  });

  document.addEventListener("pointerdown", (event) => {
    if (anchor && !card.contains(event.target) && !anchor.contains(event.target)) close(false);
  });

  document.addEventListener("pointerover", (event) => {
    if (anchor?.contains(event.target)) clearTimeout(leaving);
  });

  document.addEventListener("pointerout", (event) => {
    if (anchor?.contains(event.target) && !anchor.contains(event.relatedTarget)) leave(event);
  });

  addEventListener("resize", () => anchor && place());
  addEventListener("scroll", clip, { passive: true });

  ed.closeCard = () => close(false);
  ed.isSheet = () => sheet.matches;
}
