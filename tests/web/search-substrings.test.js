/* What is found: every piece of the text, and nothing else; held to a naive reading of the same blocks. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { SEARCH, load, data } = require("./load.js");

// NEVER_SEEN says that the edition is another one, perhaps a short one; test_web.py gives several.
const written = data("search.js");
const { edSearch } = load(SEARCH);
const index = edSearch.makeIndex(written);

const blocks = written.pages.flatMap(([url, , rows]) => rows.map(([id, , lines]) => ({ place: `${url}#${id}`, text: lines.replaceAll("\n", " ") })));

const HAN = "[\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\u3001-\\u9fff\\uff01-\\uff5e]";
const INSIDE = new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, "g");

/** Widths and cases don't count, nor do blanks inside Chinese text. */
const plain = (text) =>
  text
    .replace(INSIDE, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000]/g, " ")
    .toLowerCase();

/** The places of all blocks that contain every word of a query. */
const expected = (query) => {
  const words = query.split(/\s+/).filter(Boolean).map(plain);
  return new Set(blocks.filter((block) => words.every((word) => plain(block.text).includes(word))).map((block) => block.place));
};

const found = (query) => {
  const { headings, paragraphs } = edSearch.find(index, query);
  return [...headings, ...paragraphs].map((unit) => `${index.blocks[unit].url}#${index.blocks[unit].id}`);
};

/** Random numbers, the same ones each time (a linear congruential generator, constants of Numerical Recipes). */
const dice = (seed) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

const SIZES = [1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20];

const piecesOf = (texts, count, random) => {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const out = [];
  while (out.length < count) {
    const text = pick(texts);
    const start = Math.floor(random() * text.length);
    const piece = text.slice(start, start + pick(SIZES));
    // Straight quotation marks find curved ones too: a test of its own. Half a surrogate pair is no character.
    if (piece.trim() === piece && !/["']|\p{Surrogate}/u.test(piece)) out.push(piece);
  }
  return out;
};

const agree = (queries) => {
  for (const query of queries) assert.deepEqual(new Set(found(query)), expected(query), query);
};

test("2,200 random pieces each find all their blocks and no other", () => {
  agree(piecesOf(blocks.map((block) => block.text), 2200, dice(20200518)));
});

test("a piece without blanks stands in exactly the blocks that contain it, without any folding in the reckoning", () => {
  const pieces = piecesOf(blocks.map((block) => block.text), 600, dice(5)).filter((piece) => /^[\p{Script=Han}、。“”]+$/u.test(piece));
  assert.ok(pieces.length > 300 || process.env.NEVER_SEEN);
  const inside = (text) => text.replace(INSIDE, "");
  for (const query of pieces) {
    const bare = blocks.filter((block) => inside(block.text).includes(query)).map((block) => block.place);
    assert.deepEqual(new Set(found(query)), new Set(bare), query);
  }
});

test("every figure", () => {
  const figures = new Set(blocks.flatMap(({ text }) => text.match(/[0-9A-Z][0-9.+A-Za-z%]*[万亿个项名支]?/g) ?? []));
  agree(figures);
});

test("all words of a query are required", () => {
  const long = blocks.map((block) => block.text).filter((text) => text.length > 60);
  const random = dice(8);
  const queries = Array.from({ length: long.length ? 100 : 0 }, () => {
    const text = long[Math.floor(random() * long.length)];
    return piecesOf([text], 3, random).join(" ");
  });
  agree(queries);
});
