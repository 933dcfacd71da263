/* A text fragment: the part of a link that marks words, where the browser knows such parts. Pure functions. */
"use strict";
{
  const ed = (globalThis.ed ??= {});
  const LONG = 20; // characters from which it names only beginning and end
  const EDGE = 6; // characters of these

  /** A range of a text, widened to whole words: a fragment matches no others, and what a Chinese word is the browser decides. */
  const widened = (text, start, end) => {
    if (!Intl.Segmenter) return [start, end];
    for (const { index, segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
      const until = index + segment.length;
      if (index <= start && start < until) start = index;
      if (index < end && end <= until) return [start, until];
    }
    return [start, end];
  };

  const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");

  /** The fragment of a range of a paragraph's text; it stands after the paragraph's id. */
  const textFragment = (text, from, to) => {
    const [start, end] = widened(text, from, to);
    if (end - start <= LONG) return `:~:text=${encoded(text.slice(start, end))}`;
    const [, head] = widened(text, start, start + EDGE);
    const [tail] = widened(text, end - EDGE, end);
    return `:~:text=${encoded(text.slice(start, head))},${encoded(text.slice(tail, end))}`;
  };

  ed.textFragment = textFragment;
}
