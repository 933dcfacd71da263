"""Pinyin from a dictionary: proposed for ids, and checked against the characters of a headword (G10)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin, pinyin

from edition.model import Term
from edition.pinyin.words import Fault
from edition.text import HAN

# A headword in pieces: a number (580), a sign that is read (+, the point of 2.0), or one other character.
PIECE = re.compile(r"\d+|(?<=\d)\.(?=\d)|.")
DIGITS = "零一二三四五六七八九"
SIGNS = {"+": "加", ".": "点"}
RANKS = ("", "十", "百", "千")
PAIR = {"二": "二两"}  # 2 is read èr or liǎng


def ascii_id(text: str) -> str:
    """An id for a Chinese name: 临江 → ``linjiang``; empty where nothing ASCII comes of it."""
    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(text)).lower())


def fits(headword: str, written: str) -> bool:
    """Whether a pinyin reads the headword's characters, each in one of its readings, or in the neutral tone.

    Blanks, punctuation and capitals don't count. Figures are read digit by digit or as a number, + as jiā, the point
    as diǎn; Latin letters must stand as in the headword.
    """
    return bool(re.fullmatch("".join(map(_pattern, PIECE.findall(headword))), _squeeze(written)))


def aligned(words: str, written: str) -> list[str]:
    """Each character's syllable, without capitals; of figures the first has all. Empty where the pinyin doesn't fit."""
    pieces = PIECE.findall(words)
    match = re.fullmatch("".join(f"({_pattern(piece)})" for piece in pieces), _squeeze(written))
    if not match:
        return []
    return [
        each for piece, read in zip(pieces, match.groups(), strict=True) for each in (read, *[""] * (len(piece) - 1))
    ]


def _pattern(piece: str) -> str:
    if piece.isdecimal():
        readings = {"".join(DIGITS[int(digit)] for digit in piece), numeral(piece)}
        return "(?:" + "|".join("".join(map(_pattern, reading)) for reading in sorted(readings)) + ")"
    read = SIGNS.get(piece, piece)
    if not HAN.match(read):
        return re.escape(_squeeze(read))
    found = {reading for character in PAIR.get(read, read) for reading in _readings(character)}
    return "(?:" + "|".join(map(re.escape, sorted(found, key=len, reverse=True))) + ")"


def _readings(character: str) -> set[str]:
    """A character's syllables, with tone marks and without."""
    styles = (pinyin(character, style=style, heteronym=True) for style in (Style.TONE, Style.NORMAL))
    return {reading for (found,) in styles for reading in found}


def numeral(figures: str) -> str:
    """A number of up to four figures in characters: 580 → 五百八十; a longer one figure by figure."""
    if len(figures) > len(RANKS):
        return "".join(DIGITS[int(digit)] for digit in figures)
    ranked = zip(figures, reversed(RANKS[: len(figures)]), strict=True)
    read = "".join(DIGITS[int(digit)] + rank * (digit != "0") for digit, rank in ranked)
    read = re.sub("零+", "零", read)
    return re.sub("^一十", "十", read.rstrip("零") or "零")


def spoken(headword: str) -> str:
    """A headword with its figures and signs in characters, without quotation marks: “1+6”文件 → 一加六文件."""
    pieces = PIECE.findall(re.sub("[“”]", "", headword))
    return "".join(numeral(piece) if piece.isdecimal() else SIGNS.get(piece, piece) for piece in pieces)


def _squeeze(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def faults(term: Term) -> Iterator[Fault]:
    """G10."""
    if not fits(term.headword, term.pinyin):
        proposed = " ".join(lazy_pinyin(spoken(term.headword), style=Style.TONE))
        yield Fault("G10", f"the pinyin “{term.pinyin}” doesn't read these characters", f"perhaps “{proposed}”")
