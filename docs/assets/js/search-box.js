/* The theme's search box, on every page: what its own script leaves out. Runs before the theme's script. */
"use strict";
{
  const { search, addScript } = globalThis.ed;
  const READY = 1, QUERY = 2, RESULT = 3; // the theme's messages to and from its worker
  const STATES = { loading: "正在载入检索数据…", broken: "检索数据未能载入，请检查网络后重新输入" };

  let query = ""; // what the box asks for
  let state = ""; // said above the list, in place of what was found

  /** The theme starts its worker with the page. This one stands in for it: nothing is loaded before a query. */
  class StandIn extends EventTarget {
    constructor() {
      super();
      search.listen((message) => this.receive(message));
      setTimeout(() => this.tell({ type: READY }));
    }

    tell(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    /* Answers to what the reader no longer asks are dropped. */
    receive(message) {
      if (message.type === "broken" ? !query.trim() : message.query !== query) return;
      state = STATES[message.type] ?? "";
      sayWhat();
      if (message.type === RESULT) this.tell(message);
    }

    postMessage(message) {
      if (message.type !== QUERY) return;
      query = message.data;
      if (query.trim()) search.post(message);
      else setTimeout(() => this.receive({ type: RESULT, query, data: { items: [] } }));
    }
  }

  const { Worker } = globalThis;
  globalThis.Worker = function (url, ...options) {
    return String(url).endsWith("/search-worker.js") ? new StandIn() : new Worker(url, ...options);
  };

  const find = (part) => document.querySelector(`.md-search${part}`);

  /** Above the list stands what was found, or what can be looked for; the theme counts groups there. */
  const sayWhat = () => {
    const meta = find("-result__meta");
    const said = state || find("-result__list [data-summary]")?.dataset.summary || meta.dataset.hint;
    if (meta.textContent !== said) meta.textContent = said;
  };

  /** The theme wraps a link's text in an article, from which a link takes no name. */
  const nameLinks = (item) => {
    for (const article of item.querySelectorAll?.("article") ?? []) {
      const [heading, ...rest] = [...article.childNodes].map((node) => node.textContent);
      article.parentElement.setAttribute("aria-label", `${heading} ${rest.join("")}`.trim());
    }
  };

  /** The theme listens to keyup alone, which neither a paste nor a phone's candidates nor dictation bring about; and it
   * hears the keys that only compose a character. So: a keyup for each change of the text, none while composing. */
  const bridge = (input) => {
    const changed = () => input.dispatchEvent(new Event("keyup"));
    let composing = false;
    input.addEventListener("compositionstart", () => (composing = true));
    input.addEventListener("compositionend", () => {
      composing = false;
      changed();
    });
    input.addEventListener("input", () => composing || changed());
    addEventListener("keyup", (event) => composing && event.target === input && event.stopImmediatePropagation(), true);
  };

  const watch = () => {
    const observer = new MutationObserver((changes) => {
      sayWhat();
      for (const change of changes) change.addedNodes.forEach(nameLinks);
    });
    for (const part of ["-result__list", "-result__meta"]) observer.observe(find(part), { childList: true });
    sayWhat();
  };

  addEventListener("DOMContentLoaded", () => {
    const input = find("__input");
    if (!input) return; // another renderer's box
    bridge(input);
    watch();
  });

  // A page opened from a result marks what was looked for, once all of it is there.
  if (new URLSearchParams(location.search).get("h")) {
    addEventListener("DOMContentLoaded", () => addScript("js/search-text.js").then(() => addScript("js/search-highlight.js")));
  }
}
