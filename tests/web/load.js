/* Loads the site's classic scripts without a page: those that are pure functions need no more. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const ASSETS = path.join(__dirname, "../../docs/assets");
const SEARCH = ["search-text", "search-index", "search-terms", "search-core", "search-results"];

/** Runs scripts of docs/assets/js/ in a fresh global scope, in order; returns that scope. */
const load = (names, globals = {}) => {
  const scope = vm.createContext({ console, ...globals });
  for (const name of names) {
    const file = path.join(ASSETS, "js", `${name}.js`);
    vm.runInContext(fs.readFileSync(file, "utf8"), scope, { filename: file });
  }
  return scope;
};

/** The data of an edition: the search's own, or a JSON file. EDITION names the folder; test_web.py makes it. */
const data = (name) => {
  const text = fs.readFileSync(path.join(process.env.EDITION, name), "utf8");
  return JSON.parse(name.endsWith(".js") ? text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")) : text);
};

/** A value of another scope as one of ours: strict comparison looks at prototypes too. */
const plain = (value) => JSON.parse(JSON.stringify(value));

module.exports = { ASSETS, SEARCH, load, data, plain };
