/* 教学使用 and the handouts: addresses in full, buttons that copy them and the code to embed a paragraph. Without script
 * the addresses are links, and the code is shown once a chapter. */
"use strict";
{
  const { make, makeButton, makeStatus, root } = globalThis.ed;

  /** A button that copies what `text()` is when it is pressed. */
  const copyButton = (name, text, said) => {
    const button = makeButton(name);
    button.addEventListener("click", () => ed.copy(button, text(), said));
    return button;
  };

  const set = (code, name, value) => code.replace(new RegExp(`${name}="[^"]*"`), () => `${name}="${value}"`);

  /* The code that the page shows for a chapter's first paragraph, for another one. */
  const embedding = (code, link) => {
    const { embed, title, height } = link.dataset;
    return set(set(set(code, "src", root.href + embed), "title", title), "height", height);
  };

  const fill = (list) => {
    const links = [...list.querySelectorAll(".ed-link")];
    const codes = [...document.querySelectorAll(".ed-code-title + pre > code")];
    for (const code of codes) code.textContent = code.textContent.replace("本站网址/", root.href);
    for (const link of links) {
      const buttons = [copyButton("复制链接", () => link.href, `已复制：${link.href}`)];
      if (link.dataset.embed) {
        const code = () => embedding(codes[0].textContent.trim(), link);
        buttons.push(copyButton("复制嵌入代码", code, `已复制嵌入代码：${link.dataset.title}`));
      }
      link.after(make("span.ed-acts", {}, ...buttons));
    }
    list.append(makeStatus());
  };

  /* A handout that knows only the path prints the whole address, and can be printed by a button. */
  const sheet = () => {
    const places = [...document.querySelectorAll(".ed-sheet .ed-address")];
    if (!places.length) return;
    if (location.protocol !== "file:") for (const place of places) place.textContent = place.href;
    const print = makeButton("打印");
    print.addEventListener("click", () => window.print());
    places[0].closest(".ed-sheet").append(print);
  };

  document.querySelectorAll(".ed-links").forEach(fill);
  sheet();
}
