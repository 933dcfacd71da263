/* The reader's choices: kept on this device, applied before the page is seen.
 *
 * Each is a data attribute of the root element that CSS reads: data-ed-marks = all | first | none.
 */
{
  "use strict";

  const KEY = "ed-settings";
  const DEFAULTS = { marks: "first" };

  const read = () => {
    try {
      return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY)) };
    } catch {
      return { ...DEFAULTS }; // no storage, or not ours: the page works without
    }
  };

  const write = (settings) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Private windows may refuse; the choice then holds for this page.
    }
  };

  const apply = (settings) => {
    for (const [name, value] of Object.entries(settings)) document.documentElement.setAttribute(`data-ed-${name}`, value);
    for (const input of document.querySelectorAll(".ed-settings input")) input.checked = settings[input.name] === input.value;
  };

  let settings = read();
  apply(settings);
  addEventListener("DOMContentLoaded", () => apply(settings));

  document.addEventListener("change", (event) => {
    const input = event.target.closest?.(".ed-settings input");
    if (!input) return;
    settings = { ...settings, [input.name]: input.value };
    write(settings);
    apply(settings);
  });

  addEventListener("storage", (event) => {
    if (event.key === KEY) apply((settings = read()));
  });
}
