/* Fragments: what a wrong one means, what is nearest; text fragments of selected words. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./load.js");

const { fragmentIds, textFragment } = load(["fragment-ids", "text-fragment"]).ed;
const { tidy, distance, nearest, decoded } = fragmentIds;

for (const [written, id] of [
  ["P5", "p5"],
  ["p%2535", "p5"],
  ["ｐ５", "p5"],
  ["p5。", "p5"],
  ["s2)", "s2"],
  ["p05", "p5"],
  ["p-05", "p5"],
  ["12", "p12"],
  ["第7段", "p7"],
  ["第 3 节", "s3"],
  ["¶8", "p8"],
  ["Term-Gacha-Cun", "term-gacha-cun"],
  ["p5:~:text=x", "p5"],
  ["%E4%zz", "%e4%zz"],
])
  test(`#${written} means #${id}`, () => assert.equal(tidy(written), id));

test("what is wrongly encoded stays as it is", () => assert.equal(decoded("%E4%zz"), "%E4%zz"));

test("Levenshtein's distance", () => {
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("kitten", "sitting"), 3);
  assert.equal(distance("a", "a"), 0);
});

const IDS = ["title", "s1", "p1", "p2", "p20", "s4", "term-gacha-cun", "term-sumu", "term-sanjia-mache"];

for (const [id, asked, closest, name] of [
  ["p99", "第99段", "p20", "第20段"],
  ["p0", "第0段", "p1", "第1段"],
  ["s9", "第9节", "s4", "第4节"],
  ["term-gacha", "“term-gacha”", "term-gacha-cun", ""],
  ["term-sanjia-nache", "“term-sanjia-nache”", "term-sanjia-mache", ""],
  ["sumo", "“sumo”", "term-sumu", ""],
])
  test(`the nearest to ${id} is ${closest}`, () => assert.deepEqual(plain(nearest(IDS, id)), { asked, closest, name }));

test("a page without terms offers its beginning, an empty one nothing", () => {
  assert.equal(nearest(["title", "x"], "zz").closest, "title");
  assert.equal(nearest(["title"], "p3").closest, "");
  assert.equal(nearest([], "zz").closest, "");
});

const TEXT = "赤峰市把市、旗县区、苏木乡镇（街道）、嘎查村（社区）四级党组织有效联动作为上下贯通的“动力主轴”";

test("a text fragment is widened to whole words and names only the ends of a long one", () => {
  const words = (from, to) => decodeURIComponent(textFragment(TEXT, from, to).replace(":~:text=", ""));
  const [short, long] = [words(3, 9), words(3, 40)];
  assert.ok(short.includes(TEXT.slice(3, 9)) && TEXT.includes(short));
  const [head, tail] = long.split(",");
  assert.ok(TEXT.slice(0, 12).includes(head) && TEXT.slice(30).includes(tail));
  assert.match(textFragment("甲-乙", 0, 3), /%2D/);
});

test("a browser that knows no words gets the words as they are selected", () => {
  const { ed } = load(["text-fragment"], { Intl: {} });
  assert.equal(decodeURIComponent(ed.textFragment(TEXT, 4, 6)), `:~:text=${TEXT.slice(4, 6)}`);
});
