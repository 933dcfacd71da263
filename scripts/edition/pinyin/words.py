"""The written words of a pinyin beside the characters that they spell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from edition.model import Term

WORD = re.compile(r"[^\s,()-]+")
TOKEN = re.compile(rf"([\s,()-]*)({WORD.pattern})")  # a word with what stands before it
# No two vowels of different syllables touch: an apostrophe stands between them (fāng'àn).
NUCLEUS = re.compile("[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+")
UNSPELLED = re.compile(r"[^\w+.]")  # punctuation
LONGEST = 8  # characters: of longer runs of words the parts are compared


class Fault(NamedTuple):
    """A fault of an entry's pinyin: its code, what is wrong, what to do."""

    code: str
    what: str
    fix: str


def syllables(word: str) -> int:
    """The syllables of a written word; a letter without vowel (X) is read by its name."""
    return len(NUCLEUS.findall(word.lower())) or len(word)


def runs(term: Term) -> Iterator[tuple[str, str]]:
    """One word or more that follow each other, two characters at least: characters and spelling.

    基层党组织 gives 基层 jīcéng, 基层党组织 jīcéng dǎngzǔzhī, 党组织 dǎngzǔzhī. None where the pinyin doesn't fit; none
    across a comma or bracket.
    """
    spelled = UNSPELLED.sub("", term.headword)
    words, start = [], 0
    for gap, word in TOKEN.findall(term.pinyin):
        end = start + syllables(word)
        words.append((gap, word, start, end))
        start = end
    if start != len(spelled):
        return
    for i, (_, spelling, first, _) in enumerate(words):
        for gap, word, start, end in words[i:]:
            if start > first:
                spelling += gap + word
            if end - first > LONGEST or (start > first and gap not in " -"):
                break
            if end - first > 1:
                yield spelled[first:end], spelling
