/* Reading aloud, from a paragraph onward, where the browser has a Chinese voice. The sentence that is read is marked; Escape,
 * or the button at the foot of the window, stops it. */
"use strict";
{
  const { make, makeButton, textNodes } = globalThis.ed;
  const synthesis = globalThis.speechSynthesis;
  const SENTENCE = /[^。！？；]+[。！？；]*[”’）]*/g;

  const voice = () => synthesis?.getVoices().find(({ lang }) => /^(zh|cmn)[-_](CN|Hans)/i.test(lang));

  /** The part of a paragraph's text between two offsets, as a range. */
  const rangeOf = (paragraph, start, end) => {
    const range = new Range();
    let at = 0;
    for (const node of textNodes(paragraph)) {
      if (at <= start && start < at + node.length) range.setStart(node, start - at);
      if (at < end && end <= at + node.length) range.setEnd(node, end - at);
      at += node.length;
    }
    return range;
  };

  const sentences = (paragraph) => {
    const text = textNodes(paragraph).map((node) => node.data).join("");
    return [...text.matchAll(SENTENCE)].map((found) => ({ paragraph, text: found[0], start: found.index, end: found.index + found[0].length }));
  };

  const status = make("p", { role: "status" });
  const bar = make("div.ed-aloud", { hidden: "" }, status);
  let turn = 0; // each reading has its own: what an earlier one still reports is dropped

  const stop = () => {
    turn += 1;
    bar.hidden = true;
    globalThis.CSS?.highlights?.delete("ed-aloud");
    synthesis.cancel();
  };

  const show = ({ paragraph, start, end }) => {
    const name = `正在朗读第${paragraph.id.slice(1)}段`;
    if (status.textContent !== name) status.textContent = name;
    const range = rangeOf(paragraph, start, end);
    if (globalThis.Highlight) CSS.highlights.set("ed-aloud", new Highlight(range));
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 80) scrollBy({ top: top - innerHeight / 3 });
  };

  const say = ([first, ...rest], mine) => {
    if (mine !== turn) return;
    if (!first) {
      stop();
      return;
    }
    show(first);
    const utterance = new SpeechSynthesisUtterance(first.text);
    utterance.voice = voice();
    utterance.lang = "zh-CN";
    utterance.addEventListener("end", () => say(rest, mine));
    utterance.addEventListener("error", () => mine === turn && stop());
    synthesis.speak(utterance);
  };

  const start = (paragraph) => {
    stop();
    const all = [...document.querySelectorAll('.md-content p[id^="p"]')];
    if (!bar.isConnected) document.body.append(bar);
    bar.hidden = false;
    say(all.slice(all.indexOf(paragraph)).flatMap(sentences), turn);
  };

  const end = makeButton("停止");
  end.addEventListener("click", stop);
  bar.append(end);
  document.addEventListener("keydown", (event) => event.key === "Escape" && !bar.hidden && stop());
  addEventListener("pagehide", () => bar.hidden || stop());

  ed.aloud = { isPossible: () => Boolean(voice()), start };
  voice(); // browsers load their voices when they are first asked for
}
