/* Answers queries away from the page. In place of the theme's own worker it speaks the theme's four messages, and one
 * more for the concordance; search-box.js says how a page that was opened from disk uses it without a worker.
 *
 * Nothing is loaded before the first query: neither the search's code nor its data.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the theme's messages
  const CODE = ["search-text.js", "search-index.js", "search-terms.js", "search-core.js", "search-results.js"];
  const DATA = "../data/search.js";
  const LOADING = "正在载入检索数据…";
  const FAILED = "检索数据未能载入，请检查网络后重新输入";

  const inWorker = typeof importScripts === "function";
  const here = inWorker ? location.href : document.currentScript.src;

  const addScript = (url) =>
    new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: url, onload: done, onerror: failed });
      document.head.append(script);
      script.remove();
    });

  const loadCode = async () => {
    if (search.groupsFor) return;
    const urls = CODE.map((name) => new URL(name, here).href);
    if (inWorker) importScripts(...urls);
    else for (const url of urls) await addScript(url);
  };

  const fetchData = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
  };

  const scriptData = async (url) => {
    let data;
    globalThis.edSearchData = (value) => (data = value);
    await addScript(url);
    return data;
  };

  let loading = null;

  const load = async () => {
    const url = new URL(DATA, here).href;
    let data;
    try {
      await loadCode();
      data = await (inWorker ? fetchData(url) : scriptData(url));
    } catch {
      loading = null;
      return null;
    }
    return (search.index = search.makeIndex(data));
  };

  /** The index, loaded once; null where it can't be, then the next query tries again. */
  const theIndex = () => (loading ??= load());

  const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

  /** A line of status, before the code that makes results is there. */
  const status = (text, query) => {
    const title = `<span class="ed-hit__status" data-summary="${text}">${escapeHtml(text)}</span>`;
    const location = `search/?q=${encodeURIComponent(query.replace(/\p{Surrogate}/gu, ""))}`;
    return [[{ location, title, text: "", score: 1, terms: {} }]];
  };

  let latest = 0;

  /** Answers a query, unless a later one has come in the meantime. */
  const answerQuery = async (query, post) => {
    const turn = ++latest;
    const reply = (items) => turn === latest && post({ type: RESULT, data: { items } });
    if (!query.trim()) return reply([]);
    if (!search.index) reply(status(LOADING, query));
    const index = await theIndex();
    reply(index ? search.groupsFor(index, query) : status(FAILED, query));
  };

  const answerConcordance = async ({ id, query, sort, from, count }, post) => {
    const index = await theIndex();
    post({ type: "concordance", id, data: index && search.concordance(index, query, { sort, from, count }) });
  };

  /** Answers a message; `post` takes the replies. */
  search.answer = (message, post) => {
    if (message.type === SETUP) post({ type: READY });
    if (message.type === QUERY) answerQuery(message.data, post);
    if (message.type === "concordance") answerConcordance(message.data, post);
  };

  if (inWorker) {
    addEventListener("message", (event) => search.answer(event.data, (reply) => postMessage(reply)));
    postMessage({ type: READY });
  }
}
