/* The glossary page: a field that filters the entries as one types, by characters, pinyin with or without tones,
 * initials (sjmc) or English. The entries themselves are in the page; without script all of them are shown. */
"use strict";
{
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[\s'’“”‘’,，、·—-]/g, "");

  /* A syllable of toneless pinyin; n, ng and r close it unless a vowel follows (jingong = jin gong). */
  const SYLLABLE = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvü]+(?:ng(?![aeiouvü])|n(?![aeiouvü])|r(?![aeiouvü]))?/g;

  const initials = (pinyin) => {
    const plain = pinyin.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC").toLowerCase();
    return (plain.match(SYLLABLE) ?? []).map((syllable) => syllable[0]).join("");
  };

  const entries = [...document.querySelectorAll(".ed-term")].map((element) => {
    const text = (selector) => element.querySelector(selector)?.textContent ?? "";
    const forms = [text("h3").replace(/[#§]+$/, ""), text(".ed-forms")];
    return {
      element,
      keys: [...forms, text(".ed-pinyin"), text(".ed-en")].map(fold),
      initials: initials(text(".ed-pinyin")),
    };
  });

  const matches = (entry, query) => entry.keys.some((key) => key.includes(query)) || entry.initials.startsWith(query);

  const field = document.createElement("input");
  field.type = "search";
  field.className = "ed-filter";
  field.setAttribute("aria-label", "筛选词条");
  field.placeholder = "筛选：汉字、拼音、首字母、英文";
  const count = document.createElement("p");
  count.className = "ed-note ed-count";
  count.setAttribute("role", "status");
  const index = document.querySelector(".ed-initials");
  index?.before(field, count); // a glossary without entries has no list

  const filter = () => {
    const query = fold(field.value);
    let shown = 0;
    for (const entry of entries) {
      const hit = !query || matches(entry, query);
      entry.element.hidden = !hit;
      shown += hit;
    }
    index.hidden = Boolean(query);
    // A kind's heading stands only over entries.
    for (const heading of document.querySelectorAll('h2[id^="kind-"]')) {
      let next = heading.nextElementSibling;
      while (next?.matches(".ed-term[hidden]")) next = next.nextElementSibling;
      heading.hidden = !next?.matches(".ed-term");
    }
    count.textContent = query ? (shown ? `${shown}条` : "没有符合的词条") : "";
  };

  // While an input method composes, the field holds no text yet.
  field.addEventListener("input", (event) => event.isComposing || filter());
  field.addEventListener("compositionend", filter);
}
