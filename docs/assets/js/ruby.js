/* Sets pinyin above characters, and takes it away. A text's nodes are replaced where they stand: links, ids and listeners stay.
 * A syllable stands in an attribute of an empty <rt>, which CSS shows: the text of the page stays what it is, for selecting,
 * copying, searching and quoting.
 */
"use strict";
{
  const HAN = /[\u3400-\u9fff]/;
  const { make, textNodes } = globalThis.ed;
  const paragraphs = [...document.querySelectorAll('.md-content p[id^="p"]')];

  const rubyOf = (character, syllable) =>
    make("ruby", {}, character, make("rt", { "data-pinyin": syllable, "aria-hidden": "true" }));

  /* Where the page and the file differ, nothing is better than a wrong syllable. */
  const set = (paragraph, all) => {
    const syllables = (globalThis.edReadings[paragraph.id] ?? "").split(" ");
    const nodes = textNodes(paragraph);
    if (nodes.flatMap(({ data }) => [...data]).filter((each) => HAN.test(each)).length !== syllables.length) return;
    let at = 0;
    for (const node of nodes) {
      const made = [...node.data].map((each) => (HAN.test(each) ? rubyOf(each, syllables[at++]) : each));
      if (all || node.parentElement.closest("[data-term]")) node.replaceWith(...made);
    }
  };

  const unset = (paragraph) => {
    for (const ruby of paragraph.querySelectorAll("ruby")) ruby.replaceWith(ruby.firstChild);
    paragraph.normalize();
  };

  /* What the reader has before his eyes stays where it is. */
  const keepingPlace = (change) => {
    const seen = paragraphs.find((each) => each.getBoundingClientRect().bottom > 60);
    const before = seen?.getBoundingClientRect().top;
    change();
    if (seen && scrollY) scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: "instant" });
  };

  let shown = "none";

  /** Shows pinyin above "none", the "terms" or "all" of the text. */
  ed.setRuby = (which) => {
    if (which === shown) return;
    shown = which;
    keepingPlace(() => {
      for (const paragraph of paragraphs) {
        unset(paragraph);
        if (which !== "none") set(paragraph, which === "all");
      }
    });
    document.dispatchEvent(new CustomEvent("ed-ruby"));
  };
}
