/* Copying, wherever the page stands: https, http, or a folder on disk.
 *
 * A script that has something to copy dispatches, on the button that was pressed,
 *     new CustomEvent("ed-copy", { bubbles: true, detail: { text, said } })
 * with said: what to tell the reader. It is told to the eye and to screen readers, in the [role="status"] of the card
 * or of the block that the button stands in, else of the page. Where a browser refuses, the text is shown there, selected.
 */
"use strict";
{
  const REFUSED = "浏览器不允许复制。文字已选中，请自行复制：";

  /* Without a secure context there is no navigator.clipboard: the older way needs a selected field. */
  const copyByField = (text) => {
    const focused = document.activeElement;
    const selection = getSelection();
    const ranges = [...Array(selection.rangeCount).keys()].map((i) => selection.getRangeAt(i));
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "ed-copy-field";
    document.body.append(field);
    field.focus({ preventScroll: true });
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    selection.removeAllRanges();
    for (const range of ranges) selection.addRange(range);
    focused?.focus?.({ preventScroll: true });
    return done;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByField(text);
    }
  };

  const say = (status, text) => {
    // The same words twice are no change: a screen reader says them again only after they were away.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  const offer = (status, text) => {
    const line = document.createElement("p");
    line.className = "ed-menu-text ed-copy-text";
    line.textContent = text;
    status.after(line);
    getSelection().selectAllChildren(line);
  };

  document.addEventListener("ed-copy", async (event) => {
    const { text, said } = event.detail;
    const status = event.target.closest(".ed-card, .ed-cite, .ed-figure-tools, .md-content").querySelector('[role="status"]');
    const done = await copy(text);
    status.parentElement.querySelector(".ed-copy-text")?.remove();
    say(status, done ? said : REFUSED);
    if (!done) offer(status, text);
  });
}
