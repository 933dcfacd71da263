"""The words and the punctuation of an entry's texts (G17–G19).

An entry is shown at a chapter's foot, on the glossary page, in frames and in files: no word may point to what stands
around it in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.glossary.evidence import Evidence, Fault
from edition.model import Term
from edition.text import CJK

TEXTS = ("short", "long", "here")
POINTING = ("本章", "本篇", "此处", "上文", "下文", "前文")
# The same characters across two words: 上下文, 以上文件, 当前文化, 因此处理, 基本章程.
ACROSS = (
    r"基本[章篇]|因此处|此处[理置于]|上下文|[以网晚]上文|以下文|[此目当之以]前文|[上下前]文[件化书章字明本物艺献体]"
)
CUT = ("aliases", "includes", "not_in")  # words cut out of the text, perhaps with one mark of a pair

NARROW = ",;:()?!"
MARKS = NARROW + "\"'"
STRAIGHT = r"[\"'](?<![A-Za-zÀ-ǜ]'(?=[A-Za-zÀ-ǜ]))"  # but not the apostrophe of fāng'àn
OPEN = re.compile(r"“[^“”\n]*(?:[“\n]|\Z)")
FOREIGN = '‘’"，；：（）？！、。《》'  # in English


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G17, G18, G19."""
    cut = (*term.aliases, *term.includes, *term.not_in)
    cited = (words for source in term.sources for words in (source.title, source.publication))
    # Most entries have no fault: one look at all their texts.
    together = "\n".join((term.headword, term.short, term.long, term.here, term.only_in_why, *cut, *cited))
    if any(word in together for word in POINTING):
        yield from _pointing_faults(term, evidence)
    if "文中" in together:
        yield from _article_faults(term, evidence)
    if any(mark in together for mark in MARKS) or _unpaired(together):
        for key, text in _chinese(term):
            yield from _punctuation_faults(key, text)
    for mark in (mark for mark in FOREIGN if mark in term.en):
        yield Fault("en", "G19", f"`en` has {mark}", "English has straight apostrophes, “ ” and narrow marks")


def _pointing_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    for key in TEXTS:
        alone = re.sub(ACROSS, "\n", getattr(term, key))
        for word in (word for word in POINTING if word in alone):
            fix = f"name the article ({_article(evidence)}) or the page (本版): entries are shown elsewhere too"
            yield Fault(key, "G17", f"`{key}` says {word}", fix)


def _article(evidence: Evidence) -> str:
    """An example of how an article is named."""
    return f"{evidence.edition.chapters[0].name}一文"


def _article_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """文中 needs an article named before it in the same text, or in ``here``; a page of one chapter has but one."""
    for key in TEXTS if len(evidence.edition.chapters) > 1 else ():
        text = getattr(term, key)
        before, found, _ = text.partition("文中")
        # 赤峰文中 names the article itself.
        named = evidence.article.search(before + found[:1]) or (key != "here" and evidence.article.search(term.here))
        if found and not named:
            fix = f"name it before, as {_article(evidence)}"
            yield Fault(key, "G18", f"`{key}` says 文中, and no article is named", fix)


def _chinese(term: Term) -> Iterator[tuple[str, str]]:
    """The Chinese texts of an entry, each with its key."""
    yield from (("headword", term.headword), ("only_in_why", term.only_in_why))
    yield from (("short", term.short), ("long", term.long), ("here", term.here))
    for key in CUT:
        yield from ((key, surface) for surface in getattr(term, key))
    for source in term.sources:
        yield from (("sources", source.title), ("sources", source.publication))


def _punctuation_faults(key: str, text: str) -> Iterator[Fault]:
    yield from _narrow_faults(key, text)
    if re.search(STRAIGHT, text):
        yield Fault(key, "G19", f"`{key}` has straight quotation marks", "write “ ”, inside them ‘ ’")
    if key not in CUT and _unpaired(text):
        yield Fault(key, "G19", f"`{key}` has unpaired quotation marks", "write “ ”, inside them ‘ ’")


def _unpaired(text: str) -> bool:
    """Whether a line has one quotation mark of a pair, or a pair inside a pair."""
    return text.count("“") != text.count("”") or bool(OPEN.search(text))


def _narrow_faults(key: str, text: str) -> Iterator[Fault]:
    """The first narrow mark that touches Chinese: 80%,松原; not 1,000 or a name in Latin letters (Wi-Fi)."""
    for match in re.finditer(f"[{NARROW}]", text):
        start, end = match.span()
        if CJK.match(text[start - 1 : start]) or CJK.match(text[end : end + 1]):
            about = text[max(start - 4, 0) : end + 4]
            yield Fault(key, "G19", f"`{key}` has a narrow mark beside Chinese (…{about}…)", "write ，；：（）？！")
            return
