"""The English page: its references, its figures by their value, the expressions that it lists."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from edition.matter import EnglishFile, SentenceTable
from edition.model import Term
from edition.problems import Key, Places, Problem
from edition.review.places import Texts, missing
from edition.text import NUMERAL, amount

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?: million)?")
MILLION = 1_000_000


def problems(file: EnglishFile, terms: Sequence[Term], texts: Texts, at: Places) -> Iterator[Problem]:
    """What is wrong with ``english.toml``."""
    ids = [term.id for term in terms]
    for id in file.terms:
        if id not in ids:
            near = difflib.get_close_matches(id, ids, 1)
            fix = f"did you mean `{near[0]}`?" if near else "write an entry's id"
            yield at.problem(("terms",), f"there is no entry `{id}`", fix)
    for i, summary in enumerate(file.summary):
        if summary.chapter not in texts.names:
            yield at.problem(("summary", i, "chapter"), f"there is no chapter `{summary.chapter}`", "write its id")
        for k, sentence in enumerate(summary.sentence):
            key = ("summary", i, "sentence", k)
            yield from missing(sentence.refs, texts, (*key, "refs"), at)
            yield from _figures(sentence, texts, (*key, "text"), at)


def _figures(sentence: SentenceTable, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    """A figure in English must have the value of one in the sentence's paragraphs: 23,000 for 2.3万."""
    there = {amount(found.rstrip("%")) for ref in sentence.refs for found in NUMERAL.findall(texts.at(ref) or "")}
    for written in FIGURE.findall(sentence.text):
        value = float(written.removesuffix(" million").replace(",", "").rstrip("."))
        value *= MILLION if written.endswith(" million") else 1
        if value not in there:
            what = f"{', '.join(sentence.refs)} has no figure of {written}"
            yield at.problem(key, what, "correct it, or add its paragraph to `refs`")
