"""The lint of the questions: whatever a course platform would refuse, or take and ask wrongly.

- Q01 a question's id stands twice, or could be that of an entry's question
- Q02 the paragraph doesn't exist
- Q03 a quotation isn't the paragraph's
- Q04 a text is empty, or holds a tab or a line's end, or blanks at its ends
- Q05 the right option stands among the wrong ones, or a wrong one stands twice
- Q06 a text is too long
- Q07 the stem doesn't end as a question or a sentence
- Q08 an entry's name is too long for a course platform's glossary
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from edition.model import Chapter, Kind, Term
from edition.problems import Places, Problem
from edition.schema import QuestionsFile, QuestionTable
from edition.text import narrow, squeeze

STEM, OPTION, CONCEPT = 2_000, 500, 255  # characters that every target takes
_QUOTATION = re.compile(r"“([^”]*)”")
Fault = tuple[str, str, str, str]  # key, code, what is wrong, what to do


def lint(
    file: QuestionsFile, chapters: Sequence[Chapter], at: Places, waiting: AbstractSet[str] = frozenset()
) -> Iterator[Problem]:
    """Everything that is wrong with the editor's questions. ``waiting`` are paragraphs that permalinks.lock has and the
    text hasn't any more: that is said there, not of each question.
    """
    texts = {
        f"{chapter.id}#{item.id}": item.text
        for chapter in chapters
        for item in chapter.items
        if item.kind == Kind.PARAGRAPH
    }
    ids = Counter(table.id for table in file.question)
    for i, table in enumerate(file.question):
        for key, code, what, fix in (
            *_id_faults(table, ids),
            *_form_faults(table),
            *_option_faults(table),
            *(() if table.paragraph in waiting - texts.keys() else _place_faults(table, texts)),
        ):
            yield at.problem(("question", i, key), f"{code} {table.id}: {what}", fix)


def concept_problems(terms: Sequence[Term], at: Places) -> Iterator[Problem]:
    """Q08: an entry's headword and aliases, where there are questions and so course files."""
    for i, term in enumerate(terms):
        for key, name in (("headword", term.headword), *(("aliases", alias) for alias in term.aliases)):
            if len(name) > CONCEPT:
                what = f"Q08 {name[:12]}…: the name has {len(name)} characters, {CONCEPT} at most"
                yield at.problem(("term", i, key), what, "shorten it: a course platform's glossary refuses it")


def _id_faults(table: QuestionTable, ids: Mapping[str, int]) -> Iterator[Fault]:
    if ids[table.id] > 1:
        yield "id", "Q01", f"the id `{table.id}` stands twice", "give one of them another id"
    if table.id.startswith("term-"):
        yield "id", "Q01", "ids that begin with term- are those of entries' questions", "give it another id"


def _form_faults(table: QuestionTable) -> Iterator[Fault]:
    rows = [
        ("stem", table.stem, STEM),
        ("right", table.right, OPTION),
        *(("wrong", each, OPTION) for each in table.wrong),
    ]
    for key, text, limit in (*rows, ("note", table.note, STEM), ("quote", table.quote, STEM)):
        if (not text.strip() and key != "note") or text != text.strip() or re.search(r"[\t\r\n]", text):
            fix = "write it on one line, without blanks at its ends"
            yield key, "Q04", f"`{key}` is empty, or has blanks at its ends, tabs or line ends", fix
        if len(text) > limit:
            yield key, "Q06", f"`{key}` has {len(text)} characters, {limit} at most", "shorten it"
    if table.stem.strip() and not table.stem.endswith(("？", "。", "：")):
        yield "stem", "Q07", "the stem ends neither in ？ nor in 。", "end it as a question or a sentence"


def _option_faults(table: QuestionTable) -> Iterator[Fault]:
    right, wrong = _plain(table.right), Counter(map(_plain, table.wrong))
    if right in wrong:
        yield "wrong", "Q05", f"“{table.right}” is the right option and a wrong one", "change one of them"
    for text in (text for text, count in wrong.items() if text and count > 1):
        yield "wrong", "Q05", f"the option “{text}” stands twice", "change one of them"


def _plain(text: str) -> str:
    """A text without regard to blanks, to the width of punctuation and to a full stop at its end."""
    return narrow(squeeze(text)).rstrip("。.")


def _place_faults(table: QuestionTable, texts: Mapping[str, str]) -> Iterator[Fault]:
    text = texts.get(table.paragraph)
    if text is None:
        yield "paragraph", "Q02", f"there is no paragraph {table.paragraph}", "see the numbers in the chapter"
        return
    if table.quote and table.quote not in text:
        yield "quote", "Q03", f"{table.paragraph} doesn't have “{table.quote}”", "quote it letter by letter"
    for key, words in (("stem", table.stem), ("right", table.right), ("note", table.note)):
        for quotation in _QUOTATION.findall(words):
            if quotation.rstrip("，。") not in text:
                fix = "quote it letter by letter, or without quotation marks"
                yield key, "Q03", f"{table.paragraph} doesn't have “{quotation}”", fix
