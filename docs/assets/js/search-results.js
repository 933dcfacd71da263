/* What a query finds, as the search box lists it: groups of items, each group's first the head of the group. Titles and
 * texts are markup, so everything that comes from a text is escaped here.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const { find, excerpt, marked, blockName } = search;

  const SHOWN = 100; // blocks that the box lists; the concordance has the rest
  const FIRST = 3; // entries in sight; the others are unfolded by a click
  const EXACT = 90; // the rank from which an entry is the very one asked for
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
  const html = (pieces) => pieces.map(([text, mark]) => (mark ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join("");

  const item = (location, title, text = "", folded = false) => ({ location, title, text, folded });

  const address = (url, query, id = "") => `${url}?h=${encodeURIComponent(query)}${id && `#${id}`}`;
  const concordanceAddress = (query) => `search/?q=${encodeURIComponent(query)}`;
  const small = (text) => `<small>${text}</small>`;

  const head = (location, name, note) => item(location, `<span class="ed-hit-head">${escapeHtml(name)} ${small(escapeHtml(note))}</span>`);

  const entryItem = ({ term, rank }, i, words, exact) =>
    item(
      `glossary/#term-${term.id}`,
      `<span class="ed-hit-word">${html(marked(term.headword, words))}</span> ` +
        `<span class="ed-hit-pinyin" lang="zh-Latn">${escapeHtml(term.pinyin)}</span> <span class="ed-hit-en" lang="en">${escapeHtml(term.en)}</span>`,
      escapeHtml(term.short),
      rank < EXACT && i >= Math.max(FIRST, exact),
    );

  const entryGroup = ({ entries, words }) => {
    const exact = entries.filter((entry) => entry.rank >= EXACT).length;
    return [head("glossary/", "词条", `编者释义 · ${entries.length}条`), ...entries.map((entry, i) => entryItem(entry, i, words, exact))];
  };

  const headingItem = (block, { query, words }) =>
    item(address(block.url, query, block.id), `${escapeHtml(block.name)} ${small(blockName(block))}`, html(marked(block.text, words)));

  const paragraphItem = (block, { query, words }) =>
    item(
      address(block.url, query, block.id),
      `<span class="ed-hit-n">${escapeHtml(blockName(block))}</span> ${small(escapeHtml(block.section))}`,
      html(excerpt(block.text, words)),
    );

  /** How many paragraphs were found in each page up to the last one that is shown. */
  const countsByPage = (index, found, last) => {
    const counts = new Map();
    for (const unit of found.paragraphs) {
      const { page } = index.blocks[unit];
      if (page > last) break;
      counts.set(page, (counts.get(page) ?? 0) + 1);
    }
    return counts;
  };

  /** The paragraphs by chapter; the first of a chapter's blocks opens its group. */
  const chapterGroups = (index, found, units) => {
    const counts = countsByPage(index, found, index.blocks[units.at(-1)]?.page);
    const out = new Map();
    for (const unit of units) {
      const block = index.blocks[unit];
      if (!out.has(block.page)) out.set(block.page, [head(address(block.url, found.query), block.name, `报纸原文 · ${counts.get(block.page)}段`)]);
      out.get(block.page).push(paragraphItem(block, found));
    }
    return [...out.values()];
  };

  /** What was found, in words. The box shows it above the list. */
  const summary = ({ entries, headings, paragraphs, nearest }) => {
    const counts = [[entries, "词条", "条"], [headings, "标题和署名", "处"], [paragraphs, "正文", "段"]];
    const parts = counts.filter(([rows]) => rows.length).map(([rows, name, unit]) => `${name}${rows.length}${unit}`);
    return parts.join("，") || (nearest.length ? "没有找到；相近的词条如下" : "没有找到");
  };

  const status = (text, query, note) =>
    item(concordanceAddress(query), `<span class="ed-hit-status" data-summary="${escapeHtml(text)}">${escapeHtml(note)}</span>`);

  /** The nearest entries, where nothing was found. */
  const nothingGroups = (found) => {
    const shown = found.query.length > 30 ? `${found.query.slice(0, 30)}…` : found.query;
    const none = status(summary(found), found.query, `正文和词条中没有“${shown}”`);
    return [[none, ...found.nearest.map((term) => entryItem({ term, rank: 0 }, 0, [], 0))]];
  };

  /** The groups for the box: entries, headings, paragraphs by chapter, and the way to the concordance. */
  const groupsFor = (index, query) => {
    const found = find(index, query);
    if (!found.words.length) return [];
    const { entries, headings, paragraphs } = found;
    if (!entries.length && !headings.length && !paragraphs.length) return nothingGroups(found);
    const titles = headings.slice(0, SHOWN);
    const rest = headings.length + paragraphs.length - SHOWN;
    const groups = [
      ...(entries.length ? [entryGroup(found)] : []),
      ...(titles.length ? [[head(concordanceAddress(found.query), "标题", `报纸原文 · ${headings.length}处`), ...titles.map((unit) => headingItem(index.blocks[unit], found))]] : []),
      ...chapterGroups(index, found, paragraphs.slice(0, SHOWN - titles.length)),
    ];
    groups[0][1].answer = true; // to Enter
    const more = rest > 0 ? `另有${rest}处未列出；查看全部上下文` : "逐处查看上下文";
    return [...groups, [status(summary(found), found.query, more)]];
  };

  Object.assign(search, { groupsFor });
}
