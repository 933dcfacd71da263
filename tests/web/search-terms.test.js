/* Entries: every name finds its entry, in characters, pinyin, initials and English; what isn't a name finds none. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { SEARCH, load, data, plain } = require("./load.js");

const written = data("search.js");
const { edSearch } = load(SEARCH);
const index = edSearch.makeIndex(written);
const terms = index.terms.map(plain);
const byId = new Map(terms.map((term) => [term.id, term]));

const entries = (query) => plain(edSearch.find(index, query).entries.map(({ term }) => term.id));
const headwords = (query) => entries(query).map((id) => byId.get(id).headword);
const folded = (text) => edSearch.fold(text);

const TONES = /[\u0300\u0301\u0304\u030c]/g;
const withoutTones = (text) => text.normalize("NFD").replace(TONES, "").normalize("NFC");
/** Without the tones of every second syllable's vowel. */
const withSomeTones = (text) => {
  let seen = 0;
  return text.normalize("NFD").replace(TONES, (tone) => (seen++ % 2 ? tone : "")).normalize("NFC");
};

test("headwords and aliases: the entries whose names contain the words, the entry itself first", () => {
  for (const term of terms)
    for (const query of [term.headword, ...term.aliases]) {
      const found = entries(query);
      const surfaces = (other) => [other.headword, ...other.aliases].map(folded);
      const words = query.split(/\s+/).map(folded);
      const named = terms.filter((other) => words.every((word) => surfaces(other).some((surface) => surface.includes(word))));
      assert.deepEqual(named.filter(({ id }) => !found.includes(id)), [], query);
      if (/\p{Script=Han}/u.test(query)) assert.equal(found.length, named.length, query);
      assert.ok(surfaces(byId.get(found[0])).includes(folded(query)), query);
      assert.ok(found.includes(term.id), query);
    }
});

test("readings as written, in one word, without tones or some of them, in capitals; the English gloss", () => {
  for (const { id, pinyin, en, headword } of terms) {
    const toneless = withoutTones(pinyin);
    const forms = [pinyin, pinyin.replaceAll(" ", ""), toneless, toneless.replaceAll(" ", ""), pinyin.toLowerCase()];
    forms.push(withSomeTones(pinyin).replaceAll(" ", ""), en, en.toLowerCase());
    for (const form of new Set(forms)) assert.ok(entries(form).includes(id), `${form} doesn't find ${headword}`);
  }
});

for (const [query, expected] of [
  ["gacha", ["嘎查村"]],
  ["gāchá", ["嘎查村"]],
  ["gāchà", []],
  ["ga cha", ["嘎查村"]],
  ["GaCha", ["嘎查村"]],
  ["ga1", []],
  ["gcc", ["嘎查村"]],
  ["sjmc", ["三驾马车"]],
  ["mache", ["三驾马车"]],
  ["ache", []], // the middle of a syllable
  ["art", ["全市"]], // the middle of “party” and of a syllable: found in a gloss, from a word's beginning
  ["量子力学", []],
])
  test(`“${query}” finds ${expected.join("、") || "nothing"}`, () => assert.deepEqual(headwords(query), expected));

test("where nothing is found, the nearest entries are offered", () => {
  const nearest = (query) => plain(edSearch.find(index, query).nearest).map((term) => term.headword);
  assert.equal(nearest("嘎查屯")[0], "嘎查村");
  assert.equal(nearest("gachatun")[0], "嘎查村");
  assert.deepEqual(nearest("ʘʘ"), []);
  assert.deepEqual(nearest("嘎查村"), []);
});

test("syllables and initials of a reading", () => {
  for (const [pinyin, syllables, initials] of [
    ["gāchá cūn", ["ga", "cha", "cun"], "gcc"],
    ["jìngōng", ["jin", "gong"], "jg"],
    ["Xī'ān", ["xi", "an"], "xa"],
    ["nǚ'ér", ["nv", "er"], "ne"],
    ["4+X", ["4", "x"], "4x"],
  ]) {
    assert.deepEqual(plain(edSearch.syllables(pinyin)), syllables);
    assert.equal(edSearch.initialsOf(syllables), initials);
  }
});
