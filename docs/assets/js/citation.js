/* What the citation of a part says, made from the page's own: pure functions, without a page.
 *
 * The build writes the citation of a page as parts, [role, text], where a role is "title", "date", "url" or "". Here they
 * are turned to a work in it, {url, id, title, paragraph, section}, where all but url may be missing. Days are ISO dates.
 */
"use strict";
{
  const ed = (globalThis.ed ??= {});

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

  /** A day as a style writes it. */
  const written = (style, iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    if (style === "mla") return `${day} ${SHORT[month - 1]} ${year}`;
    if (style === "apa" || style === "chicago") return `${MONTHS[month - 1]} ${day}, ${year}`;
    return iso;
  };

  /** A text in quotation marks: its own double ones become single, a comma or full stop stands inside all of them. */
  const quoted = (text, mark) => {
    const single = text.replace(/“/g, "‘").replace(/”/g, "’");
    const inner = mark ? single.replace(/’+$/, "") : single;
    return `“${inner}${mark}${single.slice(inner.length)}”`;
  };

  /** Another title in a title's place; if that stands in quotation marks, so does this. */
  const retitled = (parts, title) => {
    const at = parts.findIndex(([role]) => role === "title");
    if (at < 0) return parts;
    const [before, after] = [parts[at - 1]?.[1] ?? "", parts[at + 1]?.[1] ?? ""];
    if (!before.endsWith("“")) return parts.with(at, ["title", title]);
    const mark = "’”".includes(after[0]) ? "" : after[0];
    const middle = [["", before.slice(0, -1)], ["title", quoted(title, mark)], ["", after.slice(after.indexOf("”") + 1)]];
    return [...parts.slice(0, at - 1), ...middle, ...parts.slice(at + 2)];
  };

  /** The parts' words, with the work's title, its address and the day in their places. */
  const filled = (parts, style, { url, title }, day) => {
    const values = { url, date: day ? written(style, day) : undefined };
    const titled = title ? retitled(parts, title) : parts;
    return titled.map(([role, text]) => [role, values[role] ?? text]);
  };

  const joined = (parts) => parts.map(([, text]) => text).join("").trim();

  /** A note of Chicago says which paragraph or section; the other styles say it in the text. */
  const placeInNote = ({ paragraph, section }) => {
    if (paragraph) return `para. ${paragraph}, `;
    return section ? `under ${quoted(section, ",")} ` : "";
  };

  const placeInText = (style, { paragraph, section }) => {
    if (style === "mla") return paragraph ? `par. ${paragraph}` : "";
    if (style !== "apa") return "";
    if (paragraph) return `para. ${paragraph}`;
    return section ? `${quoted(section, "")} section` : "";
  };

  /** The full citation of a work in a style. */
  const cite = (parts, style, work, day) => {
    const place = style === "chicago" ? placeInNote(work) : "";
    return joined(filled(parts, style, work, day).map(([role, text]) => [role, role === "url" ? place + text : text]));
  };

  /** The citation in the text; parts are none where a style has only numbers there. */
  const citeInText = (parts, style, work) => {
    const text = joined(filled(parts, style, work, ""));
    const place = text && placeInText(style, work);
    if (!place) return text;
    return style === "mla" && text.endsWith("”)") ? `${text.slice(0, -2)},” ${place})` : `${text.slice(0, -1)}, ${place})`;
  };

  /* ---- Files: the same fields as the build writes, with address and date ---- */

  const TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "`": "\\textasciigrave{}",
  };

  const texCharacter = (found) => TEX[found] ?? (/[&%$#_]/.test(found) ? `\\${found}` : `${found}{}`);

  /** Text that TeX prints as it is: two of -'<>," in a row would become another character. */
  const tex = (text) => text.replace(/[-'<>,"](?=[-'<>,"])|[\\{}~^`&%$#_]/g, texCharacter);

  /** The same, and capitals in braces: some styles would make them small (4+X). */
  const texTitle = (text) => text.split(/([A-Z]+)/).map((piece, i) => (i % 2 ? `{${piece}}` : tex(piece))).join("");

  const bibtex = (file, { url, id, title }, day) => {
    const lines = file.trimEnd().split("\n").filter((line) => !/^ {2}url = /.test(line));
    if (id) lines[0] = lines[0].replace(/,$/, `-${id},`);
    const fields = title ? lines.map((line) => (/^ {2}title = /.test(line) ? `  title = {${texTitle(title)}},` : line)) : lines;
    return [...fields.slice(0, -1), `  url = {${url}},`, `  urldate = {${day}},`, "}", ""].join("\n");
  };

  const ris = (file, { url, id, title }, day) => {
    const fields = file.trimEnd().split("\n").filter((line) => !/^(UR|ER)/.test(line)).map((line) => {
      if (id && line.startsWith("ID")) return `${line}-${id}`;
      return title && line.startsWith("TI") ? `TI  - ${title}` : line;
    });
    return [...fields, `UR  - ${url}`, `Y2  - ${day.replace(/-/g, "/")}`, "ER  - ", ""].join("\n");
  };

  const csl = (file, { url, id, title }, day) => {
    const [item] = JSON.parse(file);
    delete item.URL; // its place is before the date of access
    if (id) item.id += `-${id}`;
    if (title) item.title = title;
    const accessed = { "date-parts": [day.split("-").map(Number)] };
    return `${JSON.stringify([{ ...item, URL: url, accessed }], null, 1)}\n`;
  };

  const WRITERS = { bibtex, biblatex: bibtex, ris, csl };

  /** A file as the build wrote it, for a work. */
  const citeInFile = (file, format, work, day) => WRITERS[format](file, work, day);

  ed.citation = { written, cite, citeInText, citeInFile, tex, texTitle };
}
