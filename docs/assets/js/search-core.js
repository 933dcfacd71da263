/* The search: what a query finds, in which order, and how it is shown: windows of context, and concordance lines. */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const { parse, unfold, unfolded, placesOf, occurrences, joined, unitOf, unitsWithAll, findTerms, nearestTerms } = search;

  const AROUND = 26; // characters on each side of a match in a result
  const WINDOWS = 3; // places shown of one paragraph
  const CONTEXT = 60; // characters on each side of a concordance line's keyword; a page cuts them to its width
  const KEY = 12; // characters that decide the order of lines
  const KINDS = { headline: "总标题", credit: "署名", title: "标题", byline: "署名", heading: "小标题" };
  const COLLATED = 10_000; // more lines than this are put in order by code point, which takes a hundredth of the time

  /** All that a query finds.
   *
   * `entries` are glossary entries, the best first; `headings` (titles and bylines too) and `paragraphs` are numbers of
   * blocks in reading order; `nearest` are entries offered where nothing was found.
   */
  const find = (index, query) => {
    const words = parse(query);
    const entries = findTerms(index, String(query), words);
    const headings = [];
    const paragraphs = [];
    for (const unit of unitsWithAll(index.text, words)) {
      (index.blocks[unit].kind === "paragraph" ? paragraphs : headings).push(unit);
    }
    const nothing = words.length && !entries.length && !headings.length && !paragraphs.length;
    return { query: words.map((word) => word.text).join(" "), words, entries, headings, paragraphs,
      nearest: nothing ? nearestTerms(index, query) : [] };
  };

  /** A text cut into [text, marked] pieces at ranges. */
  const pieces = (text, ranges, from = 0, to = text.length) => {
    const out = [];
    let at = from;
    for (const [start, end] of ranges) {
      if (end <= from || start >= to) continue;
      out.push([text.slice(at, Math.max(at, start)), false], [text.slice(Math.max(at, start), Math.min(to, end)), true]);
      at = Math.min(to, end);
    }
    return [...out, [text.slice(at, to), false]].filter(([piece]) => piece);
  };

  /** The words around the first matches, with … where the text goes on. */
  const excerpt = (text, words) => {
    const ranges = joined(occurrences(text, words));
    const spans = joined(ranges.map(([start, end]) => [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)])).slice(0, WINDOWS);
    const out = spans.flatMap(([from, to], i) => [...(from > 0 || i ? [["…", false]] : []), ...pieces(text, ranges, from, to)]);
    return spans.length && spans.at(-1)[1] < text.length ? [...out, ["…", false]] : out;
  };

  /** A whole text with its matches marked. */
  const marked = (text, words) => pieces(text, joined(occurrences(text, words)));

  /** The occurrences of all words in the blocks that a query finds: [block, start, end] in the folded text. */
  const allPlaces = (index, { words, headings, paragraphs }) =>
    [...headings, ...paragraphs]
      .sort((a, b) => a - b)
      .flatMap((unit) => placesOf(unitOf(index.text, unit), words).map(([start, end]) => [unit, start, end]));

  const following = (text, start, end) => text.slice(end, end + KEY);
  const preceding = (text, start) => [...text.slice(Math.max(0, start - KEY), start)].reverse().join("");

  /** Places by what follows (`after`), by what precedes read backwards (`before`), or as they stand. */
  const inOrder = (index, places, sort) => {
    if (sort !== "after" && sort !== "before") return places;
    const key = sort === "after" ? following : preceding;
    const keyed = places.map((place) => [key(unitOf(index.text, place[0]), place[1], place[2]), place]);
    const collator = new Intl.Collator("zh-CN");
    const compare = places.length > COLLATED ? (a, b) => (a < b ? -1 : Number(a > b)) : collator.compare;
    return keyed.sort((a, b) => compare(a[0], b[0])).map((row) => row[1]);
  };

  /** What a block is called in its page: ¶3, 小标题. */
  const blockName = ({ kind, id }) => (kind === "paragraph" ? `¶${id.slice(1)}` : KINDS[kind]);

  /** A concordance line: the keyword with the words before and after it, and where it stands. */
  const line = (index, [unit, ...range]) => {
    const block = index.blocks[unit];
    const { text, url, name, id, section } = block;
    const [start, end] = unfolded(range, unfold(text));
    const [before, after] = [text.slice(Math.max(0, start - CONTEXT), start), text.slice(end, end + CONTEXT)];
    return { url, id, section, place: `${name} ${blockName(block)}`, before, keyword: text.slice(start, end), after };
  };

  /** The concordance of a query: entries, true counts, and `count` lines from the `from`th on. */
  const concordance = (index, query, { sort = "", from = 0, count = 500 } = {}) => {
    const found = find(index, query);
    const all = allPlaces(index, found);
    const lines = inOrder(index, all, sort).slice(from, from + count).map((row) => line(index, row));
    return { query: found.query, entries: found.entries.map((entry) => entry.term), nearest: found.nearest, lines, total: all.length,
      headings: found.headings.length, paragraphs: found.paragraphs.length };
  };

  Object.assign(search, { find, excerpt, marked, blockName, concordance });
}
