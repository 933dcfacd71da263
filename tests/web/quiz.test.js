/* 自测 without a page: questions from the data, rounds, what is kept, the words as a table. */
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const file = path.join(__dirname, "../../docs/assets/js/quiz-core.js");
const scope = vm.createContext({});
vm.runInContext(fs.readFileSync(file, "utf8"), scope, { filename: file });
const quiz = scope.edQuiz;
const plain = (value) => JSON.parse(JSON.stringify(value)); // strict comparison looks at prototypes too

const term = (i, kind = "地名") => [`t${i}`, `词${i}`, `cí ${i}`, `word ${i}`, kind, `释义${i}。`, "a#p1"];
const DATA = {
  chapters: [["a", "甲"], ["b", "乙"]],
  terms: [...Array(12).keys()].map((i) => term(i, i < 6 ? "地名" : "提法口号")),
  text: [
    { id: "a-1", chapter: "a", stem: "甲？", options: ["对", "错"], answer: 0, ref: "a#p1", quote: "对", note: "" },
    { id: "b-1", chapter: "b", stem: "乙？", options: ["错", "对"], answer: 1, ref: "b#p2", quote: "对", note: "" },
  ],
  entries: [...Array(12).keys()].flatMap((i) => {
    const options = [i, (i + 1) % 12, (i + 2) % 12, (i + 3) % 12];
    return [["name", options, 0], ["meaning", [...options].reverse(), 3]];
  }),
};
const NOTHING = { results: {}, words: [] };
const all = quiz.questions(DATA);
const constant = () => 0.5;

test("an entry's question shows words or definitions, and knows its entry", () => {
  const [name, meaning] = all.slice(2);
  assert.deepEqual(plain([name.id, name.stem, name.options]), ["term-t0-name", "哪个词语的释义是：释义0。", ["词0", "词1", "词2", "词3"]]);
  assert.deepEqual(plain([meaning.id, meaning.stem, meaning.options]), ["term-t0-meaning", "“词0”是什么意思？", ["释义3。", "释义2。", "释义1。", "释义0。"]]);
  assert.equal(meaning.options[meaning.answer], "释义0。");
  assert.equal(name.term.word, "词0");
});

test("a choice takes its questions and no others", () => {
  const kept = { results: { "a-1": 0, "b-1": 1, "term-t3-name": 0 }, words: ["t5"] };
  const count = (choice) => quiz.chosen(all, choice, kept).length;
  assert.deepEqual(
    ["all", "text", "words", "missed", "mine", "a", "b", "地名", "提法口号", "constructor"].map(count),
    [26, 2, 24, 2, 2, 1, 1, 12, 12, 0],
  );
});

test("a round has ten questions, an entry once", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const round = quiz.round(all, NOTHING, () => (seed * 37 % 100) / 100);
    assert.equal(round.length, quiz.ROUND);
    const terms = round.filter((question) => question.term).map((question) => question.term.id);
    assert.equal(new Set(terms).size, terms.length);
  }
});

test("what was answered comes after what was missed or never asked", () => {
  const text = quiz.chosen(all, "text", NOTHING);
  const kept = { results: { "a-1": 1, "b-1": 0 }, words: [] };
  assert.deepEqual(quiz.round(text, kept, constant).map((question) => question.id).join(), "b-1,a-1");
});

test("a missed entry becomes one of the reader's words, once; a missed question on the text doesn't", () => {
  const [a, , name] = all;
  let kept = quiz.answered(NOTHING, name, false);
  kept = quiz.answered(kept, name, false);
  kept = quiz.answered(kept, a, false);
  assert.deepEqual(plain(kept), { results: { "term-t0-name": 0, "a-1": 0 }, words: ["t0"] });
  kept = quiz.answered(kept, name, true);
  assert.deepEqual(plain(kept), { results: { "term-t0-name": 1, "a-1": 0 }, words: ["t0"] });
});

test("whatever storage holds is taken or left", () => {
  for (const bad of [null, "", "{", "7", "null", "[1]", '"x"', '{"a":2}']) {
    assert.deepEqual(plain(quiz.restored(bad, bad)), NOTHING);
  }
  assert.deepEqual(plain(quiz.restored('{"a":1,"b":0,"c":"1"}', '["x",3]')), { results: { a: 1, b: 0 }, words: ["x"] });
});

test("the table has two columns, and no word that the glossary has lost", () => {
  assert.equal(
    quiz.table(["t1", "gone"], DATA, (id) => `https://example.org/#${id}`),
    "词1\tcí 1｜word 1｜释义1。｜https://example.org/#t1\n",
  );
});
