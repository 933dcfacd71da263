/* Copying, wherever the page stands: https, http, or a folder on disk.
 *
 * edCopy.copy(text) answers whether the clipboard has it; edCopy.say(near, text) says it, to the eye and to a screen
 * reader, in the [role="status"] of the card or of the block of citations around an element.
 */
{
  "use strict";

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

  const say = (near, text) => {
    const status = near.closest(".ed-card, .ed-cite")?.querySelector('[role="status"]');
    if (!status) return;
    // The same words twice are no change: a screen reader says them again only after they were away.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  globalThis.edCopy = { copy, say };
}
