/* The colour scheme: the system's, or the one chosen in the header, kept on this device. Runs in the head: the body gets
 * its scheme before it is painted. The buttons, and how a choice is kept, are the theme's.
 */
"use strict";
{
  const SYSTEM = "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  document.documentElement.classList.replace("no-js", "js");

  const wear = (input) => {
    for (const name of ["scheme", "primary", "accent", "media"])
      document.body.setAttribute(`data-md-color-${name}`, input.getAttribute(`data-md-color-${name}`));
  };

  const early = new MutationObserver(() => {
    if (!document.body) return;
    early.disconnect();
    if (dark.matches) document.body.setAttribute("data-md-color-scheme", "slate");
  });
  early.observe(document.documentElement, { childList: true });

  /** What was chosen at an earlier visit, as the theme keeps it: {index, color}. */
  const kept = () => {
    try {
      return globalThis.__md_get("__palette");
    } catch {
      return null;
    }
  };

  const isFor = (input, media) => input.dataset.mdColorMedia === media;

  addEventListener("DOMContentLoaded", () => {
    const inputs = [...document.querySelectorAll('[data-md-component="palette"] input')];
    if (!inputs.length) return; // another renderer's header

    const chosen = () => inputs.find((input) => input.checked);

    const apply = () => {
      const system = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
      wear(isFor(chosen(), SYSTEM) ? inputs.find((input) => isFor(input, system)) : chosen());
      for (const input of inputs) input.nextElementSibling.hidden = !input.checked;
    };

    (inputs[kept()?.index] ?? inputs[0]).checked = true;
    apply();
    dark.addEventListener("change", apply);
    inputs[0].form.addEventListener("change", () => {
      apply();
      const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = chosen().dataset;
      globalThis.__md_set("__palette", { index: inputs.indexOf(chosen()), color: { media, scheme, primary, accent } });
    });
  });
}
