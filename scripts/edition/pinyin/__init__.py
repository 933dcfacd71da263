"""Pinyin: proposed for ids, and checked in the glossary (``build.py --check``, for the dictionary is slow to load).

- G10 the pinyin doesn't fit the characters (``reading``)
- G20 one Chinese word is spelled in two ways (``spelling``)
- G21 a word is too long, a name has no capital, figures and signs aren't read out (``spelling``)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.model import Term
from edition.pinyin import reading, spelling
from edition.pinyin.reading import ascii_id, fits
from edition.problems import Places, Problem

__all__ = ["ascii_id", "fits", "pinyin_problems"]


def pinyin_problems(terms: Sequence[Term], at: Places) -> Iterator[Problem]:
    """Everything that is wrong with the pinyin of the entries."""
    names = spelling.names_of(terms)
    clashes = spelling.clashes(terms)
    for i, term in enumerate(terms):
        faults = (*reading.faults(term), *spelling.faults(term, names), *clashes.get(term.id, ()))
        for fault in faults:
            yield at.problem(("term", i, "pinyin"), f"{fault.code} {term.headword}: {fault.what}", fault.fix)
