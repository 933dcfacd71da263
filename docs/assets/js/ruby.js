/* Sets pinyin above characters, and takes it away. A text's nodes are replaced where they stand: links, ids and listeners stay.
 * What is above the text is no part of it: it isn't selected, copied, searched or quoted. */
"use strict";
{
  const HAN = /[\u3400-\u9fff]/;
  const { make } = globalThis.ed;
  const paragraphs = [...document.querySelectorAll('.md-content p[id^="p"]')];

  const textNodes = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".ed-n") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  /** A text as characters with their syllables, and what stands between them. */
  const annotated = (text, syllables) => [...text].map((character) =>
    HAN.test(character) ? make("ruby", {}, character, make("rt", { "aria-hidden": "true" }, syllables.shift())) : character);

  const set = (paragraph, all) => {
    const syllables = (globalThis.edReadings[paragraph.id] ?? "").split(" ");
    for (const node of textNodes(paragraph)) {
      if (all || node.parentElement.closest("[data-term]")) node.replaceWith(...annotated(node.data, syllables));
      else syllables.splice(0, [...node.data].filter((character) => HAN.test(character)).length);
    }
  };

  const unset = (paragraph) => {
    for (const above of paragraph.querySelectorAll("rt")) above.remove();
    for (const ruby of paragraph.querySelectorAll("ruby")) ruby.replaceWith(...ruby.childNodes);
    paragraph.normalize();
  };

  let shown = "none";

  /** Shows pinyin above "none", the "terms" or "all" of the text. */
  ed.setRuby = (which) => {
    if (which === shown) return;
    shown = which;
    for (const paragraph of paragraphs) {
      unset(paragraph);
      if (which !== "none") set(paragraph, which === "all");
    }
  };
}
