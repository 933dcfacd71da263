/* Citations: what the build wrote at the page's foot, completed and turned to a paragraph, a section or an entry.
 *
 * The build doesn't know where the site will stand, nor who reads when: here the address and the date of access are
 * filled in. The data is in the page itself, so it works from a folder on disk.
 */
"use strict";
{
  const { citation, makeButton, makeStatus } = globalThis.ed;

  const two = (number) => String(number).padStart(2, "0");

  /** Today, where the reader is. */
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /* The address of the page that a block cites: the one that the build wrote if it knew it, else where the page stands.
   * A copy on disk stands nowhere: if it knows the site's address, that. */
  const addressOf = (link) => {
    const canonical = document.querySelector('link[rel="canonical"]')?.href;
    if (/^https?:/.test(link.textContent)) return link.textContent;
    if (link.protocol === "file:" && canonical) return new URL(link.getAttribute("href"), canonical).href;
    return link.protocol === "file:" && link.pathname.endsWith("/") ? `${link.href}index.html` : link.href;
  };

  /** A citation's line as parts: its elements have a role (ed-c-title), the style's own words have none. */
  const partsOf = (line) =>
    [...line.childNodes]
      .filter((node) => node.localName !== "button")
      .map((node) => [/\bed-c-(title|date|url)\b/.exec(node.className)?.[1] ?? "", node.textContent]);

  const codeOf = (link) => link.closest("p").nextElementSibling.querySelector("code");

  /* What the build wrote, read before it is completed: by block, what each style and each file says. */
  const sources = new Map();

  const sourceOf = (block) => {
    const found = {};
    for (const name of block.querySelectorAll("[data-style]")) {
      const [line, inText] = [".ed-c", ".ed-c-in"].map((selector) => name.nextElementSibling.querySelector(selector));
      found[name.dataset.style] = { line: partsOf(line), inText: inText ? partsOf(inText) : [] };
    }
    for (const link of block.querySelectorAll("[data-format]")) found[link.dataset.format] = { file: codeOf(link).textContent };
    return found;
  };

  /** The citation of a work in a block, by the key of a style or a file format: {text, inText}. */
  ed.cite = (block, key, work) => {
    const { file, line, inText } = sources.get(block)[key];
    if (file) return { text: citation.citeInFile(file, key, work, today()), inText: "" };
    return { text: citation.cite(line, key, work, today()), inText: citation.citeInText(inText, key, work) };
  };

  /* ---- The citations at the page's foot: completed, each with a button ---- */

  const rowButton = (text, said) => {
    const button = makeButton("复制");
    button.addEventListener("click", () => ed.copy(button, text(), said));
    return button;
  };

  const completeRow = (name, url) => {
    const row = name.nextElementSibling;
    for (const link of row.querySelectorAll(".ed-c-url")) link.textContent = url;
    for (const date of row.querySelectorAll(".ed-c-date")) date.textContent = citation.written(name.dataset.style, today());
    for (const line of row.querySelectorAll(".ed-c, .ed-c-in")) {
      const what = line.matches(".ed-c-in") ? "文内引注" : "";
      const text = line.textContent.trim();
      line.append(" ", rowButton(() => text, `已复制${what}：${name.textContent.trim()}`));
    }
  };

  const completeFile = (block, link, url) => {
    const code = codeOf(link);
    code.textContent = ed.cite(block, link.dataset.format, { url }).text;
    const row = ed.make("p.ed-acts", {}, rowButton(() => code.textContent, `已复制：${link.textContent.trim()}`));
    code.parentElement.after(row);
  };

  for (const block of document.querySelectorAll(".ed-cite")) {
    sources.set(block, sourceOf(block));
    const url = addressOf(block.querySelector(".ed-c-url"));
    for (const name of block.querySelectorAll("[data-style]")) completeRow(name, url);
    for (const link of block.querySelectorAll("[data-format]")) completeFile(block, link, url);
    block.append(makeStatus());
  }

  /* A file to download gets the address and the date too, which the one on the server may lack. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".ed-cite [data-format]");
    if (!link || !ed.isPlainClick(event)) return;
    event.preventDefault();
    const url = URL.createObjectURL(new Blob([codeOf(link).textContent], { type: "text/plain;charset=utf-8" }));
    ed.make("a", { href: url, download: link.pathname.split("/").at(-1) }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
}
