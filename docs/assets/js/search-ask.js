/* Asking the search from a page. Its code and its data are loaded at the first question, in a worker; a page from disk
 * can start none, so there the same code answers in the page.
 */
"use strict";
{
  const { assets, addScript } = globalThis.ed;
  const SLOW = 200; // ms after which a reader is told that an answer is on its way

  const replies = new Map();
  let asked = 0;
  let send = null;

  const receive = ({ id, data }) => {
    replies.get(id)?.(data);
    replies.delete(id);
  };

  /** What answers couldn't be started: the next question tries again. */
  const giveUp = () => {
    send = null;
    for (const reply of replies.values()) reply(null);
    replies.clear();
  };

  const startWorker = () => {
    const worker = new Worker(new URL("js/search-worker.js", assets));
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", giveUp);
    return (message) => worker.postMessage(message);
  };

  const startHere = () => {
    const code = addScript("js/search-worker.js");
    const reply = (message) => setTimeout(receive, 0, message);
    return (message) => code.then(() => globalThis.edSearch.answer(message, reply), giveUp);
  };

  const post = (message) => {
    send ??= location.protocol === "file:" ? startHere() : startWorker();
    send(message);
  };

  /** Asks for the "groups" of the box, a "concordance" or the "entries" of a query; null where the data can't be loaded. */
  const ask = (what, question) =>
    new Promise((reply) => {
      replies.set(++asked, reply);
      post({ id: asked, what, question });
    });

  /** A function that asks for what is wanted now and shows the answer, unless something else is wanted by then.
   *
   * `wanted()` is a value, such as what a reader typed; `ask(value)` is a promise; `wait()` says that it takes a while.
   */
  const follow = ({ wanted, ask, wait, show }) => {
    let waiting;
    return async () => {
      const question = wanted();
      clearTimeout(waiting);
      waiting = setTimeout(wait, SLOW);
      const answer = await ask(question);
      if (JSON.stringify(wanted()) !== JSON.stringify(question)) return;
      clearTimeout(waiting);
      show(answer, question);
    };
  };

  globalThis.ed.search = { ask, follow };
}
