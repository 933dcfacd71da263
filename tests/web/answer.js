/* Answers for test_web.py: reads a question as JSON, writes the answer as JSON.
 *
 *     node answer.js entries < ["嘎查村", …]                                     the ids of the entries that each query finds
 *     node answer.js citations < {day, works, styles: {key: {line, inText}}, files: {key: text}}      each work in each form
 */
"use strict";

const fs = require("node:fs");
const { SEARCH, load, data } = require("./load.js");

const entries = (queries) => {
  const { edSearch } = load(SEARCH);
  const index = edSearch.makeIndex(data("search.js"));
  return queries.map((query) => edSearch.find(index, query).entries.map(({ term }) => term.id));
};

const citations = ({ day, works, styles, files }) => {
  const { cite, citeInText, citeInFile } = load(["citation"]).ed.citation;
  const inStyle = (work) => ([key, { line, inText }]) => {
    const short = citeInText(inText, key, work);
    return [[key, cite(line, key, work, day)], ...(short ? [[`${key}-in`, short]] : [])];
  };
  const inFile = (work) => ([key, text]) => [key, citeInFile(text, key, work, day)];
  return works.map((work) => Object.fromEntries([...Object.entries(styles).flatMap(inStyle(work)), ...Object.entries(files).map(inFile(work))]));
};

const question = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ entries, citations }[process.argv[2]](question)));
