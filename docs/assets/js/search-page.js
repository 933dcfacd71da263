/* The page 检索: a concordance of what is looked for, a line an occurrence, the keyword in the middle. The address keeps
 * the query and the order, so that a list can be linked. Texts get into the page as text, never as markup.
 */
"use strict";
{
  const root = document.querySelector(".ed-search");
  const home = new URL("../../", document.currentScript.src); // the site's root, wherever it is mounted
  const worker = new Worker(new URL("search-worker.js", document.currentScript.src));

  const CHUNK = 500; // lines that are added at a time
  const ORDERS = { "": "原文次序", after: "按后文", before: "按前文" };
  const BLOCKS = { headline: "总标题", credit: "署名", title: "标题", byline: "署名", heading: "小标题" };

  /** An element with a class, attributes and children; texts stay texts. */
  const make = (tag, name, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

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

  const target = (url, query, fragment) => {
    const address = new URL(url, home);
    if (query) address.searchParams.set("h", query);
    address.hash = fragment;
    return address.href;
  };

  // ---- What the page shows ----

  const input = make("input", "ed-search__input", {
    id: "ed-query", name: "q", type: "search", enterkeyhint: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    placeholder: "汉字、拼音、数字、英文",
  });
  const orders = make("fieldset", "ed-search__orders", {}, make("legend", "", {}, "排列"),
    ...Object.entries(ORDERS).map(([value, name]) =>
      make("label", "", {}, make("input", "", { type: "radio", name: "sort", value }), make("span", "", {}, name))));
  const copy = make("button", "ed-search__button", { type: "button" }, "复制");
  const print = make("button", "ed-search__button", { type: "button" }, "打印");
  const form = make("form", "ed-search__form", { role: "search", "aria-label": "检索全文" },
    make("label", "ed-search__label", { for: "ed-query" }, "检索词"), input, orders,
    make("div", "ed-search__tools", {}, copy, print));
  document.querySelector(".ed-to-query")?.setAttribute("for", input.id); // the icon in the header leads to this field
  const status = make("p", "ed-search__status", { role: "status" });
  const entries = make("section", "ed-search__entries", { "aria-label": "词条" });
  const list = make("ol", "ed-kwic");
  const more = make("button", "ed-search__button ed-search__more", { type: "button" });

  const label = (line) => `${line.name} ${line.kind === "paragraph" ? `¶${line.id.slice(1)}` : BLOCKS[line.kind]}`;

  const lineElement = (line, query) =>
    make("li", "", {}, make("a", "ed-kwic__line", { href: target(line.url, query, line.id), title: line.section },
      make("span", "ed-kwic__place", {}, label(line)),
      make("span", "ed-kwic__before", {}, make("bdi", "", {}, line.before)),
      make("mark", "ed-kwic__word", {}, line.keyword),
      make("span", "ed-kwic__after", {}, line.after)));

  const entryElement = (term) =>
    make("p", "ed-search__entry", {},
      make("a", "", { href: target("glossary/", "", `term-${term.id}`) }, term.headword), " ",
      make("span", "ed-pinyin", { lang: "zh-Latn" }, term.pinyin), " ", term.short);

  const clip = (text, length) => ([...text].length > length ? `${[...text].slice(0, length).join("")}…` : text);

  /** What was found, in true numbers. */
  const summary = (data, query) => {
    const parts = [
      data.total ? `${data.total}处，见于${[data.paragraphs && `${data.paragraphs}段正文`, data.headings && `${data.headings}处标题和署名`].filter(Boolean).join("、")}` : "",
      data.entries.length ? `词条${data.entries.length}条` : "",
    ].filter(Boolean);
    if (parts.length) return `“${clip(query, 30)}”：${parts.join("；")}。`;
    return `没有找到“${clip(query, 30)}”。${data.nearest.length ? "相近的词条：" : "请换一个词，或减少字数。"}`;
  };

  const ENTRIES = 3;

  const showEntries = (terms) => {
    const rest = terms.slice(ENTRIES).map(entryElement);
    const fold = rest.length ? [make("details", "ed-search__fold", {}, make("summary", "", {}, `另有${rest.length}条`), ...rest)] : [];
    const note = terms.length ? [make("h2", "", {}, "词条 ", make("small", "", {}, "编者释义"))] : [];
    entries.replaceChildren(...note, ...terms.slice(0, ENTRIES).map(entryElement), ...fold);
  };

  let shown = { query: "", sort: "" }; // what the list answers
  let lines = [];

  const addLines = (data) => {
    lines.push(...data.lines);
    list.append(...data.lines.map((line) => lineElement(line, data.query)));
    const rest = data.total - lines.length;
    more.hidden = rest <= 0;
    more.textContent = `再显示${Math.min(CHUNK, rest)}行（余${rest}行）`;
  };

  const show = (data) => {
    lines = [];
    list.replaceChildren();
    status.textContent = data && shown.query.trim() ? summary(data, shown.query.trim()) : "";
    showEntries(data ? (data.entries.length ? data.entries : data.nearest) : []);
    form.classList.toggle("ed-search__form--found", Boolean(data?.total));
    more.hidden = true;
    if (data) addLines(data);
  };

  const showFailure = () => {
    show(null);
    const again = make("button", "ed-search__button", { type: "button" }, "重试");
    again.addEventListener("click", () => look());
    status.replaceChildren("检索数据未能载入，请检查网络。", again);
  };

  // ---- Asking the worker ----

  let asked = 0;
  let waiting = 0;
  const replies = new Map();

  const ask = (state, from) =>
    new Promise((reply) => {
      replies.set(++asked, reply);
      worker.postMessage({ type: "concordance", data: { id: asked, query: state.query, sort: state.sort, from, count: CHUNK } });
    });

  worker.addEventListener("message", ({ data: message }) => {
    if (message.type !== "concordance") return;
    replies.get(message.id)?.(message.data);
    replies.delete(message.id);
  });

  const state = () => ({ query: input.value, sort: new FormData(form).get("sort") ?? "" });

  /** Show what the form asks for; an answer that comes after a later question is dropped. */
  const look = async () => {
    const wanted = state();
    clearTimeout(waiting);
    waiting = setTimeout(() => (status.textContent = "正在载入检索数据…"), 200);
    const turn = asked + 1;
    const data = wanted.query.trim() ? await ask(wanted, 0) : { entries: [], nearest: [], lines: [], total: 0 };
    if (turn < asked) return;
    clearTimeout(waiting);
    shown = wanted;
    if (data) show(data);
    else showFailure();
  };

  const restore = () => {
    const { query, sort } = fromAddress();
    input.value = query;
    for (const radio of form.elements.sort) radio.checked = radio.value === sort;
    return look();
  };

  const changed = () => {
    history.replaceState(null, "", toAddress(state()));
    return look();
  };

  // ---- Copying: a line an occurrence, in columns, with its address ----

  const asText = () =>
    lines.map((line) => [label(line), line.before, line.keyword, line.after, target(line.url, "", line.id)].join("\t")).join("\n");

  /** Without a secure context there is no clipboard to write to; then a selected field is copied. */
  const copyText = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = make("textarea", "ed-search__copied");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    return field.remove();
  };

  const onCopy = async () => {
    await copyText(asText());
    status.textContent = `已复制${lines.length}行。`;
  };

  let composing = false;
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => ((composing = false), changed()));
  input.addEventListener("input", () => composing || changed());
  orders.addEventListener("change", changed);
  copy.addEventListener("click", onCopy);
  print.addEventListener("click", () => window.print());
  more.addEventListener("click", async () => {
    const data = await ask(shown, lines.length);
    if (data) addLines(data);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", toAddress(state()));
    look();
  });
  addEventListener("popstate", restore);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.select();
  });

  root.replaceChildren(form, status, entries, list, more);
  more.hidden = true;
  restore();
  if (!input.value) input.focus();
}
