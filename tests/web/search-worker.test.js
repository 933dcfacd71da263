/* The worker without a browser: what it loads, when, and how it answers; what a page does with late answers. */
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");
const { ASSETS, load, plain } = require("./load.js");

/** Where a file of the site is: the scripts are in docs/, the data are made with the site. */
const at = (url) => {
  const name = new URL(url).pathname;
  return name.startsWith("/data/") ? path.join(process.env.EDITION, path.basename(name)) : path.join(ASSETS, name);
};

/** A worker; `fetchable()` says whether its data can be fetched now. */
const start = (fetchable = () => true) => {
  const [replies, loaded] = [[], []];
  let listen;
  const scope = load([], {
    location: { href: "https://example.org/js/search-worker.js" },
    URL,
    addEventListener: (_, listener) => (listen = listener),
    postMessage: (message) => replies.push(plain(message)),
    fetch: async (url) => {
      loaded.push(new URL(url).pathname);
      return { ok: fetchable(), status: 503, text: async () => fs.readFileSync(at(url), "utf8") };
    },
  });
  scope.importScripts = (...urls) => {
    for (const url of urls) vm.runInContext(fs.readFileSync(at(url), "utf8"), scope);
    loaded.push(...urls.map((url) => new URL(url).pathname));
  };
  vm.runInContext(fs.readFileSync(path.join(ASSETS, "js/search-worker.js"), "utf8"), scope);
  const send = async (data) => {
    listen({ data });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  return { replies, loaded, send };
};

test("nothing is loaded before the first question, and everything once", async () => {
  const worker = start();
  assert.deepEqual(worker.loaded, []);
  await worker.send({ id: 1, what: "groups", question: "嘎查村" });
  await worker.send({ id: 2, what: "groups", question: "社区" });
  assert.deepEqual(worker.loaded.filter((name) => name.endsWith("data/search.js")).length, 1);
  assert.equal(worker.loaded.length, 6);
});

test("an answer says to which question it belongs", async () => {
  const worker = start();
  await Promise.all([worker.send({ id: 3, what: "groups", question: "党" }), worker.send({ id: 4, what: "groups", question: "党组" })]);
  assert.deepEqual(worker.replies.map(({ id }) => id), [3, 4]);
  assert.ok(worker.replies.at(-1).data.length > 2);
});

test("entries and concordances", async () => {
  const worker = start();
  await worker.send({ id: 7, what: "entries", question: "嘎查村" });
  await worker.send({ id: 8, what: "concordance", question: { query: "嘎查村", sort: "", from: 1, count: 2 } });
  const [entries, concordance] = worker.replies;
  assert.deepEqual(entries, { id: 7, data: ["gacha-cun"] });
  assert.deepEqual([concordance.id, concordance.data.total, concordance.data.lines.length], [8, 4, 2]);
});

test("data that can't be loaded: it is said, and the next question tries again", async () => {
  let there = false;
  const worker = start(() => there);
  await worker.send({ id: 1, what: "entries", question: "嘎查" });
  assert.deepEqual(worker.replies, [{ id: 1, data: null }]);
  there = true;
  await worker.send({ id: 2, what: "groups", question: "嘎查村" });
  assert.ok(worker.replies.at(-1).data.length > 1);
});

/* ---- The page's side ---- */

/** `ed.search` on a page with a worker and a clock that this test plays. */
const page = () => {
  const worker = { sent: [], listeners: {} };
  const timers = new Map();
  class Worker {
    postMessage(message) {
      worker.sent.push(plain(message));
    }

    addEventListener(name, listener) {
      worker.listeners[name] = listener;
    }
  }
  const scope = load(["search-ask"], {
    ed: { assets: "https://example.org/assets/" },
    Worker, URL,
    setTimeout: (call) => timers.set(timers.size + 1, call).size,
    clearTimeout: (id) => timers.delete(id),
    location: { protocol: "https:" },
  });
  return { search: scope.ed.search, worker, timers, answer: (data) => worker.listeners.message({ data }) };
};

test("answers reach who asked, whatever their order", async () => {
  const { search, worker, answer } = page();
  const [one, other] = [search.ask("entries", "甲"), search.ask("entries", "乙")];
  const [first, second] = worker.sent.map(({ id }) => id);
  answer({ id: second, data: ["乙"] });
  answer({ id: first, data: ["甲"] });
  assert.deepEqual(await Promise.all([one, other]), [["甲"], ["乙"]]);
});

test("a worker that can't be started answers null, and the next question starts another", async () => {
  const { search, worker, answer } = page();
  const asked = search.ask("entries", "甲");
  const first = worker.listeners.message;
  worker.listeners.error();
  assert.equal(await asked, null);
  const again = search.ask("entries", "甲");
  assert.notEqual(worker.listeners.message, first);
  answer({ id: 2, data: [] });
  assert.deepEqual(await again, []);
});

/** What a page would show, with answers that come when the test says so. */
const following = () => {
  const { search, timers } = page();
  const field = { wanted: "" };
  const [shown, replies] = [[], new Map()];
  const follow = search.follow({
    wanted: () => field.wanted,
    ask: (query) => (query ? new Promise((reply) => replies.set(query, reply)) : "empty"),
    wait: () => shown.push("waiting"),
    show: (answer) => shown.push(answer),
  });
  return { shown, replies, timers, type: (text) => ((field.wanted = text), follow()) };
};

test("a late answer doesn't replace an emptied field", async () => {
  const { shown, replies, type } = following();
  const late = type("社区");
  await type("");
  replies.get("社区")("49 lines");
  await late;
  assert.deepEqual(shown, ["empty"]);
});

test("the last question's answer is shown, though an earlier one's comes later", async () => {
  const { shown, replies, type } = following();
  const both = [type("社"), type("社区")];
  replies.get("社区")("for 社区");
  replies.get("社")("for 社");
  await Promise.all(both);
  assert.deepEqual(shown, ["for 社区"]);
});

test("only an answer that takes a while is announced", async () => {
  const { shown, replies, timers, type } = following();
  const quick = type("社");
  replies.get("社")("for 社");
  await quick;
  assert.equal(timers.size, 0);
  const slow = type("社区");
  for (const call of timers.values()) call();
  replies.get("社区")("for 社区");
  await slow;
  assert.deepEqual(shown, ["for 社", "waiting", "for 社区"]);
});
