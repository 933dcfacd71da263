"""Pinyin from a library: proposed for ids, and checked against the characters of a headword."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pypinyin import Style, lazy_pinyin, pinyin

from edition.model import Term
from edition.problems import Places, Problem

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


def ascii_id(text: str) -> str:
    """An id for a Chinese name: 临江 → ``linjiang``; empty where nothing ASCII comes of it."""
    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(text)).lower())


def fits(headword: str, written: str) -> bool:
    """Whether a pinyin reads the headword's characters, each in one of its readings, or in the neutral tone.

    Blanks, punctuation and capitals don't count; figures and letters must stand as in the headword.
    """
    parts = []
    for character in headword:
        if HAN.match(character):
            readings = {reading for found in pinyin(character, style=Style.TONE, heteronym=True) for reading in found}
            neutral = {reading for found in pinyin(character, style=Style.NORMAL, heteronym=True) for reading in found}
            parts.append("(?:" + "|".join(map(re.escape, sorted(readings | neutral, key=len, reverse=True))) + ")")
        elif squeezed := _squeeze(character):
            parts.append(re.escape(squeezed))
    return bool(re.fullmatch("".join(parts), _squeeze(written)))


def _squeeze(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def pinyin_problems(terms: Sequence[Term], at: Places) -> Iterator[Problem]:
    """G10: pinyin that doesn't fit the headword."""
    for i, term in enumerate(terms):
        if not fits(term.headword, term.pinyin):
            proposed = " ".join(lazy_pinyin(term.headword, style=Style.TONE))
            what = f"G10 {term.headword}: the pinyin “{term.pinyin}” doesn't read these characters"
            yield at.problem(("term", i, "pinyin"), what, f"perhaps “{proposed}”")
