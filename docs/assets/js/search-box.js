/* The search box of every page: what is typed is asked for, and what is found is listed below it. The box is a form that
 * leads to 检索; it is open while its checkbox is set, which is all that the style sheets need.
 */
"use strict";
{
  const { search, root, make, addScript } = globalThis.ed;
  const LOADING = "正在载入检索数据…";
  const BROKEN = "检索数据未能载入，请检查网络后重新输入";

  const box = document.querySelector('.md-search[data-md-component="search"]'); // 检索 has a field of its own
  const find = (part) => box.querySelector(`.md-search${part}`);

  /* ---- The list ---- */

  /** A thing found, as a link: its title and text are markup, escaped where they were made (search-results.js). */
  const link = (heading, { location, title, text, answer }) => {
    const article = make("article.md-search-result__article.md-typeset");
    article.innerHTML = `<${heading}>${title}</${heading}>${text}`;
    // From an article a link takes no name.
    const name = [...article.childNodes].map((node) => node.textContent);
    const label = `${name[0]} ${name.slice(1).join("")}`.trim();
    const found = make("a.md-search-result__link", { href: new URL(location, root).href, "aria-label": label }, article);
    found.toggleAttribute("data-answer", Boolean(answer));
    return found;
  };

  const more = (items) => {
    const summary = make("summary", {}, make("div", {}, `另有${items.length}条`));
    return make("details.md-search-result__more", {}, summary, ...items.map((item) => link("h2", item)));
  };

  /** A group: its head, what is in sight, and what is unfolded by a click. */
  const group = ([head, ...items]) => {
    const [shown, folded] = [items.filter((item) => !item.folded), items.filter((item) => item.folded)];
    const links = [link("h1", head), ...shown.map((item) => link("h2", item))];
    return make("li.md-search-result__item", {}, ...links, ...(folded.length ? [more(folded)] : []));
  };

  const say = (text) => (find("-result__meta").textContent = text);

  const list = (groups) => {
    find("-result__list").replaceChildren(...groups.map(group));
    find("__scrollwrap").scrollTop = 0;
    say(find("-result__list [data-summary]")?.dataset.summary ?? find("-result__meta").dataset.hint);
  };

  /* ---- What is typed ---- */

  const typed = () => find("__input").value;

  let answered = ""; // the query that the list answers

  const follow = search.follow({
    wanted: typed,
    ask: (query) => (query.trim() ? search.ask("groups", query) : []),
    wait: () => say(LOADING),
    show: (groups, query) => {
      list(groups ?? []);
      answered = groups ? query : "";
      if (!groups) say(BROKEN);
    },
  });

  /* ---- Open and closed ---- */

  const toggle = document.getElementById("__search");

  const open = () => {
    toggle.checked = true;
    find("__input").focus();
  };

  const close = () => {
    toggle.checked = false;
    if (box.contains(document.activeElement)) document.activeElement.blur();
  };

  /** The field, the links and what unfolds, one after the other and round again. */
  const step = (by) => {
    const stops = [find("__input"), ...box.querySelectorAll("summary, details[open] a, li > a")];
    const at = stops.indexOf(document.activeElement);
    stops.at((at + by) % stops.length).focus();
  };

  /** The first answer, if the list answers what is typed; else the form leads to 检索. */
  const enter = (event) => {
    const answer = answered === typed() && find("-result__list [data-answer]");
    if (event.target !== find("__input") || event.isComposing || !answer) return;
    event.preventDefault();
    answer.click();
  };

  const KEYS = {
    Escape: close,
    Enter: enter,
    ArrowDown: (event) => {
      event.preventDefault();
      step(1);
    },
    ArrowUp: (event) => {
      event.preventDefault();
      step(-1);
    },
  };

  const isTyping = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select");

  if (box) {
    const input = find("__input");
    // While an input method composes, the field holds no text yet.
    input.addEventListener("input", (event) => event.isComposing || follow());
    input.addEventListener("compositionend", follow);
    input.addEventListener("focus", () => (toggle.checked = true));
    toggle.addEventListener("change", () => toggle.checked && open());
    box.addEventListener("keydown", (event) => KEYS[event.key]?.(event));
    box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close());
    box.addEventListener("click", (event) => event.target.closest("a[href]") && close());
    box.addEventListener("reset", () => setTimeout(() => {
      open();
      follow();
    }));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    });
    list([]);
  }

  // A page opened from a result marks what was looked for.
  if (new URLSearchParams(location.search).get("h"))
    addScript("js/search-text.js").then(() => addScript("js/search-highlight.js"));
}
