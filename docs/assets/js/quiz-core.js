/* 自测, without a page: questions from the data, a round of them, what is kept, the words as a table. Pure functions on
 * one object, `edQuiz`: the page and the tests load the same file.
 */
"use strict";
{
  const ROUND = 10; // questions in a round

  const entryQuestion = (terms, [kind, options, answer]) => {
    const of = (place) => Object.fromEntries(["id", "word", "pinyin", "en", "kind", "short", "ref"].map((key, i) => [key, terms[place][i]]));
    const term = of(options[answer]);
    const byName = kind === "name";
    return {
      id: `term-${term.id}-${kind}`,
      group: term.kind,
      stem: byName ? `哪个词语的释义是：${term.short}` : `“${term.word}”是什么意思？`,
      options: options.map((place) => (byName ? of(place).word : of(place).short)),
      answer,
      ref: term.ref,
      term,
    };
  };

  /** All questions of the data: the editor's, each in its chapter's group, then those of the entries, by kind. */
  const questions = (data) => [
    ...data.text.map((question) => ({ ...question, group: question.chapter, term: null })),
    ...data.entries.map((entry) => entryQuestion(data.terms, entry)),
  ];

  /** The questions of a choice: all, text, words, missed, mine, or a group's name. */
  const chosen = (all, choice, kept) => {
    const tests = {
      all: () => true,
      text: (question) => !question.term,
      words: (question) => question.term,
      missed: (question) => kept.results[question.id] === 0,
      mine: (question) => question.term && kept.words.includes(question.term.id),
    };
    return all.filter(Object.hasOwn(tests, choice) ? tests[choice] : (question) => question.group === choice);
  };

  const shuffled = (list, random) => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };

  /** A round: what was missed or never asked comes before what was answered; an entry is asked once. */
  const round = (list, kept, random = Math.random) => {
    const terms = new Set();
    const once = (question) => !question.term || (!terms.has(question.term.id) && terms.add(question.term.id));
    const mixed = shuffled(list, random);
    const known = (question) => Number(kept.results[question.id] === 1);
    return mixed.sort((a, b) => known(a) - known(b)).filter(once).slice(0, ROUND);
  };

  /** What is kept after an answer; an entry that was missed becomes one of the reader's words. */
  const answered = (kept, question, right) => ({
    results: { ...kept.results, [question.id]: Number(right) },
    words: right || !question.term ? kept.words : withWord(kept.words, question.term.id),
  });

  const withWord = (words, id) => (words.includes(id) ? words : [...words, id]);

  /** What storage gave, whatever it is, in the form that the rest expects. */
  const restored = (results, words) => {
    const parse = (text) => {
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    };
    const found = parse(results);
    const list = parse(words);
    const table = found && typeof found === "object" && !Array.isArray(found) ? found : {};
    const entries = Object.entries(table).filter(([, value]) => value === 0 || value === 1);
    return {
      results: Object.fromEntries(entries),
      words: Array.isArray(list) ? list.filter((id) => typeof id === "string") : [],
    };
  };

  /** The words as a table of two columns, for flash cards: the word; pinyin, English, definition and address. */
  const table = (words, data, address) =>
    words
      .map((id) => data.terms.find((term) => term[0] === id))
      .filter(Boolean)
      .map(([id, word, pinyin, en, , short]) => `${word}\t${pinyin}｜${en}｜${short}｜${address(id)}\n`)
      .join("");

  globalThis.edQuiz = { ROUND, questions, chosen, round, answered, withWord, restored, table };
}
