/* What counts as equal, and the way back from the folded text to the text. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./load.js");

const { edSearch } = load(["search-text"]);
const marked = (text, query) => plain(edSearch.occurrences(text, edSearch.parse(query))).map(([start, end]) => text.slice(start, end));

test("fold: width, case, blanks between Chinese characters", () => {
  for (const [text, folded] of [
    ["ＡＢＣ１２", "abc12"],
    ["李 炯", "李炯"],
    ["4+X 文件", "4+x 文件"],
    ["甲\n乙", "甲乙"],
    ["İΣς", "iσσ"],
    ["，。（）", ",。()"],
  ])
    assert.equal(edSearch.fold(text), folded);
});

test("what was found is the text's own words, blanks and widths kept", () => {
  assert.deepEqual(marked("四级 联动 以上 带下", "联动以上"), ["联动 以上"]);
  assert.deepEqual(marked("党（工）委", "党(工)委"), ["党（工）委"]);
  assert.deepEqual(marked("龙头和“龙头”", '"龙头"'), ["“龙头”"]);
  assert.deepEqual(marked("𠀀甲𠀀", "甲"), ["甲"]);
  assert.deepEqual(marked("aAa", "a"), ["a", "A", "a"]);
});

test("a query's words: each once, folded, without half characters", () => {
  assert.deepEqual(plain(edSearch.parse(" 党　党 ABC \ud800")).map((word) => word.text), ["党", "abc"]);
});

test("ranges that overlap or touch are one", () => {
  assert.deepEqual(plain(edSearch.joined([[0, 2], [2, 3], [5, 9], [6, 7]])), [[0, 3], [5, 9]]);
});

test("unfold leads every offset back", () => {
  const text = "甲 乙  ＡＢ 丙 x";
  const [folded, back] = [edSearch.fold(text), edSearch.unfold(text)];
  for (let i = 0; i < folded.length; i++) assert.equal(edSearch.fold(text[back(i)]), folded[i]);
});
