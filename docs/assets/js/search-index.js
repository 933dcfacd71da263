/* The index: the folded text itself. A word is found by scanning it, which needs no building and no segmenting, and
 * finds every substring; ARCHITECTURE.md says up to which size this is the fastest way.
 *
 * A column is many short texts (units) in one string, a line each, with the offset where each begins.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const { fold, findWord } = search;

  const column = (units) => {
    const starts = new Uint32Array(units.length + 1);
    units.forEach((unit, i) => (starts[i + 1] = starts[i] + unit.length + 1));
    return { text: units.join("\n"), starts };
  };

  const unitOf = ({ text, starts }, unit) => text.slice(starts[unit], starts[unit + 1] - 1);

  /** The numbers of the units that contain a word, ascending. */
  const unitsWith = ({ text, starts }, word) => {
    const found = [];
    let unit = 0;
    for (let at = findWord(text, word, 0); at >= 0; at = findWord(text, word, starts[unit])) {
      while (starts[unit + 1] <= at) unit++;
      found.push(unit++);
      if (unit >= starts.length - 1) break;
    }
    return found;
  };

  /** The numbers of the units that contain every word. The longest word is looked up, it is likely the rarest. */
  const unitsWithAll = (column, words) => {
    if (!words.length) return [];
    const [first, ...others] = [...words].sort((a, b) => b.text.length - a.text.length);
    let units = unitsWith(column, first);
    for (const word of others) {
      if (!units.length) break;
      units = units.filter((unit) => findWord(unitOf(column, unit), word, 0) >= 0);
    }
    return units;
  };

  /** A page's blocks in reading order; a paragraph knows its section, the first line of the heading above it. */
  const blocksOf = ([url, name, rows], page) => {
    let section = "";
    return rows.map(([id, kind, lines]) => {
      if (kind === "heading") section = lines.split("\n")[0];
      return { page, url, name, id, kind, section, text: lines.replaceAll("\n", " ") };
    });
  };

  const termOf = ([id, headword, aliases, pinyin, en, kind, short]) => ({ id, headword, aliases, pinyin, en, kind, short });

  /** The index of an edition, from the data that build.py wrote (scripts/edition/search.py has its form). */
  const makeIndex = (data) => {
    const blocks = data.pages.flatMap(blocksOf);
    const terms = data.terms.map(termOf);
    return { blocks, terms, text: column(blocks.map((block) => fold(block.text))), names: search.termColumns(terms) };
  };

  Object.assign(search, { column, unitOf, unitsWith, unitsWithAll, makeIndex });
}
