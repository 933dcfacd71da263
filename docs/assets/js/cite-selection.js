/* Words selected inside one paragraph: a small button after them opens the paragraph's menu for these words.
 */
"use strict";
{
  const STILL = 150; // ms without a change before the button comes: not while one drags
  const template = document.querySelector(".ed-cite-words-template"); // pages with citations have it
  const button = template?.content.firstElementChild.cloneNode(true);
  let waiting = 0;

  /* The text of a range, without the paragraph's number. */
  const textOf = (range) => {
    const part = range.cloneContents();
    part.querySelector(".ed-n")?.remove();
    return part.textContent;
  };

  const rangeTo = (paragraph, node, offset) => {
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, offset);
    return range;
  };

  /* The paragraph that holds the whole of a range. */
  const paragraphOf = (range) => {
    const common = range.commonAncestorContainer;
    return (common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement).closest('.md-content p[id^="p"]');
  };

  /* The selected words, the paragraph that holds all of them, and the fragment that marks them there. */
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const [paragraph, text] = [paragraphOf(range), textOf(range)];
    if (!paragraph || !text.trim()) return null;
    const start = textOf(rangeTo(paragraph, range.startContainer, range.startOffset)).length;
    const all = textOf(rangeTo(paragraph, paragraph, paragraph.childNodes.length));
    const directive = "fragmentDirective" in document ? ed.textFragment(all, start, start + text.length) : "";
    return { paragraph, text, directive };
  };

  const busy = () => button.getAttribute("aria-expanded") === "true";

  /* After the last of the words, and after the paragraph in the order of Tab. */
  const place = (paragraph) => {
    const lines = getSelection().getRangeAt(0).getClientRects();
    const last = lines[lines.length - 1];
    if (paragraph.nextElementSibling !== button) paragraph.after(button);
    const frame = button.offsetParent.getBoundingClientRect();
    const left = Math.min(last.right, document.documentElement.clientWidth - button.offsetWidth - 8);
    button.style.left = `${Math.max(8, left) - frame.left}px`;
    button.style.top = `${last.bottom + 4 - frame.top}px`;
  };

  const follow = () => {
    if (busy()) return;
    const found = selected();
    if (found) place(found.paragraph);
    else if (document.activeElement !== button) button.remove();
  };

  const cite = (event) => {
    const words = selected();
    if (words) ed.openMenu({ link: words.paragraph.querySelector(".ed-n"), words, by: ed.pressedBy(event), anchor: button });
  };

  if (button) {
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(follow, STILL);
    });
    // Pressing the button must not take the selection away.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", cite);
    button.addEventListener("ed-card-closed", () => setTimeout(follow));
    addEventListener("resize", follow);
  }
}
