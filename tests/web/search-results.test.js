/* What the box and the concordance show: order, counts, marks, escaping, equal queries. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { SEARCH, load, data, plain } = require("./load.js");

const { edSearch } = load(SEARCH);
const index = edSearch.makeIndex(data("search.js"));
const groups = (query) => plain(edSearch.groupsFor(index, query));
const withoutTags = (html) => html.replace(/<[^>]*>/g, "");
const places = (query) =>
  groups(query).flat().map(({ location }) => location.replace(/\?h=[^#]*/, "")).filter((place) => place.includes("#") && !place.startsWith("glossary/"));

test("entries, then headings, then paragraphs in reading order by chapter; true counts", () => {
  const found = groups("党建");
  const heads = found.map(([head]) => withoutTags(head.title));
  assert.deepEqual(heads.map((head) => head.split(" ")[0]), ["词条", "标题", "赤峰", "松原", "五角场", "逐处查看上下文"]);
  for (const [head, ...items] of found.slice(0, -1)) assert.equal(Number(/· (\d+)/.exec(head.title)[1]), items.length);
  const order = index.blocks.map(({ url, id }) => `${url}#${id}`);
  const text = found.slice(2, -1).flatMap(([, ...items]) => items.map(({ location }) => location.replace(/\?h=[^#]*/, "")));
  assert.deepEqual(text, [...text].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
});

test("a result says where it stands and marks what was found", () => {
  const [, item] = groups("2.3万名")[0];
  assert.equal(withoutTags(item.title), "¶6 叫响第一身份");
  assert.match(item.text, /<mark>2\.3万名<\/mark>/);
  assert.match(groups("李炯")[0][1].title, /署名/);
});

test("the first one is the answer to Enter; entries beyond the first three are folded", () => {
  const entries = groups("党建")[0].slice(1);
  assert.deepEqual(entries.slice(0, 4).map(({ folded }) => folded), [false, false, false, true]);
  assert.deepEqual(groups("党建").flat().filter(({ answer }) => answer), [entries[0]]);
});

test("more than a hundred places are left to the concordance", () => {
  const found = groups("，");
  assert.equal(found.slice(0, -1).flatMap(([, ...items]) => items).length <= 100, true);
  assert.match(groups("的").at(-1)[0].location, /^search\/\?q=%E7%9A%84$/);
});

test("where nothing is found, it says so and offers the nearest entries", () => {
  const [[none, ...nearest]] = groups("嘎查屯");
  assert.equal(withoutTags(none.title), "正文和词条中没有“嘎查屯”");
  assert.match(none.title, /data-summary="没有找到；相近的词条如下"/);
  assert.equal(nearest[0].location, "glossary/#term-gacha-cun");
  assert.deepEqual(groups("   "), []);
});

test("what comes from a text is escaped: the theme sets it as markup", () => {
  const [[none]] = groups(`<b a="1" b='2'>&`);
  assert.match(none.title, /“&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;”/);
  const hostile = edSearch.makeIndex({
    pages: [["<i>/", "<i>名", [["s1", "heading", "<i>节"], ["p1", "paragraph", "甲<img src=x>乙"]]]],
    terms: [["t", "<i>词", [], "<i>cí", "<i>word", "类", "<i>短"]],
  });
  for (const query of ["甲", "<img", "<i>词", "<i>节"])
    for (const item of edSearch.groupsFor(hostile, query).flat())
      assert.doesNotMatch(item.title + item.text, /<(?!\/?(?:mark|span|small)\b)/);
});

for (const [one, other] of [
  ["党(工)委", "党（工）委"],
  ["(街道)", "（街道）"],
  ["4+x", "４＋Ｘ"],
  ["80%", "８０％"],
  ['"龙头"', "“龙头”"],
  ["李炯", "李 炯"],
  ["魅力五角场创智新家园", "魅力五角场 创智新家园"],
  ["联动以上带下", "联动 以上带下"],
  ["嘎查村　社区", "社区 嘎查村"],
  [" 嘎查村\u00a0", "嘎查村"],
])
  test(`“${one}” finds what “${other}” finds`, () => {
    assert.notEqual(places(one).length, 0);
    assert.deepEqual(new Set(places(one)), new Set(places(other)));
  });

for (const [name, place] of [["李炯", "chifeng/#title"], ["组织部长", "chifeng/#title"], ["杜英姿", "#title"], ["杨浦区", "wujiaochang/#title"]])
  test(`a person, an office, a place: ${name}`, () => assert.ok(places(name).includes(place)));

test("a concordance has a line an occurrence, in the order that is asked for, and true counts", () => {
  const all = plain(edSearch.concordance(index, "嘎查村"));
  assert.deepEqual(all.lines.map((line) => line.place), ["赤峰 ¶2", "赤峰 ¶3", "赤峰 ¶6", "赤峰 ¶15"]);
  assert.deepEqual([all.total, all.paragraphs, all.headings, all.entries.length], [4, 4, 0, 1]);
  for (const { before, keyword, after } of all.lines) assert.ok(index.blocks.some(({ text }) => text.includes(before + keyword + after)));
  const compare = new Intl.Collator("zh-CN").compare;
  const texts = (sort) => plain(edSearch.concordance(index, "党组织", { sort })).lines;
  const after = texts("after").map((line) => line.after.slice(0, 12));
  assert.deepEqual(after, [...after].sort(compare));
  const before = texts("before").map((line) => [...line.before.slice(-12)].reverse().join(""));
  assert.deepEqual(before, [...before].sort(compare));
  assert.deepEqual(plain(edSearch.concordance(index, "党组织", { from: 5, count: 3 })).lines, texts("").slice(5, 8));
});

const BAD = {
  "a zero": "\u0000",
  blanks: "   \u3000 \u00a0",
  punctuation: "。，、！？“”()[]{}\\/|",
  long: "基层党建".repeat(2500),
  "many words": "党 ".repeat(5000),
  "many quotes": '"'.repeat(10_000),
  "a regular expression": "(a+)+$|[^\\s]*.*\\d{3,}?",
  "half a pair": "\ud800党\udfff",
  "nothing to see": "\u200b\ufeff",
  prototype: "__proto__ constructor",
  percent: "%E4%BD%A0%",
};

for (const [name, query] of Object.entries(BAD))
  test(`bad input: ${name}`, () => {
    const started = performance.now();
    for (const group of groups(query)) assert.equal(typeof group[0].title, "string");
    edSearch.concordance(index, query);
    assert.ok(performance.now() - started < 2000);
  });
