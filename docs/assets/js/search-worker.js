/* Answers questions away from the page. Where no worker can be started, it runs in the page (search-ask.js).
 *
 * Nothing is loaded before the first question: neither the search's code nor its data.
 */
"use strict";
{
  const search = (globalThis.edSearch ??= {});
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
    groups: (index, query) => search.groupsFor(index, query),
    entries: (index, query) => search.find(index, query).entries.map(({ term }) => term.id),
  };

  /** Answers a question, {id, what, question}; `post` takes the reply. The answer is null where nothing can be loaded. */
  search.answer = async ({ id, what, question }, post) => {
    const index = await theIndex();
    post({ id, data: index && ANSWERS[what](index, question) });
  };

  if (inWorker) addEventListener("message", (event) => search.answer(event.data, (reply) => postMessage(reply)));
}
