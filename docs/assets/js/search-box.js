/* The theme's search box, on every page: what its own script leaves out. Runs before the theme's script. */
"use strict";
{
  const here = document.currentScript.src;
  const input = document.querySelector(".md-search__input");

  const addScript = (name) =>
    new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: new URL(name, here).href, onload: done, onerror: failed });
      document.head.append(script);
    });

  // The theme starts its worker with the page. This one stands in for it and starts nothing before the first query.
  // From file:// no worker can be started: the same code answers in the page.
  const RealWorker = globalThis.Worker;
  const fromDisk = location.protocol === "file:";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the theme's messages

  globalThis.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      if (!fromDisk) globalThis.Worker = RealWorker; // it was the theme's that was stood in for
      setTimeout(() => this.receive({ type: READY }));
    }

    receive(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    start() {
      if (fromDisk) {
        const code = addScript("search-worker.js");
        const reply = (data) => setTimeout(() => this.receive(data));
        return (message) => code.then(() => globalThis.edSearch.answer(message, reply));
      }
      const worker = new RealWorker(this.url);
      worker.addEventListener("message", ({ data }) => data.type === READY || this.receive(data));
      return (message) => worker.postMessage(message);
    }

    postMessage(message) {
      const empty = message.type === QUERY && !message.data.trim();
      if (message.type !== SETUP && !empty) this.ask ??= this.start();
      if (this.ask) this.ask(message);
      else if (empty) setTimeout(() => this.receive({ type: RESULT, data: { items: [] } }));
    }
  };

  // The theme listens to keyup alone, which neither a paste nor a phone's candidates nor dictation bring about; and it
  // hears the keys that only compose a character. So: a keyup for each change of the text, none while composing.
  if (input) {
    const changed = () => input.dispatchEvent(new Event("keyup"));
    let composing = false;
    input.addEventListener("compositionstart", () => (composing = true));
    input.addEventListener("compositionend", () => ((composing = false), changed()));
    input.addEventListener("input", () => composing || changed());
    input.addEventListener("keyup", (event) => composing && event.stopImmediatePropagation());

    // The theme counts groups; the line above the list says what was found, or what can be looked for.
    const list = document.querySelector(".md-search-result__list");
    const meta = document.querySelector(".md-search-result__meta");
    const sayWhat = () => {
      const said = list.querySelector("[data-summary]")?.dataset.summary ?? meta.dataset.hint;
      if (meta.textContent !== said) meta.textContent = said;
    };
    // The theme wraps a link's text in an article, from which a link takes no name.
    const nameLinks = (item) => {
      for (const article of item.querySelectorAll?.("article") ?? []) {
        const [heading, ...rest] = [...article.childNodes].map((node) => node.textContent);
        article.parentElement.setAttribute("aria-label", `${heading} ${rest.join("")}`.trim());
      }
    };
    const observer = new MutationObserver((changes) => {
      sayWhat();
      for (const change of changes) change.addedNodes.forEach(nameLinks);
    });
    for (const element of [list, meta]) observer.observe(element, { childList: true });
    sayWhat();
  }

  // A page opened from a result marks what was looked for.
  if (new URLSearchParams(location.search).get("h")) {
    addScript("search-text.js").then(() => addScript("search-highlight.js"));
  }
}
