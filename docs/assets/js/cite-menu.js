/* The menu of a paragraph's number, a section's § and an entry's #: copy the link, the quotation with its source, the
 * citation in a style of one's choice. It opens in the card; without script the number is the link.
 *
 * A script that wants it for some of a paragraph's words dispatches, on the element that the menu is to belong to,
 *     new CustomEvent("ed-menu", { bubbles: true, detail: { link, words: { text, directive }, by } })
 * with link: the paragraph's number.
 */
"use strict";
{
  const TRIGGER = 'p[id] > a.ed-n, h1.ed-title ~ h2[id^="s"] > a.headerlink, h3[id] > a.ed-permalink, dt[id] > a.ed-permalink';
  const KEY = "ed-cite-style";
  let open = null; // what the open menu is about: {block, work, name, text, link}

  const template = () => document.querySelector(".ed-menu-template");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // no storage: the first style
    }
  };

  const choose = (key) => {
    try {
      localStorage.setItem(KEY, key);
    } catch {
      // The choice then holds for this menu.
    }
  };

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

  const about = (link, words) => {
    const element = link.parentElement;
    const kind = element.localName === "p" ? paragraph : element.localName === "h2" ? section : entry;
    const block = document.querySelector(kind === entry ? ".ed-cite-terms" : ".ed-cite-own");
    if (!block) return null;
    const found = kind(element, words);
    const url = `${block.querySelector(".ed-c-url").textContent}#${found.work.id}`;
    return { block, ...found, words: Boolean(words), link: url + (found.directive ?? ""), work: { ...found.work, url } };
  };

  /* ---- What it shows ---- */

  const citation = (key) => {
    const detail = { key, work: open.work };
    open.block.dispatchEvent(new CustomEvent("ed-citation", { bubbles: true, detail }));
    return detail;
  };

  const show = (menu) => {
    const { text, inText } = citation(menu.querySelector("select").value);
    const [line, inLine] = menu.querySelectorAll(".ed-menu-text");
    line.textContent = text;
    inLine.textContent = inText;
    menu.querySelector(".ed-menu-in").hidden = !inText;
  };

  const fill = () => {
    const menu = template().content.cloneNode(true);
    menu.querySelector(".ed-card-head > strong").textContent = open.name;
    if (open.words) {
      const words = menu.querySelector(".ed-menu-words");
      words.hidden = false;
      words.textContent = open.text;
    }
    const select = menu.querySelector("select");
    for (const name of open.block.querySelectorAll("[data-style], [data-format]"))
      select.append(new Option(name.textContent.trim(), name.dataset.style ?? name.dataset.format));
    select.value = chosen() ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    show(menu);
    return menu;
  };

  const openMenu = (link, words, by, anchor = link) => {
    const found = template() && about(link, words);
    if (!found) return false;
    open = found;
    const label = `${open.words ? "引用所选文字：" : "引用："}${open.name}`;
    anchor.dispatchEvent(new CustomEvent("ed-card", { bubbles: true, detail: { content: fill(), label, by } }));
    open = found; // opening closes the menu before
    return true;
  };

  document.addEventListener("ed-menu", ({ target, detail }) => openMenu(detail.link, detail.words, detail.by, target));

  /* ---- What it copies ---- */

  const SAID = { link: "链接", quotation: "引文", citation: "引用", "in-text": "文内引注" };

  /* A quotation carries a citation in words: where a file format is chosen, that of the first style. */
  const quotation = (style) => {
    const inWords = open.block.querySelector(`[data-style="${style}"]`) ?? open.block.querySelector("[data-style]");
    return `${open.text}\n——${citation(inWords.dataset.style).text}`;
  };

  const toCopy = (what, card) => {
    const style = card.querySelector("select").value;
    if (what === "link") return open.link;
    if (what === "quotation") return quotation(style);
    return citation(style)[what === "citation" ? "text" : "inText"];
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".ed-card [data-copy]");
    if (!button || !open) return;
    const text = toCopy(button.dataset.copy, button.closest(".ed-card"));
    const detail = { text, said: `已复制${SAID[button.dataset.copy]}` };
    button.dispatchEvent(new CustomEvent("ed-copy", { bubbles: true, detail }));
  });

  document.addEventListener("change", (event) => {
    const select = event.target.closest?.(".ed-card .ed-menu-style select");
    if (!select || !open) return;
    choose(select.value);
    show(select.closest(".ed-card"));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(TRIGGER);
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!openMenu(link, null, event.detail === 0 ? "key" : "pointer")) return;
    event.preventDefault();
    // The address bar names the place, without a jump.
    if (link.hash === `#${link.parentElement.id}` && link.pathname === location.pathname)
      history.replaceState(history.state, "", link.hash);
  });

  document.addEventListener("ed-card-closed", () => {
    open = null;
  });

  for (const link of document.querySelectorAll(TRIGGER)) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
  }
}
