"""``readings.toml``: words that the article has, once each, a syllable for each character.

That a syllable is a reading of its character is ``pinyin.aloud``'s, whose library is slow to load.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.matter import ReadingsFile
from edition.problems import Places, Problem
from edition.review.places import Texts


def problems(file: ReadingsFile, texts: Texts, at: Places) -> Iterator[Problem]:
    """Everything that is wrong with the exceptions."""
    seen: set[str] = set()
    for i, each in enumerate(file.reading):
        count = len(each.pinyin.split())
        if count != len(each.words):
            what = f"{each.words} has {len(each.words)} characters, its pinyin {count} syllables"
            yield at.problem(("reading", i, "pinyin"), what, "write a syllable for each, with a blank between")
        if each.words in seen:
            yield at.problem(("reading", i, "words"), f"{each.words} stands here twice", "keep one of the two")
        elif not any(each.words in text for text in texts.paragraphs.values()):
            yield at.problem(
                ("reading", i, "words"), f"no paragraph has {each.words}", "write it as it does, or drop it"
            )
        seen.add(each.words)
