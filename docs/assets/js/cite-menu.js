/* The menu of a paragraph's number, the # of a section or an entry: copy the link, the quotation with its source, the
 * citation in a style of one's choice. It opens in the card; without script the number is the link.
 */
"use strict";
{
  const { store } = globalThis.ed;
  const TRIGGER = 'p[id] > a.ed-n, h1.ed-title ~ h2[id^="s"] > a.headerlink, h3[id] > a.ed-permalink, dt[id] > a.ed-permalink';
  const KEY = "ed-cite-style";
  const template = document.querySelector(".ed-menu-template");

  /* ---- What it is about: {block, work, name, text, link} ---- */

  /* The text of a heading or paragraph, without the number or sign that opens the menu. */
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const link of copy.querySelectorAll(".ed-n, .headerlink, .ed-permalink")) link.remove();
    const lines = [...copy.children].filter((line) => element.localName === "h2" && /^(EM|STRONG)$/.test(line.tagName));
    return lines.length > 1 ? lines.map((line) => line.textContent).join(" ") : copy.textContent.trim();
  };

  const paragraph = (element, words) => ({
    name: `第${element.id.slice(1)}段`,
    text: words?.text ?? textOf(element),
    directive: words?.directive ?? "",
    work: { id: element.id, paragraph: element.id.slice(1) },
  });

  const section = (element) => {
    const texts = [];
    for (let next = element.nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling)
      if (next.matches('p[id^="p"]')) texts.push(textOf(next));
    const name = textOf(element);
    return { name, text: [name, ...texts].join("\n"), work: { id: element.id, section: name } };
  };

  /* An entry of the glossary: there, or in 本章术语 of a chapter. */
  const entry = (element) => {
    const name = (element.localName === "dt" ? element.firstChild : element.querySelector("a.ed-permalink").previousSibling).textContent.trim();
    const short = element.localName === "dt"
      ? element.nextElementSibling.querySelector("p")
      : element.closest(".ed-term").querySelector(".ed-short");
    return { name, text: `${name}：${short.textContent.trim()}`, work: { id: element.id, title: name } };
  };

  const KINDS = { p: paragraph, h2: section, h3: entry, dt: entry };

  const about = (link, words) => {
    const element = link.parentElement;
    const kind = KINDS[element.localName];
    const block = document.querySelector(kind === entry ? ".ed-cite-terms" : ".ed-cite-own");
    if (!block) return null;
    const found = kind(element, words);
    const url = `${block.querySelector(".ed-c-url").textContent}#${found.work.id}`;
    return { block, ...found, words: Boolean(words), link: url + (found.directive ?? ""), work: { ...found.work, url } };
  };

  /* A quotation carries a citation in words: where a file format is chosen, that of the first style. */
  const quotation = ({ block, text, work }, style) => {
    const inWords = block.querySelector(`[data-style="${style}"]`) ?? block.querySelector("[data-style]");
    return `${text}\n——${ed.cite(block, inWords.dataset.style, work).text}`;
  };

  /* ---- The menu ---- */

  /* By the buttons' data-copy: what is copied, and how it is called. */
  const COPIES = {
    link: ["链接", (about) => about.link],
    quotation: ["引文", quotation],
    citation: ["引用", ({ block, work }, style) => ed.cite(block, style, work).text],
    "in-text": ["文内引注", ({ block, work }, style) => ed.cite(block, style, work).inText],
  };

  const showCitation = (menu, { block, work }, style) => {
    const { text, inText } = ed.cite(block, style, work);
    menu.querySelector(".ed-menu-line").textContent = text;
    menu.querySelector(".ed-menu-in-line").textContent = inText;
    menu.querySelector(".ed-menu-in").hidden = !inText;
  };

  /* The styles and formats that the page has; chosen is the one that was chosen last. */
  const fillSelect = (select, block) => {
    for (const name of block.querySelectorAll("[data-style], [data-format]"))
      select.append(new Option(name.textContent.trim(), name.dataset.style ?? name.dataset.format));
    select.value = store.read(KEY) ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  };

  const nameWork = (menu, { name, text, words }) => {
    menu.querySelector(".ed-card-head > strong").textContent = name;
    const line = menu.querySelector(".ed-menu-words");
    line.hidden = !words;
    line.textContent = words ? text : "";
  };

  const offerAloud = (menu, { block, words, work }) => {
    const button = menu.querySelector(".ed-menu-aloud");
    const paragraph = work.paragraph && !words && block && document.getElementById(work.id);
    button.hidden = !paragraph || !ed.aloud.isPossible();
    button.addEventListener("click", () => {
      ed.closeCard();
      ed.aloud.start(paragraph);
    });
  };

  const makeMenu = (work) => {
    const content = template.content.cloneNode(true);
    const menu = content.firstElementChild;
    const select = menu.querySelector("select");
    nameWork(menu, work);
    fillSelect(select, work.block);
    showCitation(menu, work, select.value);
    select.addEventListener("change", () => {
      store.write(KEY, select.value);
      showCitation(menu, work, select.value);
    });
    for (const button of menu.querySelectorAll("[data-copy]")) {
      const [name, text] = COPIES[button.dataset.copy];
      button.addEventListener("click", () => ed.copy(button, text(work, select.value), `已复制${name}`));
    }
    offerAloud(menu, work);
    return content;
  };

  /** Opens the menu of a paragraph's number or another such link; false where the page has no citations for it.
   *
   * `words` are some of a paragraph's words, {text, directive}; `anchor` is what the card belongs to.
   */
  ed.openMenu = ({ link, by, words = null, anchor = link }) => {
    const work = template && about(link, words);
    if (!work) return false;
    // The address bar names the place, without a jump.
    if (!words && link.hash === `#${work.work.id}` && link.pathname === location.pathname)
      history.replaceState(history.state, "", link.hash);
    const label = `${words ? "引用所选文字：" : "引用："}${work.name}`;
    anchor.dispatchEvent(new CustomEvent("ed-card", { bubbles: true, detail: { content: makeMenu(work), label, by } }));
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(TRIGGER);
    if (link && ed.isPlainClick(event) && ed.openMenu({ link, by: ed.pressedBy(event) })) event.preventDefault();
  });

  for (const link of document.querySelectorAll(TRIGGER)) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
  }
}
