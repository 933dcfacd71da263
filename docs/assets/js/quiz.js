/* The page 自测: a form to choose, one question at a time, the result; and 我的生词. What is kept stays on this device. */
"use strict";
{
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const { make, store, root: home } = globalThis.ed;
  const root = document.querySelector(".ed-quiz");
  const data = globalThis.edQuizData;

  const button = (name, act) => {
    const element = make("button.ed-quiz__button", { type: "button" }, name);
    element.addEventListener("click", act);
    return element;
  };

  // ---- What is kept ----

  const keep = (next) => {
    kept = next;
    store.write("ed-quiz", JSON.stringify(kept.results));
    store.write("ed-words", JSON.stringify(kept.words));
  };

  let kept = edQuiz.restored(store.read("ed-quiz"), store.read("ed-words"));

  // ---- Addresses ----

  const page = (path) => new URL(path, home).href;
  const chapterName = (id) => data.chapters.find(([each]) => each === id)?.[1] ?? id;

  const placeLink = (ref) => {
    const [chapter, block] = ref.split("#");
    return make("a", { href: page(`${chapter}/#${block}`) }, `${chapterName(chapter)}第${block.slice(1)}段`);
  };

  const termLink = (id, name) => make("a", { href: page(`glossary/#term-${id}`) }, name);

  // ---- The parts of the page ----

  const stage = make("div.ed-quiz__stage");
  const said = make("p.ed-said", { role: "status" });
  const mine = make("section.ed-quiz__mine", { "aria-labelledby": "mine" });

  /* The heading takes the focus, so that a screen reader begins with it and the next Tab is in what follows. */
  const show = (heading, ...parts) => {
    const head = make("h2.ed-quiz__head", { tabindex: "-1" }, heading);
    stage.replaceChildren(head, ...parts);
    return head;
  };

  const say = (words) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = words));
  };

  // ---- Choosing ----

  const all = data ? edQuiz.questions(data) : [];
  const kinds = [...new Set(all.filter((question) => question.term).map((question) => question.group))];

  const choice = (value, name) => {
    const count = edQuiz.chosen(all, value, kept).length;
    return make("option", { value, ...(count ? {} : { disabled: "" }) }, `${name}（${count}题）`);
  };

  const choices = () => {
    const texts = data.chapters.map(([id, name]) => choice(id, name));
    const select = make("select.ed-quiz__choice", { id: "choice" }, choice("all", "全部"));
    select.append(
      make("optgroup", { label: "正文" }, choice("text", "正文各章"), ...texts),
      make("optgroup", { label: "词语" }, choice("words", "全部词语"), ...kinds.map((kind) => choice(kind, kind))),
      make("optgroup", { label: "复习" }, choice("missed", "答错的题"), choice("mine", "我的生词")),
    );
    return select;
  };

  const start = (focus) => {
    const select = choices();
    const form = make("form.ed-quiz__start", {}, make("label", { for: "choice" }, "范围"), select);
    form.append(make("button.ed-quiz__button", { type: "submit" }, `开始（一轮${edQuiz.ROUND}题）`));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      play(edQuiz.round(edQuiz.chosen(all, select.value, kept), kept));
    });
    const done = Object.values(kept.results);
    const right = done.filter(Boolean).length;
    const note = done.length ? `已做${done.length}题，最近一次答对${right}题。` : "每轮随机出题，没做过的和答错的在先。";
    const head = show("选择范围", form, make("p.ed-note", {}, `${note}成绩只存在这台设备上。`));
    if (focus) head.focus();
  };

  // ---- One question ----

  const option = (text, i) =>
    make(
      "label.ed-quiz__option",
      {},
      make("input", { type: "radio", name: "option", value: i, required: "" }),
      make("span.ed-quiz__letter", {}, LETTERS[i]),
      make("span.ed-quiz__text", {}, text),
    );

  const explanation = (question) => {
    const part = make("p.ed-quiz__why");
    const { term } = question;
    if (term) part.append(termLink(term.id, term.word), ` ${term.pinyin}：${term.short}（编者释义）用例见`, placeLink(question.ref), "。");
    else {
      const inner = { "“": "‘", "”": "’", "‘": "“", "’": "”" };
      const quote = question.quote.replace(/[“”‘’]/g, (mark) => inner[mark]);
      part.append(`“${quote}”（`, placeLink(question.ref), `）${question.note}`);
    }
    return part;
  };

  const mark = (form, question, picked) => {
    form.querySelectorAll("label").forEach((label, i) => {
      label.firstChild.disabled = true;
      const word = i === question.answer ? "正确答案" : i === picked ? "你的选择" : "";
      label.classList.toggle("ed-quiz__option--right", i === question.answer);
      label.classList.toggle("ed-quiz__option--wrong", i === picked && i !== question.answer);
      if (word) label.append(make("small.ed-quiz__mark", {}, word));
    });
  };

  const play = (list, number = 0, missed = []) => {
    if (number === list.length) return result(list, missed);
    const question = list[number];
    const fields = make("fieldset.ed-quiz__options", {}, make("legend.ed-quiz__stem", {}, question.stem), ...question.options.map(option));
    const submit = make("button.ed-quiz__button", { type: "submit" }, "提交");
    const form = make("form.ed-quiz__form", {}, fields, submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const picked = Number(new FormData(form).get("option"));
      const right = picked === question.answer;
      keep(edQuiz.answered(kept, question, right));
      mark(form, question, picked);
      const words = right ? "答对了。" : `答错了，正确答案是${LETTERS[question.answer]}。`;
      const next = button(number + 1 < list.length ? "下一题" : "看结果", () => play(list, number + 1, right ? missed : [...missed, question]));
      submit.replaceWith(make("p.ed-quiz__verdict", {}, words), explanation(question), next);
      say(words);
      next.focus();
      listMine();
    });
    show(`第${number + 1}题，共${list.length}题`, form).focus();
    return undefined;
  };

  // ---- The result ----

  const result = (list, missed) => {
    const parts = [];
    if (missed.length) {
      const rows = missed.map((question) => make("li", {}, question.stem, make("br"), `${question.options[question.answer]}　`, placeLink(question.ref)));
      parts.push(make("p", {}, "答错的题："), make("ol.ed-quiz__missed", {}, ...rows));
    }
    const acts = make("p.ed-quiz__acts", {}, button("再选一轮", () => start(true)));
    if (missed.length) acts.append(button("重做答错的题", () => play(missed)));
    show(`${list.length}题答对${list.length - missed.length}题`, ...parts, acts).focus();
  };

  // ---- 我的生词 ----

  const download = () => {
    const text = edQuiz.table(kept.words, data, (id) => page(`glossary/#term-${id}`));
    const url = URL.createObjectURL(new Blob([text], { type: "text/tab-separated-values" }));
    make("a", { href: url, download: "words.tsv" }).click();
    URL.revokeObjectURL(url);
    say("已导出。");
  };

  const forget = (ids) => {
    keep({ ...kept, words: kept.words.filter((id) => !ids.includes(id)) });
    listMine();
    mine.querySelector("h2").focus();
    say(ids.length > 1 ? "生词已清空。" : "已移除。");
  };

  const wordRow = ([id, word, pinyin, , , short]) => {
    const away = button("移除", () => forget([id]));
    away.setAttribute("aria-label", `移除${word}`);
    return make("li", {}, make("span", {}, termLink(id, word), " ", make("span.ed-pinyin", { lang: "zh-Latn" }, pinyin), ` ${short}`), away);
  };

  const listMine = () => {
    const words = kept.words.map((id) => data.terms.find((term) => term[0] === id)).filter(Boolean);
    const head = make("h2", { id: "mine", tabindex: "-1" }, `我的生词（${words.length}）`);
    const note = "正文里点击过的词和答错的词语题都记在这里，只存在这台设备上。";
    mine.replaceChildren(head, make("p.ed-note", {}, note));
    if (!words.length) return;
    const acts = make("p.ed-quiz__acts", {}, button("导出（.tsv，可导入抽认卡软件）", download), button("全部清除", () => forget(kept.words)));
    mine.append(make("ul.ed-quiz__words", {}, ...words.map(wordRow)), acts);
  };

  if (data) {
    root.replaceChildren(stage, said, mine);
    start(false);
    listMine();
  }
}
