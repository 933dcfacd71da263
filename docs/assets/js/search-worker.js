/* Answers queries away from the page: the theme's for its box, and questions of our own. Where no worker can be started,
 * it runs in the page (search-ask.js).
 *
 * Nothing is loaded before the first question: neither the search's code nor its data.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
  const QUERY = 2, RESULT = 3; // the theme's messages
  const CODE = ["search-text.js", "search-index.js", "search-terms.js", "search-core.js", "search-results.js"];
  const DATA = "data/search.js";
  const inWorker = typeof importScripts === "function";

  const fetchData = async () => {
    const url = new URL(`../${DATA}`, location.href);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
  };

  const scriptData = async () => {
    let data;
    globalThis.edSearchData = (value) => (data = value);
    await ed.addScript(DATA);
    return data;
  };

  const loadCode = async () => {
    if (search.groupsFor) return;
    if (inWorker) importScripts(...CODE.map((name) => new URL(name, location.href).href));
    else for (const name of CODE) await ed.addScript(`js/${name}`);
  };

  let loading = null;

  const load = async () => {
    try {
      await loadCode();
      search.index = search.makeIndex(await (inWorker ? fetchData() : scriptData()));
      return search.index;
    } catch {
      loading = null;
      return null;
    }
  };

  /** The index, loaded once; null where it can't be, then the next question tries again. */
  const theIndex = () => (loading ??= load());

  const ANSWERS = {
    concordance: (index, { query, ...how }) => search.concordance(index, query, how),
    entries: (index, query) => search.find(index, query).entries.map(({ term }) => term.id),
  };

  const answerQuery = async (query, post) => {
    if (!search.index) post({ type: "loading", query });
    const index = await theIndex();
    if (index) post({ type: RESULT, query, data: { items: search.groupsFor(index, query) } });
    else post({ type: "broken" });
  };

  const answerQuestion = async ({ id, what, question }, post) => {
    const index = await theIndex();
    post({ type: "answer", id, data: index && ANSWERS[what](index, question) });
  };

  /** Answers a message; `post` takes the replies. */
  search.answer = (message, post) => {
    if (message.type === QUERY) answerQuery(message.data, post);
    if (message.type === "ask") answerQuestion(message, post);
  };

  if (inWorker) addEventListener("message", (event) => search.answer(event.data, (reply) => postMessage(reply)));
}
