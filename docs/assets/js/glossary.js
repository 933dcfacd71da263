/* The glossary page: a bar that stays in sight, with a field that filters the entries as one types, by what the search finds,
 * and links to the top, the letters and the kinds. What is filtered stands in the address (?q=). The entries themselves are in
 * the page; without script all of them are shown. */
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
    const address = new URL(location);
    address.search = wanted ? new URLSearchParams({ q: wanted }) : "";
    history.replaceState(history.state, "", address);
    filter();
  };

  const jump = (id, name) => make("a", { href: `#${id}` }, name);
  const jumps = make("nav.ed-jumps", { "aria-label": "跳到" }, jump("title", "顶部"),
    ...kinds.map((heading) => jump(heading.id, heading.firstChild.textContent)));

  // While an input method composes, the field holds no text yet.
  field.addEventListener("input", (event) => event.isComposing || changed());
  field.addEventListener("compositionend", changed);
  index?.before(make("div.ed-filter", {}, field, count, jumps));

  const asked = new URLSearchParams(location.search).get("q");
  if (index && asked) {
    field.value = asked;
    changed();
  }
}
