/* The page 检索: a concordance of what is looked for, a line an occurrence, the keyword in the middle. The address keeps
 * the query and the order, so that a list can be linked. Texts get into the page as text, never as markup.
 */
"use strict";
{
  const { make, makeButton, makeStatus, root, search } = globalThis.ed;
  const CHUNK = 500; // lines that are added at a time
  const ENTRIES = 3; // in sight; the others are unfolded
  const ORDERS = { "": "原文次序", after: "按后文", before: "按前文" };
  const NOTHING = { entries: [], nearest: [], lines: [], total: 0 };

  // ---- The address: the query and the order ----

  const fromAddress = () => {
    const given = new URLSearchParams(location.search);
    const sort = given.get("sort") ?? "";
    return { query: given.get("q") ?? "", sort: Object.hasOwn(ORDERS, sort) ? sort : "" };
  };

  const toAddress = ({ query, sort }) => {
    const url = new URL(location.href);
    url.search = "";
    url.hash = "";
    if (query) url.searchParams.set("q", query);
    if (sort) url.searchParams.set("sort", sort);
    return url.href;
  };

  const target = (path, query, fragment) => {
    const address = new URL(path, root);
    if (query) address.searchParams.set("h", query);
    address.hash = fragment;
    return address.href;
  };

  // ---- What the page shows ----

  const input = make("input.ed-field", {
    id: "ed-query", name: "q", type: "search", enterkeyhint: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    placeholder: "汉字、拼音、数字、英文",
  });
  const orders = make("fieldset.ed-choice", {}, make("legend", {}, "排列"),
    ...Object.entries(ORDERS).map(([value, name]) => make("label", {}, make("input", { type: "radio", name: "sort", value }), name)));
  const copy = makeButton("复制");
  const print = makeButton("打印");
  const form = make("form.ed-search-form", { role: "search", "aria-label": "检索全文" },
    make("label.ed-unseen", { for: input.id }, "检索词"), input, orders, make("div.ed-acts", {}, copy, print));
  document.querySelector(".ed-to-query")?.setAttribute("for", input.id); // the icon in the header leads to this field
  const status = make("p.ed-search-status", { role: "status" });
  const entries = make("section.ed-search-entries", { "aria-label": "词条" });
  const list = make("ol.ed-kwic");
  const more = makeButton("", { hidden: "" });

  const lineElement = (line, query) =>
    make("li", {}, make("a.ed-kwic-line", { href: target(line.url, query, line.id), title: line.section },
      make("span.ed-kwic-place", {}, line.place),
      make("span.ed-kwic-before", {}, make("bdi", {}, line.before)),
      make("mark.ed-kwic-word", {}, line.keyword),
      make("span.ed-kwic-after", {}, line.after)));

  const entryElement = (term) =>
    make("p", {}, make("a", { href: target("glossary/", "", `term-${term.id}`) }, term.headword), " ",
      make("span.ed-pinyin", { lang: "zh-Latn" }, term.pinyin), " ", term.short);

  const clip = (text, length) => ([...text].length > length ? `${[...text].slice(0, length).join("")}…` : text);

  /** What was found, in true numbers. */
  const summary = (data, query) => {
    const places = [data.paragraphs && `${data.paragraphs}段正文`, data.headings && `${data.headings}处标题和署名`].filter(Boolean);
    const parts = [
      data.total ? `${data.total}处，见于${places.join("、")}` : "",
      data.entries.length ? `词条${data.entries.length}条` : "",
    ].filter(Boolean);
    if (parts.length) return `“${clip(query, 30)}”：${parts.join("；")}。`;
    return `没有找到“${clip(query, 30)}”。${data.nearest.length ? "相近的词条：" : "请换一个词，或减少字数。"}`;
  };

  const showEntries = (terms) => {
    const rest = terms.slice(ENTRIES).map(entryElement);
    const fold = rest.length ? [make("details", {}, make("summary", {}, `另有${rest.length}条`), ...rest)] : [];
    const head = terms.length ? [make("h2", {}, "词条 ", make("small", {}, "编者释义"))] : [];
    entries.replaceChildren(...head, ...terms.slice(0, ENTRIES).map(entryElement), ...fold);
  };

  let lines = []; // what the list shows
  let answered = null; // to which question

  const addLines = (data) => {
    lines.push(...data.lines);
    list.append(...data.lines.map((line) => lineElement(line, data.query)));
    const rest = data.total - lines.length;
    more.hidden = rest <= 0;
    more.textContent = `再显示${Math.min(CHUNK, rest)}行（余${rest}行）`;
  };

  const show = (data, question) => {
    lines = [];
    answered = question;
    list.replaceChildren();
    status.textContent = question.query.trim() ? summary(data, question.query.trim()) : "";
    showEntries(data.entries.length ? data.entries : data.nearest);
    form.dataset.found = data.total;
    addLines(data);
  };

  const showFailure = (question) => {
    show(NOTHING, question);
    const again = makeButton("重试");
    again.addEventListener("click", () => look());
    status.replaceChildren("检索数据未能载入，请检查网络。", again);
  };

  // ---- What is asked ----

  let wanted = fromAddress();

  const ask = (question, from = 0) => search.ask("concordance", { ...question, from, count: CHUNK });

  const look = search.follow({
    wanted: () => wanted,
    ask: (question) => (question.query.trim() ? ask(question) : NOTHING),
    wait: () => (status.textContent = "正在载入检索数据…"),
    show: (data, question) => (data ? show(data, question) : showFailure(question)),
  });

  /** More lines for the list as it is: not twice the same ones, and none to another question's. */
  const lookOn = async () => {
    const [question, from] = [answered, lines.length];
    const data = await ask(question, from);
    if (data && answered === question && lines.length === from) addLines(data);
  };

  const restore = () => {
    wanted = fromAddress();
    input.value = wanted.query;
    for (const radio of form.elements.sort) radio.checked = radio.value === wanted.sort;
    look();
  };

  const changed = () => {
    wanted = { query: input.value, sort: new FormData(form).get("sort") ?? "" };
    history.replaceState(null, "", toAddress(wanted));
    look();
  };

  // ---- Copying: a line an occurrence, in columns, with its address ----

  const asText = () =>
    lines.map((line) => [line.place, line.before, line.keyword, line.after, target(line.url, "", line.id)].join("\t")).join("\n");

  let composing = false;
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    changed();
  });
  input.addEventListener("input", () => composing || changed());
  orders.addEventListener("change", changed);
  copy.addEventListener("click", () => ed.copy(copy, asText(), `已复制${lines.length}行。`));
  print.addEventListener("click", () => window.print());
  more.addEventListener("click", lookOn);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", toAddress(wanted));
    look();
  });
  addEventListener("popstate", restore);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.select();
  });

  const page = document.querySelector(".ed-search");
  page.replaceChildren(form, status, entries, list, more, makeStatus());
  restore();
  if (!input.value) input.focus();
}
