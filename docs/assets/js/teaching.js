/* 教学使用 and the handouts: addresses in full, buttons that copy them and the code to embed a paragraph. Without script
 * the addresses are links, and the code is shown once a chapter. */
"use strict";
{
  const SAID = 2000; // ms that a button shows what it did

  const said = document.createElement("p");
  said.className = "ed-said";
  said.setAttribute("role", "status");

  /* navigator.clipboard is there only on https and localhost. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const plain = (name) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "ed-copy";
    element.textContent = name;
    return element;
  };

  const button = (name, text) => {
    const element = plain(name);
    element.addEventListener("click", async () => {
      const message = (await copy(text())) ? "已复制" : "未能复制，请选中后自行复制";
      element.textContent = message;
      said.textContent = `${message}：${text()}`;
      setTimeout(() => (element.textContent = name), SAID);
    });
    return element;
  };

  /* The site's root: a link's whole address without the part that the page shows. */
  const root = (link) => link.href.slice(0, 1 - link.textContent.length);

  const set = (code, name, value) => code.replace(new RegExp(`${name}="[^"]*"`), () => `${name}="${value}"`);

  /* The code that the page shows for a chapter's first paragraph, for another one. */
  const embedding = (code, link) => {
    const { embed, title, height } = link.dataset;
    return set(set(set(code, "src", root(link) + embed), "title", title), "height", height);
  };

  const fill = () => {
    const links = [...document.querySelectorAll(".ed-links .ed-link")];
    const codes = [...document.querySelectorAll(".ed-code-title + pre > code")];
    if (!links.length) return;
    document.querySelector(".ed-links").before(said);
    for (const code of codes) code.textContent = code.textContent.replace("本站网址/", root(links[0]));
    for (const link of links) {
      const group = document.createElement("span");
      group.className = "ed-copies";
      group.append(button("复制链接", () => link.href));
      if (link.dataset.embed) group.append(button("复制嵌入代码", () => embedding(codes[0].textContent.trim(), link)));
      link.after(group);
    }
  };

  /* A handout that knows only the path prints the whole address, and can be printed by a button. */
  const sheet = () => {
    const places = [...document.querySelectorAll(".ed-sheet .ed-address")];
    if (!places.length) return;
    if (location.protocol !== "file:") for (const place of places) place.textContent = place.href;
    const print = plain("打印");
    print.classList.add("ed-print");
    print.addEventListener("click", () => window.print());
    places[0].closest(".ed-sheet").append(print);
  };

  fill();
  sheet();
}
