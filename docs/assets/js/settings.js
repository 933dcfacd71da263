/* The reader's choices: kept on this device, applied before the page is painted (this script stands in the head).
 *
 * Each is a data attribute of the root element, which CSS reads: data-ed-size, data-ed-face, data-ed-marks,
 * data-ed-pinyin. A change is
 * told by the event "ed-settings".
 * The colour scheme is the theme's own choice, in the header; it follows the system until one is chosen.
 */
"use strict";
{
  const { store } = globalThis.ed;
  const KEY = "ed-settings";
  const DEFAULTS = { size: "medium", face: "sans", marks: "first", pinyin: "none" };

  /** What is kept, where it can be read; the default for what isn't. */
  const read = () => {
    let stored = null;
    try {
      stored = JSON.parse(store.read(KEY));
    } catch {
      // Not ours.
    }
    return Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, String(stored?.[name] ?? value)]));
  };

  let settings = read();

  const apply = () => {
    for (const [name, value] of Object.entries(settings)) document.documentElement.setAttribute(`data-ed-${name}`, value);
    for (const input of document.querySelectorAll(".ed-settings input")) input.checked = settings[input.name] === input.value;
    document.dispatchEvent(new CustomEvent("ed-settings"));
  };

  const choose = (choice) => {
    settings = { ...settings, ...choice };
    store.write(KEY, JSON.stringify(settings));
    apply();
  };

  apply();
  addEventListener("DOMContentLoaded", apply); // then the inputs are there

  document.addEventListener("change", (event) => {
    const input = event.target.closest?.(".ed-settings input");
    if (input) choose({ [input.name]: input.value });
  });

  document.addEventListener("reset", (event) => {
    if (!event.target.matches(".ed-settings-panel")) return;
    event.preventDefault();
    choose(DEFAULTS);
  });

  // Another window of this site changed them.
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    settings = read();
    apply();
  });
}
