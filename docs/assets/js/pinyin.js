/* Pinyin above the text, if a reader asks for it: above the terms, or above all of it. The readings and the script that sets
 * them are loaded then. */
"use strict";
{
  const chapter = document.querySelector("h1.ed-title") && location.pathname.match(/([^/]+)\/(?:index\.html)?$/)?.[1];
  const wanted = () => document.documentElement.dataset.edPinyin;

  let loading = null;

  const load = () => ed.addScript(`data/readings/${chapter}.js`).then(() => ed.addScript("js/ruby.js"));

  const apply = async () => {
    if (wanted() === "none" && !loading) return;
    try {
      await (loading ??= load());
      ed.setRuby(wanted());
    } catch {
      loading = null; // the next choice tries again
    }
  };

  if (chapter) {
    apply();
    document.addEventListener("ed-settings", apply);
  }
}
