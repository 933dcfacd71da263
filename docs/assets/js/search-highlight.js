/* Marks what a search found on the page that it opened (?h=…), without a change of the page's elements: term links,
 * ids and the reader's selection stay as they are. Escape takes the marks away.
 */
"use strict";
{
  const { parse, occurrences } = globalThis.edSearch;
  const BLOCKS = ".md-content h1, .md-content h2, .md-content h3[id^='term-'], .md-content p[id^='p'], .md-content :is(.ed-byline, .ed-credit, .ed-forms)";
  const { textNodes } = globalThis.ed;

  /** A place in the joined text of nodes as a place in one of them; an end belongs to the node before it. */
  const place = (nodes, offset, isEnd) => {
    let at = offset;
    for (const node of nodes) {
      if (at < node.length || (isEnd && at === node.length)) return [node, at];
      at -= node.length;
    }
    return [nodes.at(-1), nodes.at(-1).length];
  };

  const rangesIn = (block, words) => {
    const nodes = textNodes(block);
    const found = occurrences(nodes.map((node) => node.data).join(""), words);
    return found.map(([start, end]) => {
      const range = new Range();
      range.setStart(...place(nodes, start, false));
      range.setEnd(...place(nodes, end, true));
      return range;
    });
  };

  const clear = () => {
    CSS.highlights.delete("ed-found");
    const url = new URL(location.href);
    url.searchParams.delete("h");
    history.replaceState(history.state, "", url);
  };

  const words = parse(new URLSearchParams(location.search).get("h") ?? "");
  if (words.length && globalThis.Highlight) {
    const mark = () => {
      const ranges = [...document.querySelectorAll(BLOCKS)].flatMap((block) => rangesIn(block, words));
      CSS.highlights.set("ed-found", new Highlight(...ranges));
    };
    mark();
    // Pinyin was set above the text: its nodes are others.
    document.addEventListener("ed-ruby", () => CSS.highlights.has("ed-found") && mark());
    document.addEventListener("keydown", (event) => event.key === "Escape" && CSS.highlights.has("ed-found") && clear());
  }
}
