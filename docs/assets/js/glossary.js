/* The glossary page: a field that filters the entries as one types, by what the search finds. The entries themselves are
 * in the page; without script all of them are shown. */
"use strict";
{
  const { make, search } = globalThis.ed;
  const index = document.querySelector(".ed-initials"); // a glossary without entries has none
  const entries = [...document.querySelectorAll(".ed-term")];
  const kinds = [...document.querySelectorAll('h2[id^="kind-"]')];

  const field = make("input.ed-field", { type: "search", "aria-label": "筛选词条", placeholder: "筛选：汉字、拼音、首字母、英文" });
  const count = make("p.ed-note", { role: "status" });

  /** A kind's heading stands only over entries. */
  const hasEntries = (heading) => {
    let next = heading.nextElementSibling;
    while (next?.matches(".ed-term[hidden]")) next = next.nextElementSibling;
    return Boolean(next?.matches(".ed-term"));
  };

  /** Shows the entries of these ids; all of them where there is no such choice. */
  const showOnly = (ids) => {
    const chosen = ids && new Set(ids.map((id) => `term-${id}`));
    for (const entry of entries) entry.hidden = Boolean(chosen) && !chosen.has(entry.querySelector("h3").id);
    for (const heading of kinds) heading.hidden = !hasEntries(heading);
    index.hidden = Boolean(chosen);
  };

  const say = (ids) => (ids.length ? `${ids.length}条` : "没有符合的词条");

  let wanted = "";

  const filter = search.follow({
    wanted: () => wanted,
    ask: (query) => query && search.ask("entries", query),
    wait: () => (count.textContent = "正在载入检索数据…"),
    show: (ids, query) => {
      showOnly(query ? ids : null);
      if (!query) count.textContent = "";
      else count.textContent = ids ? say(ids) : "检索数据未能载入，请检查网络后重新输入";
    },
  });

  const changed = () => {
    wanted = field.value.trim();
    filter();
  };

  // While an input method composes, the field holds no text yet.
  field.addEventListener("input", (event) => event.isComposing || changed());
  field.addEventListener("compositionend", changed);
  index?.before(make("div.ed-filter", {}, field, count));
}
