"""How a text is read: a syllable for each of its Chinese characters, from the reviewed exceptions (``readings.toml``),
the checked pinyin of the entries, and pypinyin's dictionary, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pypinyin import Style, pinyin

from edition.matter import ReadingsFile
from edition.pinyin.reading import aligned, fits
from edition.problems import Places, Problem

RUN = re.compile("[\u3400-\u9fff]+")
OWN_TONE = {"一": "yī", "不": "bù"}  # as the entries write them: the tone changes in speech alone


def syllables(text: str, exceptions: Mapping[str, str], spelled: Iterable[tuple[int, str, str]] = ()) -> list[str]:
    """The syllables of a text's Chinese characters, in their order.

    ``exceptions`` are words with a syllable for each character; ``spelled`` are the entries in the text: start,
    headword, pinyin.
    """
    read: dict[int, str] = {}
    for run in RUN.finditer(text):
        for i, (syllable,) in enumerate(pinyin(run[0], style=Style.TONE), run.start()):
            read[i] = OWN_TONE.get(text[i], syllable)
    for start, headword, written in spelled:
        each = enumerate(zip(headword, aligned(headword, written), strict=False), start)
        read |= {i: syllable for i, (character, syllable) in each if RUN.match(character)}
    if exceptions:
        longest_first = "|".join(sorted(exceptions, key=len, reverse=True))
        for match in re.finditer(longest_first, text):
            read |= dict(enumerate(exceptions[match[0]].split(), match.start()))
    return [read[i] for i in sorted(read)]


def problems(file: ReadingsFile, at: Places) -> Iterator[Problem]:
    """Exceptions whose syllables aren't readings of their characters."""
    for i, each in enumerate(file.reading):
        for character, syllable in zip(each.words, each.pinyin.split(), strict=False):
            if not fits(character, syllable):
                what = f"“{syllable}” is no reading of {character}"
                yield at.problem(("reading", i, "pinyin"), what, "write one that a dictionary has, with its tone mark")
