/* Copying, wherever the page stands: https, http, or a folder on disk. What was done is said in the status that stands
 * nearest to the button. Where a browser refuses, the text is shown there, selected.
 */
"use strict";
{
  const { make } = globalThis.ed;
  const REFUSED = "浏览器不允许复制。文字已选中，请自行复制：";

  /* Without a secure context there is no navigator.clipboard: the older way needs a selected field. It stands beside the
   * button, so that the focus never leaves a card. */
  const copyByField = (button, text) => {
    const focused = document.activeElement;
    const selection = getSelection();
    const ranges = [...Array(selection.rangeCount).keys()].map((i) => selection.getRangeAt(i));
    const field = make("textarea.ed-unseen", { readonly: "" }, text);
    button.after(field);
    field.focus({ preventScroll: true });
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    selection.removeAllRanges();
    for (const range of ranges) selection.addRange(range);
    focused?.focus?.({ preventScroll: true });
    return done;
  };

  const toClipboard = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByField(button, text);
    }
  };

  const say = (status, text) => {
    // The same words twice are no change: a screen reader says them again only after they were away.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  const statusNear = (element) => element.querySelector(".ed-said") ?? statusNear(element.parentElement);

  /** Copies a text for a button, and says so in the nearest status. */
  ed.copy = async (button, text, said) => {
    const status = statusNear(button);
    const done = await toClipboard(button, text);
    status.parentElement.querySelector(".ed-refused")?.remove();
    say(status, done ? said : REFUSED);
    if (done) return;
    const offered = make("p.ed-refused.ed-sample", {}, text);
    status.after(offered);
    getSelection().selectAllChildren(offered);
  };
}
