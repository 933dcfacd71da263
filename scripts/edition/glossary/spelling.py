"""How pinyin is written (G20, G21), by GB/T 16159—2012.

The rule here: words are written together, with tone marks, 一 and 不 in their own tone; a word has at most four
syllables, a longer one is divided. Names begin with a capital, and so does each word of a place's name (Chìfēng Shì,
Dàxué Lù). Short parallel words are joined by a hyphen (qúnfáng-qúnzhì, qí-xiàn-qū). Figures and signs are written as
they are read (“1+6”文件: yī jiā liù wénjiàn), Latin letters as they stand; there are no quotation marks. And what is
decided for a Chinese word holds in every entry: two spellings of one word are a fault.

That the syllables are those of the characters is ``pinyin.py``'s, where a dictionary is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.glossary.evidence import Evidence, Fault
from edition.glossary.words import WORD, Clash, syllables
from edition.model import Term

UNREAD = re.compile(r"[^\w\s,()'-]|[\d_]|[\u3400-\u9fff]")
FIGURE = re.compile(r"[\d+]")
LONGEST = 4  # syllables of a written word


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G20, G21."""
    if unread := UNREAD.search(term.pinyin):
        fix = "write figures and signs as they are read (yī jiā liù), without quotation marks"
        yield Fault("pinyin", "G21", f"the pinyin has “{unread[0]}”", fix)
        return
    words = WORD.findall(term.pinyin)
    for word in words:
        if syllables(word) > LONGEST and not word[0].isupper():
            fix = "divide it, as GB/T 16159 does"
            yield Fault("pinyin", "G21", f"“{word}” has more than {LONGEST} syllables", fix)
    yield from _capital_faults(term, words)
    yield from _name_faults(term, evidence)
    yield from _clash_faults(evidence.clashes.get(term.id, ()))


def _capital_faults(term: Term, words: list[str]) -> Iterator[Fault]:
    """All words of a place's name; but figures in it are no name (Guódìng Lù wǔ bā líng Lòng)."""
    capitals = [word[0].isupper() for word in words]
    some = any(capitals) and term.kind == "行政区划"
    if term.kind == "地名" or some:
        expected = capitals[:1] if FIGURE.search(term.headword) else capitals
        if not all(expected):
            yield Fault("pinyin", "G21", "a word of the name has no capital", "write Chìfēng Shì, Dàxué Lù")


def _name_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """Places' names inside other headwords keep their capitals: 大学路 in 大学路街区自我管理委员会."""
    for name, pinyin in evidence.names.items():
        if name in term.headword and pinyin not in term.pinyin and pinyin.lower() in term.pinyin.lower():
            yield Fault("pinyin", "G21", f"{name} is a name", f"write it with capitals: {pinyin}")


def _clash_faults(clashes: Iterable[Clash]) -> Iterator[Fault]:
    told: list[str] = []
    for clash in sorted(clashes, key=lambda clash: len(clash.characters)):
        if not any(part in clash.characters for part in told):
            told.append(clash.characters)
            what = f"{clash.characters} is “{clash.spelling}”, in {clash.other} “{clash.first}”"
            yield Fault("pinyin", "G20", what, "spell a word one way in all entries")
