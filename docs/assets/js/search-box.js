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

  // From file:// no worker can be started: the same code answers in the page.
  if (location.protocol === "file:") {
    globalThis.Worker = class extends EventTarget {
      constructor() {
        super();
        this.code = addScript("search-worker.js");
        setTimeout(() => this.receive({ type: 1 }));
      }

      receive(data) {
        this.dispatchEvent(new MessageEvent("message", { data }));
      }

      async postMessage(message) {
        await this.code;
        globalThis.edSearch.answer(message, (reply) => setTimeout(() => this.receive(reply)));
      }
    };
  }

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
