"""How pinyin is written (G20, G21), by GB/T 16159—2012.

The rule here: words are written together, with tone marks, 一 and 不 in their own tone; a word has at most four
syllables, a longer one is divided. Names begin with a capital, and so does each word of a place's name (Chìfēng Shì,
Dàxué Lù). Short parallel words are joined by a hyphen (qúnfáng-qúnzhì, qí-xiàn-qū). Figures and signs are written as
they are read (“1+6”文件: yī jiā liù wénjiàn), Latin letters as they stand; there are no quotation marks. And what is
decided for a Chinese word holds in every entry: two spellings of one word are a fault.

That the syllables are those of the characters is ``reading``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from edition.model import Term
from edition.pinyin.words import WORD, Fault, runs, syllables

UNREAD = re.compile(r"[^\w\s,()'-]|[\d_]|[\u3400-\u9fff]")
FIGURE = re.compile(r"[\d+]")
LONGEST = 4  # syllables of a written word
PLACES = ("行政区划", "地名")  # the kinds of places, their names among them


def names_of(terms: Sequence[Term]) -> dict[str, str]:
    """The headwords that are places' names, with their pinyin."""
    return {term.headword: term.pinyin for term in terms if term.kind in PLACES and term.pinyin[0].isupper()}


def faults(term: Term, names: Mapping[str, str]) -> Iterator[Fault]:
    """G21."""
    if unread := UNREAD.search(term.pinyin):
        fix = "write figures and signs as they are read (yī jiā liù), without quotation marks"
        yield Fault("G21", f"the pinyin has “{unread[0]}”", fix)
        return
    words = WORD.findall(term.pinyin)
    for word in words:
        if syllables(word) > LONGEST and not word[0].isupper():
            yield Fault("G21", f"“{word}” has more than {LONGEST} syllables", "divide it, as GB/T 16159 does")
    if not _has_capitals(term, words):
        yield Fault("G21", "a word of the name has no capital", "write Chìfēng Shì, Dàxué Lù")
    for name, pinyin in names.items():  # 大学路 in 大学路街区自我管理委员会
        if name in term.headword and pinyin not in term.pinyin and pinyin.lower() in term.pinyin.lower():
            yield Fault("G21", f"{name} is a name", f"write it with capitals: {pinyin}")


def _has_capitals(term: Term, words: Sequence[str]) -> bool:
    """Whether a place's name has its capitals; figures in it are no name (Guódìng Lù wǔ bā líng Lòng)."""
    capitals = [word[0].isupper() for word in words]
    if term.kind not in PLACES or (term.kind == "行政区划" and not any(capitals)):
        return True  # no name: 旗县区
    return all(capitals[:1] if FIGURE.search(term.headword) else capitals)


def clashes(terms: Sequence[Term]) -> dict[str, list[Fault]]:
    """G20, by the id of the entry that spells a word otherwise than an earlier one does."""
    seen: dict[str, tuple[str, str]] = {}
    found: dict[str, list[Fault]] = {}
    for term in terms:
        told: list[str] = []
        for characters, spelling in sorted(runs(term), key=lambda run: len(run[0])):
            first, other = seen.setdefault(characters, (spelling, term.headword))
            # Of a run whose part is told already nothing is said.
            if spelling.lower() != first.lower() and not any(part in characters for part in told):
                told.append(characters)
                what = f"{characters} is “{spelling}”, in {other} “{first}”"
                found.setdefault(term.id, []).append(Fault("G20", what, "spell a word one way in all entries"))
    return found
