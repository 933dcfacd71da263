/* Words selected inside one paragraph: a small button after them opens the paragraph's menu for these words.
 */
"use strict";
{
  const STILL = 150; // ms without a change before the button comes: not while one drags
  const LONG = 20; // characters from which a text fragment names only beginning and end
  let button = null;
  let waiting = 0;

  /* The paragraph that holds the whole selection, and the offsets in its text. */
  const inside = (range) => {
    const common = range.commonAncestorContainer;
    const paragraph = (common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement).closest('.md-content p[id^="p"]');
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return { paragraph, start: words(before).length, text: words(range) };
  };

  /* The text of a range, without the paragraph's number. */
  const words = (range) => {
    const part = range.cloneContents();
    part.querySelector(".ed-n")?.remove();
    return part.textContent;
  };

  /* A text fragment matches whole words only, and what a Chinese word is the browser decides: widened to its words. */
  const widen = (text, start, end) => {
    if (!Intl.Segmenter) return [start, end];
    for (const { index, segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
      const until = index + segment.length;
      if (index <= start && start < until) start = index;
      if (index < end && end <= until) return [start, until];
    }
    return [start, end];
  };

  const encode = (text) => encodeURIComponent(text).replace(/-/g, "%2D");

  /* The part of a link that marks the words, where the browser knows such parts. The paragraph's id comes first. */
  const directive = (all, from, to) => {
    if (!("fragmentDirective" in document)) return "";
    const [start, end] = widen(all, from, to);
    if (end - start <= LONG) return `:~:text=${encode(all.slice(start, end))}`;
    const [, head] = widen(all, start, start + 6);
    const [tail] = widen(all, end - 6, end);
    return `:~:text=${encode(all.slice(start, head))},${encode(all.slice(tail, end))}`;
  };

  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const found = inside(selection.getRangeAt(0));
    if (!found?.text.trim()) return null;
    const whole = document.createRange();
    whole.selectNodeContents(found.paragraph);
    const all = words(whole);
    return { ...found, directive: directive(all, found.start, found.start + found.text.length) };
  };

  const busy = () => button?.getAttribute("aria-expanded") === "true";

  /* After the last of the words, and after the paragraph in the order of Tab. */
  const place = (paragraph) => {
    const lines = getSelection().getRangeAt(0).getClientRects();
    const last = lines[lines.length - 1];
    if (!button?.isConnected) button = document.querySelector(".ed-quote-template").content.firstElementChild.cloneNode(true);
    if (paragraph.nextElementSibling !== button) paragraph.after(button);
    const frame = button.offsetParent.getBoundingClientRect();
    const left = Math.min(last.right, document.documentElement.clientWidth - button.offsetWidth - 8);
    button.style.left = `${Math.max(8, left) - frame.left}px`;
    button.style.top = `${last.bottom + 4 - frame.top}px`;
  };

  const follow = () => {
    if (busy()) return;
    const found = document.querySelector(".ed-quote-template") && selected();
    if (found) place(found.paragraph);
    else if (document.activeElement !== button) button?.remove();
  };

  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, STILL);
  });

  // Pressing the button must not take the selection away.
  document.addEventListener("pointerdown", (event) => event.target.closest?.(".ed-quote") && event.preventDefault());

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".ed-quote")) return;
    const found = selected();
    if (!found) return;
    const detail = { link: found.paragraph.querySelector(".ed-n"), words: found, by: event.detail === 0 ? "key" : "pointer" };
    button.dispatchEvent(new CustomEvent("ed-menu", { bubbles: true, detail }));
  });

  document.addEventListener("ed-card-closed", (event) => {
    if (event.target === button) setTimeout(follow);
  });

  addEventListener("resize", () => busy() || follow());
}
