/* Citations: what the build wrote at the page's foot, completed and turned to a paragraph, a section or an entry.
 *
 * The build doesn't know where the site will stand, nor who reads when: here the address and the date of access are
 * filled in. The data is in the page itself, so it works from a folder on disk.
 *
 * A script that wants the citation of a part dispatches, on the block of citations (.ed-cite),
 *     new CustomEvent("ed-citation", { bubbles: true, detail })
 * with detail: {key: a style or file format of the block, work: {url, id, title, paragraph, section}}, where all of work
 * but url may be missing, and finds {text, inText} in detail.
 */
"use strict";
{
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");
  const two = (number) => String(number).padStart(2, "0");

  /* Today, where the reader is, as a style writes it. */
  const today = (style) => {
    const now = new Date();
    const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
    if (style === "mla") return `${day} ${SHORT[month]} ${year}`;
    if (style === "apa" || style === "chicago") return `${MONTHS[month]} ${day}, ${year}`;
    return `${year}-${two(month + 1)}-${two(day)}`;
  };

  const flip = (text) => text.replace(/“/g, "‘").replace(/”/g, "’");
  const closing = (text) => text.match(/’*$/)[0];

  /* A title in quotation marks: a comma or full stop stands inside its own ones too. */
  const quote = (text, mark) => {
    const single = flip(text);
    return `“${mark ? single.slice(0, single.length - closing(single).length) + mark + closing(single) : single}”`;
  };

  /* The address of the page that a block cites: the one that the build wrote if it knew it, else where the page stands.
   * A copy on disk stands nowhere: if it knows the site's address, that. */
  const addressOf = (link) => {
    const canonical = document.querySelector('link[rel="canonical"]')?.href;
    if (/^https?:/.test(link.textContent)) return link.textContent;
    if (link.protocol === "file:" && canonical) return new URL(link.getAttribute("href"), canonical).href;
    return link.protocol === "file:" && link.pathname.endsWith("/") ? `${link.href}index.html` : link.href;
  };

  const rowOf = (block, style) => block.querySelector(`[data-style="${style}"] + dd`);

  /* Another title in a title's place; if that stands in quotation marks, so does this. */
  const retitle = (name, title) => {
    const [before, after] = [name.previousSibling, name.nextSibling];
    name.textContent = title;
    if (!before?.textContent.endsWith("“")) return;
    const mark = after.textContent[0] === "”" ? "" : after.textContent[0];
    before.textContent = before.textContent.slice(0, -1);
    after.textContent = after.textContent.slice(mark.length + 1);
    name.textContent = quote(title, mark);
  };

  const filled = (paragraph, style, { url, title }) => {
    const copy = paragraph.cloneNode(true);
    copy.querySelector("button")?.remove();
    for (const link of copy.querySelectorAll(".ed-c-url")) link.textContent = url;
    for (const date of copy.querySelectorAll(".ed-c-date")) date.textContent = today(style);
    const name = title && copy.querySelector(".ed-c-title");
    if (name) retitle(name, title);
    return copy;
  };

  /* A note of Chicago says which paragraph, before the address; the other styles say it in the text. */
  const cite = (row, style, work) => {
    const copy = filled(row.querySelector(".ed-c"), style, work);
    const place = work.paragraph ? `para. ${work.paragraph}, ` : work.section ? `under ${quote(work.section, ",")} ` : "";
    if (style === "chicago") copy.querySelector(".ed-c-url").before(place);
    return copy.textContent.trim();
  };

  const citeInText = (row, style, work) => {
    const line = row.querySelector(".ed-c-in");
    if (!line) return "";
    const text = filled(line, style, work).textContent.trim();
    const apa = work.paragraph ? `para. ${work.paragraph}` : work.section ? `${quote(work.section, "")} section` : "";
    const place = style === "apa" ? apa : work.paragraph ? `par. ${work.paragraph}` : "";
    if (!place) return text;
    return text.endsWith("”)") && style === "mla" ? `${text.slice(0, -2)},” ${place})` : `${text.slice(0, -1)}, ${place})`;
  };

  /* ---- Files: the same fields as the build writes, with address and date ---- */

  const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "`": "\\textasciigrave{}" };
  const texPiece = (text) =>
    text.replace(/[-'<>,"](?=[-'<>,"])|[\\{}~^`&%$#_]/g, (found) => TEX[found] ?? (/[&%$#_]/.test(found) ? `\\${found}` : `${found}{}`));
  const texTitle = (text) => text.split(/([A-Z]+)/).map((piece, i) => (i % 2 ? `{${piece}}` : texPiece(piece))).join("");

  const writeBibtex = (text, { url, id, title }) => {
    const lines = text.trimEnd().split("\n").filter((line) => !/^ {2}url = /.test(line));
    if (id) lines[0] = lines[0].replace(/,$/, `-${id},`);
    const fields = title ? lines.map((line) => (/^ {2}title = /.test(line) ? `  title = {${texTitle(title)}},` : line)) : lines;
    return [...fields.slice(0, -1), `  url = {${url}},`, `  urldate = {${today()}},`, "}", ""].join("\n");
  };

  const writeRis = (text, { url, id, title }) => {
    const lines = text.trimEnd().split("\n").filter((line) => !/^(UR|ER)/.test(line));
    const fields = lines.map((line) =>
      id && /^ID/.test(line) ? `${line}-${id}` : title && /^TI/.test(line) ? `TI  - ${title}` : line);
    return [...fields, `UR  - ${url}`, `Y2  - ${today().replace(/-/g, "/")}`, "ER  - ", ""].join("\n");
  };

  const writeCsl = (text, { url, id, title }) => {
    const [{ URL: _, ...item }] = JSON.parse(text);
    if (id) item.id += `-${id}`;
    if (title) item.title = title;
    const accessed = { "date-parts": [today().split("-").map(Number)] };
    return `${JSON.stringify([{ ...item, URL: url, accessed }], null, 1)}\n`;
  };

  const WRITERS = { bibtex: writeBibtex, biblatex: writeBibtex, ris: writeRis, csl: writeCsl };
  const sourceOf = (link) => link.closest("p").nextElementSibling.querySelector("code");

  const write = (block, key, work) => {
    const row = rowOf(block, key);
    if (row) return { text: cite(row, key, work), inText: citeInText(row, key, work) };
    const link = block.querySelector(`[data-format="${key}"]`);
    // What the build wrote is kept: the page shows it completed.
    const code = sourceOf(link);
    code.edSource ??= code.textContent;
    return { text: WRITERS[key](code.edSource, work), inText: "" };
  };

  document.addEventListener("ed-citation", ({ target, detail }) => Object.assign(detail, write(target, detail.key, detail.work)));

  /* ---- The citations at the page's foot: completed, each with a button ---- */

  const part = (name) => document.querySelector(`.ed-${name}-template`).content.cloneNode(true);

  const complete = () => {
    for (const block of document.querySelectorAll(".ed-cite:not(:has([role='status']))")) {
      const url = addressOf(block.querySelector(".ed-c-url"));
      for (const link of block.querySelectorAll("[data-format]")) {
        const code = sourceOf(link);
        code.textContent = write(block, link.dataset.format, { url }).text;
        code.parentElement.after(part("row"));
      }
      for (const name of block.querySelectorAll("dt[data-style]")) {
        const row = name.nextElementSibling;
        for (const link of row.querySelectorAll(".ed-c-url")) link.textContent = url;
        for (const date of row.querySelectorAll(".ed-c-date")) date.textContent = today(name.dataset.style);
        for (const line of row.querySelectorAll(".ed-c, .ed-c-in")) line.append(" ", part("row").querySelector("button"));
      }
      block.append(part("said"));
    }
  };

  /* A button copies the line or the file that it stands at. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('.ed-cite [data-copy="row"]');
    if (!button) return;
    const line = button.closest(".ed-c, .ed-c-in");
    const code = line ? null : button.closest("p").previousElementSibling;
    const name = line ? line.closest("dd").previousElementSibling : code.previousElementSibling;
    const text = line ? [...line.childNodes].filter((node) => node !== button).map((node) => node.textContent).join("").trim() : code.textContent;
    const said = `已复制${line?.matches(".ed-c-in") ? "文内引注" : ""}：${name.textContent.trim()}`;
    button.dispatchEvent(new CustomEvent("ed-copy", { bubbles: true, detail: { text, said } }));
  });

  /* A file to download gets the address and the date too, which the one on the server may lack. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-format]");
    const block = link?.closest(".ed-cite");
    if (!block || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([sourceOf(link).textContent], { type: "text/plain;charset=utf-8" }));
    file.download = link.pathname.split("/").at(-1);
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
  });

  complete();
}
