/* `npm ci --ignore-scripts && npm run lint`. The site's scripts are classic ones, each a block of its own; the tests of
 * those that need no page are Node's. */
"use strict";

const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  // Joined by scripts/assets.py; built sites and environments.
  { ignores: ["docs/assets/*.js", "docs/assets/data/", "site/", ".venv*/", ".cache/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" } },
  {
    files: ["docs/assets/js/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, importScripts: "readonly", ed: "readonly" },
    },
    rules: { strict: ["error", "global"] },
  },
  {
    files: ["tests/web/*.js", "*.js"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
];
