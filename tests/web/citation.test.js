/* The citation of a part, in words and in files. test_web.py holds every part of the edition to what the build writes. */
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./load.js");

const { cite, citeInText, citeInFile, written, tex, texTitle } = load(["citation"]).ed.citation;

const DAY = "2026-03-09";
const URL = "https://example.org/chifeng/#p2";
const parts = (...texts) => texts.map((text) => (Array.isArray(text) ? text : ["", text]));
const TITLE = ["title", "题名"];
const NOTE = parts("“", TITLE, ",” 报, ", ["url", "/chifeng/"], ".");

test("a day as each style writes it", () => {
  assert.deepEqual(["gb2015", "apa", "mla", "chicago"].map((style) => written(style, DAY)), [DAY, "March 9, 2026", "9 Mar. 2026", "March 9, 2026"]);
});

test("address and day stand in their places", () => {
  const line = parts(TITLE, "[EB/OL]. [", ["date", "引用日期"], "]. ", ["url", "/x/"], ".");
  assert.equal(cite(line, "gb2015", { url: URL }, DAY), `题名[EB/OL]. [${DAY}]. ${URL}.`);
});

test("only a note of Chicago says which paragraph or section", () => {
  assert.equal(cite(NOTE, "chicago", { url: URL, paragraph: "2" }, DAY), `“题名,” 报, para. 2, ${URL}.`);
  assert.equal(cite(NOTE, "chicago", { url: URL, section: "“开门”" }, DAY), `“题名,” 报, under “‘开门,’” ${URL}.`);
  assert.equal(cite(NOTE, "mla", { url: URL, paragraph: "2" }, DAY), `“题名,” 报, ${URL}.`);
});

test("another title, quoted where the page's was", () => {
  assert.equal(cite(NOTE, "chicago", { url: URL, title: "“1+6”文件" }, DAY), `“‘1+6’文件,” 报, ${URL}.`);
  assert.equal(cite(NOTE, "chicago", { url: URL, title: "叫“响”" }, DAY), `“叫‘响,’” 报, ${URL}.`);
  const ending = parts("“", ["title", "叫‘响"], ",’” 报, ", ["url", ""]);
  assert.equal(cite(ending, "chicago", { url: URL, title: "词" }, DAY), `“词,” 报, ${URL}`);
  assert.equal(cite(parts(TITLE, ". ", ["url", ""]), "apa", { url: URL, title: "叫“响”" }, DAY), `叫“响”. ${URL}`);
});

test("in the text", () => {
  const [names, title] = [parts("(李炯, 2020)"), parts("(“", TITLE, "”)")];
  assert.equal(citeInText(names, "apa", { paragraph: "2" }), "(李炯, 2020, para. 2)");
  assert.equal(citeInText(names, "apa", { section: "甲" }), "(李炯, 2020, “甲” section)");
  assert.equal(citeInText(parts("(李炯)"), "mla", { paragraph: "2" }), "(李炯, par. 2)");
  assert.equal(citeInText(title, "mla", { paragraph: "2" }), "(“题名,” par. 2)");
  assert.equal(citeInText(title, "mla", { title: "词" }), "(“词”)");
  assert.equal(citeInText([], "gb2025", { paragraph: "2" }), "");
});

test("what TeX would take for something else", () => {
  assert.equal(tex("a--b ''<<100%&$#_"), "a-{}-b '{}'{}<{}<100\\%\\&\\$\\#\\_");
  assert.equal(tex("\\{~^`}"), "\\textbackslash{}\\textbraceleft{}\\textasciitilde{}\\textasciicircum{}\\textasciigrave{}\\textbraceright{}");
  assert.equal(texTitle("4+X与AB"), "4+{X}与{AB}");
});

test("files: a part's id, title, address and day", () => {
  const work = { url: URL, id: "p2", title: "A词" };
  const bib = citeInFile("@online{glossary,\n  title = {术语},\n  url = {old},\n}\n", "bibtex", work, DAY);
  assert.equal(bib, `@online{glossary-p2,\n  title = {{A}词},\n  url = {${URL}},\n  urldate = {${DAY}},\n}\n`);
  const ris = citeInFile("TY  - ELEC\nID  - glossary\nTI  - 术语\nUR  - old\nER  - \n", "ris", work, DAY);
  assert.equal(ris, `TY  - ELEC\nID  - glossary-p2\nTI  - A词\nUR  - ${URL}\nY2  - 2026/03/09\nER  - \n`);
  const [item] = JSON.parse(citeInFile('[{"id": "glossary", "title": "术语", "URL": "old"}]', "csl", work, DAY));
  assert.deepEqual(item, { id: "glossary-p2", title: "A词", URL, accessed: { "date-parts": [[2026, 3, 9]] } });
  assert.equal(JSON.parse(citeInFile('[{"id": "x", "title": "甲"}]', "csl", { url: URL }, DAY))[0].title, "甲");
});
