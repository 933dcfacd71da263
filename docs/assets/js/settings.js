/* The reader's choices: kept on this device, applied before the page is painted (this script stands in the head).
 *
 * Each is a data attribute of the root element, which CSS reads: data-ed-size, data-ed-face, data-ed-marks.
 * The colour scheme is the theme's own choice, in the header; it follows the system until one is chosen.
 */
"use strict";
{
  const KEY = "ed-settings";
  const DEFAULTS = { size: "medium", face: "sans", marks: "first" };

  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(KEY)) ?? {};
      return Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, String(stored[name] ?? value)]));
    } catch {
      return { ...DEFAULTS }; // no storage, or not ours: the page works without
    }
  };

  const write = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Private windows may refuse; the choice then holds for this page.
    }
  };

  const apply = () => {
    for (const [name, value] of Object.entries(settings)) document.documentElement.setAttribute(`data-ed-${name}`, value);
    for (const input of document.querySelectorAll(".ed-settings input")) input.checked = settings[input.name] === input.value;
  };

  let settings = read();
  apply();
  addEventListener("DOMContentLoaded", apply); // then the inputs are there

  document.addEventListener("change", (event) => {
    const input = event.target.closest?.(".ed-settings input");
    if (!input) return;
    settings = { ...settings, [input.name]: input.value };
    write();
    apply();
  });

  document.addEventListener("reset", (event) => {
    if (!event.target.matches(".ed-settings-panel")) return;
    event.preventDefault();
    settings = { ...DEFAULTS };
    write();
    apply();
  });

  // Another window of this site changed them.
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    settings = read();
    apply();
  });
}
