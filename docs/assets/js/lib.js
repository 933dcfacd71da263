/* What the scripts share: one object, `ed`, there before all of them (head.js). Each file that others call adds to it.
 *
 * Classic scripts, not modules: browsers load no modules from file://.
 */
"use strict";
{
  /** The folder of the assets, wherever the site is mounted; the site's root is the folder above. */
  const assets = new URL(".", document.currentScript.src);
  const root = new URL("..", assets);

  /** What the reader's browser keeps for this site. A private window may refuse: then nothing is kept. */
  const store = {
    read(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    /** Keeps a value; null forgets it. */
    write(key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // The choice then holds for this page.
      }
    },
  };

  /** A click that means “follow”: with a modifier or another button it is the browser's own. */
  const isPlainClick = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  /** How something was pressed: a click made by a key has no pointer behind it. */
  const pressedBy = (click) => (click.detail === 0 ? "key" : "pointer");

  /** An element: `make("p.ed-note.ed-count", { role: "status" }, "text", child)`. Texts stay texts. */
  const make = (selector, attributes = {}, ...children) => {
    const [tag, ...names] = selector.split(".");
    const element = document.createElement(tag);
    if (names.length) element.className = names.join(" ");
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /** Where is said what a button has done, to the eye and to screen readers. It is there before it speaks. */
  const makeStatus = () => make("p.ed-said", { role: "status" });

  const makeButton = (name, attributes = {}) => make("button.ed-button", { type: "button", ...attributes }, name);

  /** Runs a script of the assets' folder; rejected where it can't be loaded. */
  const addScript = (path) =>
    new Promise((done, failed) => {
      const script = make("script", { src: new URL(path, assets).href });
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
      script.remove();
    });

  /** The text nodes of a block that are its own text: what the edition adds to it, a number or a sign, is none. */
  const textNodes = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".ed-n, .headerlink") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  globalThis.ed = { assets, root, store, isPlainClick, pressedBy, make, makeButton, makeStatus, addScript, textNodes };
}
