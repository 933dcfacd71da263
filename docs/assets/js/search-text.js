/* Text and queries as the search compares them.
 *
 * A classic script, like all files of the search: a page opened from disk loads no modules, and the theme starts its
 * worker as a classic one. Each file adds pure functions to `edSearch`; search-worker.js names the order.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});

  // Han, kana, and the punctuation of Chinese text, wide forms included.
  const CJK =
    "[\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\u3001-\\u9fff\\uf900-\\ufaff\\uff01-\\uff5e\\u{20000}-\\u{323af}]";
  const BLANK = "[\\s\\u200b\\u2060]"; // \s has the no-break and the ideographic blank
  const INNER = new RegExp(`(${CJK})${BLANK}+(?=${CJK})`, "gu");
  const BLANKS = new RegExp(BLANK, "g");
  const WIDE = /[\uff01-\uff5e]/g;
  const GONE = "\uffff"; // a noncharacter: load.py admits none to a text
  const QUOTES = /["']/;
  const LONG = 500; // from here on, straight quotation marks are taken literally

  const narrow = (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

  /** Small letters without a change of length: İ is the one character that would grow, Σ the one that looks around. */
  const lower = (text) => text.replaceAll("\u0130", "I").toLowerCase().replaceAll("ς", "σ");

  /** The folded text with a place holder for each blank that doesn't count, so that every offset holds. */
  const foldInPlace = (text) =>
    lower(
      text
        .replace(INNER, (match, before) => before + GONE.repeat(match.length - before.length))
        .replace(BLANKS, " ")
        .replace(WIDE, narrow),
    );

  /** A text without regard to width and case, and without blanks between Chinese characters. */
  const fold = (text) => foldInPlace(text).replaceAll(GONE, "");

  /** A function from offsets in the folded text to offsets in the text. */
  const unfold = (text) => {
    const held = foldInPlace(text);
    if (!held.includes(GONE)) return (offset) => offset;
    const offsets = [];
    for (let i = 0; i < held.length; i++) if (held[i] !== GONE) offsets.push(i);
    return (offset) => offsets[offset];
  };

  const escapePattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

  /** A straight quotation mark finds both curved ones; it is a keyboard's way to type them. */
  const quotePattern = (word) =>
    QUOTES.test(word) && word.length <= LONG
      ? new RegExp(escapePattern(word).replaceAll('"', '["“”]').replaceAll("'", "['‘’]"), "g")
      : null;

  /** The words of a query: folded, each once, as {text, pattern}. Half a surrogate pair is no character. */
  const parse = (query) => {
    const words = String(query).replace(/\p{Surrogate}/gu, "").split(new RegExp(`${BLANK}+`)).map(fold).filter(Boolean);
    return [...new Set(words)].map((text) => ({ text, pattern: quotePattern(text) }));
  };

  /** The next place of a word in a folded text from an offset on, or -1. */
  const findWord = (folded, word, from) => {
    if (!word.pattern) return folded.indexOf(word.text, from);
    word.pattern.lastIndex = from;
    return word.pattern.exec(folded)?.index ?? -1;
  };

  /** Every occurrence of every word in a folded text, as [start, end], in order; those of one word don't overlap. */
  const placesOf = (folded, words) => {
    const found = [];
    for (const word of words) {
      const size = word.text.length;
      for (let at = findWord(folded, word, 0); at >= 0; at = findWord(folded, word, at + size)) found.push([at, at + size]);
    }
    return words.length > 1 ? found.sort((a, b) => a[0] - b[0] || a[1] - b[1]) : found;
  };

  /** A range of the folded text as a range of the text: it ends with its last character. */
  const unfolded = ([start, end], toText) => [toText(start), toText(end - 1) + 1];

  /** Every occurrence of every word in a text, as [start, end] in that text. */
  const occurrences = (text, words) => {
    const toText = unfold(text);
    return placesOf(fold(text), words).map((range) => unfolded(range, toText));
  };

  /** Ranges that overlap or touch, joined. */
  const joined = (ranges) => {
    const out = [];
    for (const [start, end] of ranges) {
      const last = out.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else out.push([start, end]);
    }
    return out;
  };

  Object.assign(search, { escapePattern, fold, unfold, unfolded, parse, findWord, placesOf, occurrences, joined });
}
