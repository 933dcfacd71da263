/* Finding glossary entries: by headword and alias, by pinyin, by its initials, by the English gloss; and the entries
 * nearest to a query that finds nothing.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const { fold, parse, escapePattern, column, unitOf, unitsWith } = search;

  const TONES = /[\u0300\u0301\u0304\u030c]/g;
  const LATIN = /^[\p{Script=Latin}\p{M}\d\s'"‘’“”·,.:;+()、，-]+$/u; // what may be pinyin
  const LETTERS = /\p{Script=Latin}.*\p{Script=Latin}/u;
  const HAN = /\p{Script=Han}/u;
  const COMPARED = 12; // characters of a query that are compared with names, where it finds nothing
  const NEAR = 60; // entries that are compared with it
  const ALIKE = 0.3; // likeness of readings from which an entry is offered: letters are few, so all are a little alike
  // A consonant before a vowel begins the next syllable; where that would mislead, pinyin has an apostrophe.
  const SYLLABLE = /(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouv]+(?:ng?(?![aeiouv])|r(?![aeiouv]))?|\d+|[a-z]/g;

  /** Pinyin as it is compared: small letters and figures, tone marks kept, one character each. */
  const toned = (pinyin) => pinyin.toLowerCase().normalize("NFC").replaceAll("ü", "v").replace(/[^\p{L}\p{N}]/gu, "");

  /** The same without tone marks, ü written v. As long as the toned form. */
  const toneless = (pinyin) => pinyin.normalize("NFD").replace(TONES, "").replaceAll("u\u0308", "v").normalize("NFC");

  /** The syllables (and figures) of a pinyin, without tones. */
  const syllables = (pinyin) => toneless(pinyin.toLowerCase()).match(SYLLABLE) ?? [];

  const initialsOf = (parts) => parts.map((part) => (/\d/.test(part) ? part : part[0])).join("");

  /** A reading as queries are compared with it: with tones, without, and where its syllables begin. */
  const readingOf = ({ pinyin }) => {
    const full = toned(pinyin);
    const parts = syllables(pinyin);
    let at = 0;
    const starts = parts.map((part) => (at += part.length) - part.length);
    return { full, plain: toneless(full), initials: initialsOf(parts), starts };
  };

  const termColumns = (terms) => {
    const readings = terms.map(readingOf);
    return {
      readings,
      surfaces: column(terms.map((term) => [term.headword, ...term.aliases].map(fold).join("\t"))),
      pinyin: column(readings.map((reading) => reading.plain)),
      initials: column(readings.map((reading) => reading.initials)),
      english: column(terms.map((term) => fold(term.en))),
    };
  };

  /** How well a surface answers: the whole, its beginning, a part. */
  const surfaceRank = (surfaces, word) =>
    Math.max(...surfaces.split("\t").map((it) => (it === word ? 100 : it.startsWith(word) ? 80 : it.includes(word) ? 60 : 0)));

  const sameTones = (full, query, at) => [...query].every((letter, i) => toneless(letter) === letter || letter === full[at + i]);

  /** How well a pinyin query answers a reading: it begins with a syllable, and has the tones that it gives. */
  const pinyinRank = ({ full, plain, starts }, query, letters) => {
    const at = starts.find((start) => plain.startsWith(letters, start) && (query === letters || sameTones(full, query, start)));
    return at === undefined ? 0 : at ? 50 : letters.length === plain.length ? 95 : 70;
  };

  const initialsRank = (initials, query) => (initials === query ? 90 : initials.startsWith(query) ? 65 : 45);

  /** English words are found from their beginning, or “art” would find every party. */
  const englishRank = (gloss, word) => {
    const begins = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escapePattern(word)}`, "u").test(gloss);
    return begins ? (gloss === word ? 75 : 40) : 0;
  };

  const keep = (ranks, unit, rank) => rank > 0 && ranks.set(unit, Math.max(rank, ranks.get(unit) ?? 0));

  const bySurface = ({ names }, word) => {
    const ranks = new Map();
    for (const unit of unitsWith(names.surfaces, word)) {
      keep(ranks, unit, Math.max(surfaceRank(unitOf(names.surfaces, unit), word.text), 60));
    }
    return ranks;
  };

  const byReading = ({ names }, query) => {
    const ranks = new Map();
    const letters = toned(query);
    if (letters.length < 2 || !LATIN.test(query)) return ranks;
    const plain = { text: toneless(letters) };
    for (const unit of unitsWith(names.pinyin, plain)) keep(ranks, unit, pinyinRank(names.readings[unit], letters, plain.text));
    if (plain.text !== letters) return ranks; // initials have no tones
    for (const unit of unitsWith(names.initials, plain)) keep(ranks, unit, initialsRank(unitOf(names.initials, unit), letters));
    return ranks;
  };

  const byGloss = ({ names }, word) => {
    const ranks = new Map();
    for (const unit of unitsWith(names.english, word)) keep(ranks, unit, englishRank(unitOf(names.english, unit), word.text));
    return ranks;
  };

  const union = (...all) => {
    const ranks = new Map();
    for (const each of all) for (const [unit, rank] of each) keep(ranks, unit, rank);
    return ranks;
  };

  const intersection = (all) =>
    all.reduce((left, right) => new Map([...left].filter(([unit]) => right.has(unit)).map(([unit, rank]) => [unit, Math.min(rank, right.get(unit))])));

  /** The entries that answer a query, the best first: the whole query is a reading, or each word stands for the entry.
   * Several words are taken as readings one by one only beside Chinese ones: “ga cha” is one reading.
   */
  const findTerms = (index, query, words) => {
    if (!words.length) return [];
    const latin = !words.some((word) => HAN.test(word.text));
    const none = new Map();
    const glossed = words.length > 1 || LETTERS.test(words[0].text); // a single letter says too little
    const each = words.map((word) =>
      union(bySurface(index, word), glossed ? byGloss(index, word) : none, latin ? none : byReading(index, word.text)),
    );
    const ranks = union(intersection(each), latin ? byReading(index, query.normalize("NFC")) : none);
    return [...ranks].map(([unit, rank]) => ({ term: index.terms[unit], rank })).sort((a, b) => b.rank - a.rank);
  };

  const pairs = (text) => [...text].flatMap((character, i, all) => (i ? [all[i - 1] + character] : []));

  /** How alike two names are, from 0 to 1: the characters and pairs of characters that they share. */
  const likeness = (left, right) => {
    const [parts, others] = [left, right].map((name) => new Set([...name, ...pairs(name)]));
    const shared = [...parts].filter((part) => others.has(part)).length;
    return shared / (parts.size + others.size - shared);
  };

  /** The entries that share the most parts with a name, by a column of names. */
  const sharing = (names, parts) => {
    const shared = new Map();
    for (const part of parts) for (const unit of unitsWith(names, { text: part })) shared.set(unit, (shared.get(unit) ?? 0) + 1);
    return [...shared].sort((a, b) => b[1] - a[1]).slice(0, NEAR).map(([unit]) => unit);
  };

  /** The entries whose names are most like a query, the nearest first: like its reading where it is written in letters. */
  const nearestTerms = ({ terms, names }, query, count = 5) => {
    const name = parse(query).map((word) => word.text).join("").slice(0, COMPARED);
    const reading = LATIN.test(name) ? toneless(toned(name)) : "";
    const asked = reading || name;
    const units = reading ? sharing(names.pinyin, pairs(reading)) : sharing(names.surfaces, [...name, ...pairs(name)]);
    const near = (unit) => Math.max(...unitOf(reading ? names.pinyin : names.surfaces, unit).split("\t").map((other) => likeness(asked, other)));
    return units
      .map((unit) => ({ term: terms[unit], near: near(unit) }))
      .filter((row) => row.near > (reading ? ALIKE : 0))
      .sort((a, b) => b.near - a.near)
      .slice(0, count)
      .map((row) => row.term);
  };

  Object.assign(search, { syllables, initialsOf, termColumns, findTerms, nearestTerms });
}
