"""The glossary: entries from ``glossary.toml``, their order, and a lint whose messages begin with a numbered code.

- G01 an entry's id stands twice
- G02 two entries claim one surface in one place
- G03 a definition is too long
- G04 a text doesn't end in 。
- G05 unknown kind
- G06 dead ``related``
- G07 a paragraph reference leads nowhere
- G08 a paragraph reference doesn't hold the entry
- G09 an entry stands nowhere in the text
- G10 the pinyin doesn't fit the characters (``pinyin.py``, with ``--check``)
- G11 an ``only_in`` place doesn't exist
- G12 a quotation in ``here`` isn't the article's
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from edition.model import Candidate, Chapter, Kind, Source, Term
from edition.problems import Places, Problem
from edition.schema import KINDS, SHORT_LIMIT, GlossaryFile
from edition.text import plain_pinyin

WIDTH = tuple(zip("，；：（）？！＋％‘’\u00a0", ",;:()?!+%“” ", strict=True))
QUOTATION = re.compile(r"“([^”]*)”")


def terms_of(file: GlossaryFile) -> tuple[Term, ...]:
    """The entries of a validated file."""
    return tuple(
        Term(
            id=table.id,
            headword=table.headword,
            aliases=tuple(table.aliases),
            pinyin=table.pinyin,
            en=table.en,
            kind=table.kind,
            short=table.short,
            long=table.long,
            here=table.here,
            refs=tuple(table.refs),
            related=tuple(table.related),
            basis=table.basis,
            sources=tuple(Source(ref.title, ref.publication, ref.date, ref.url) for ref in table.sources),
            not_in=tuple(table.not_in),
            only_in=tuple(table.only_in),
            only_in_why=table.only_in_why,
            includes=tuple(table.includes),
            context=tuple(table.context),
            beside=tuple(table.beside),
        )
        for table in file.term
    )


def in_order(terms: Iterable[Term]) -> list[Term]:
    """Entries by pinyin, as a Chinese dictionary has them."""
    return sorted(terms, key=lambda term: (plain_pinyin(term.pinyin), term.headword, term.id))


def lint(
    terms: Sequence[Term],
    chapters: Sequence[Chapter],
    ledger: Iterable[Candidate],
    at: Places,
    waiting: AbstractSet[str] = frozenset(),
) -> Iterator[Problem]:
    """Everything that is wrong with the entries. An entry is held by a paragraph where it is marked, or stands inside a
    longer entry's mark (旗 inside 旗县区). ``waiting`` are paragraphs that permalinks.lock has and the text hasn't any
    more: that is said there, not of each entry.
    """
    paragraphs = {
        f"{chapter.id}#{item.id}": item.text
        for chapter in chapters
        for item in chapter.items
        if item.kind == Kind.PARAGRAPH
    }
    places = paragraphs.keys() | {chapter.id for chapter in chapters}
    ids = Counter(term.id for term in terms)
    article = "\n".join(_plain(text) for text in _texts(chapters))
    held: dict[str, set[str]] = {term.id: set() for term in terms}
    for id, chapter, block in {(c.mark.term, c.mark.chapter, c.mark.block) for c in ledger if c.marked or c.nested}:
        held[id].add(f"{chapter}#{block}")
    for i, term in enumerate(terms):
        for key, code, what, mend in (
            *_form_faults(term, ids),
            *_reference_faults(term, ids, places, held[term.id], waiting - paragraphs.keys()),
            *_quotation_faults(term, article),
        ):
            yield at.problem(("term", i, key), f"{code} {term.headword}: {what}", mend)
    for i, surface, other in _doubles(terms):
        mend = "take it from one of them, or tell the places apart with only_in"
        yield at.problem(
            ("term", i, "headword"), f"G02 {terms[i].headword}: “{surface}” also belongs to `{other}`", mend
        )


def _plain(text: str) -> str:
    """A text without regard to the width of punctuation and the kind of quotation marks."""
    for wide, narrow in WIDTH:  # a tenth of what str.translate takes
        text = text.replace(wide, narrow)
    return text


Fault = tuple[str, str, str, str]  # key, code, what is wrong, what to do


def _texts(chapters: Iterable[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield from (
            *chapter.title,
            chapter.office,
            chapter.tail,
            *(part for item in chapter.items for part in item.parts),
        )


def _form_faults(term: Term, ids: Mapping[str, int]) -> Iterator[Fault]:
    if ids[term.id] > 1:
        yield "id", "G01", f"the id `{term.id}` stands twice", "give one of them another id"
    if len(term.short) > SHORT_LIMIT:
        yield (
            "short",
            "G03",
            f"the definition has {len(term.short)} characters, {SHORT_LIMIT} at most",
            "move the rest to `long`",
        )
    for key, text in (("short", term.short), ("here", term.here), ("long", term.long)):
        if text and not text.endswith(("。", "。”", "。）")):
            yield key, "G04", f"`{key}` doesn't end in 。", "end it as a sentence"
    if term.kind not in KINDS:
        near = difflib.get_close_matches(term.kind, KINDS, 1, 0.1)
        yield (
            "kind",
            "G05",
            f"unknown kind “{term.kind}”",
            f"did you mean {near[0]}?" if near else f"one of {'、'.join(KINDS)}",
        )


def _reference_faults(
    term: Term, ids: Mapping[str, int], places: AbstractSet[str], held: AbstractSet[str], waiting: AbstractSet[str]
) -> Iterator[Fault]:
    for other in term.related:
        if other not in ids or other == term.id:
            near = difflib.get_close_matches(other, ids, 1)
            yield (
                "related",
                "G06",
                f"related `{other}` isn't another entry",
                f"did you mean `{near[0]}`?" if near else "take it out",
            )
    for ref in term.refs:
        if ref in waiting:
            continue
        if ref not in places:
            yield "refs", "G07", f"there is no paragraph {ref}", "see the paragraph numbers in the chapter"
        elif ref not in held:
            where = "、".join(sorted(held)) or "no paragraph"
            yield "refs", "G08", f"{ref} doesn't hold the expression", f"it stands in {where}"
    if not held and waiting.isdisjoint(term.refs):
        yield (
            "headword",
            "G09",
            "it stands nowhere in the text",
            "write it as the text does, or mend aliases, only_in, not_in",
        )
    for place in term.only_in:
        if place not in places:
            yield (
                "only_in",
                "G11",
                f"there is no {place}",
                f"chapters: {', '.join(sorted(p for p in places if '#' not in p))}; a paragraph: chifeng#p2",
            )


def _quotation_faults(term: Term, article: str) -> Iterator[Fault]:
    for quotation in QUOTATION.findall(term.here):
        words = _plain(quotation).strip("。,")
        if words not in article:
            yield (
                "here",
                "G12",
                f"the article doesn't have “{quotation}”",
                "quote it letter by letter, or without quotation marks",
            )


def _doubles(terms: Sequence[Term]) -> Iterator[tuple[int, str, str]]:
    owners: dict[str, list[int]] = {}
    for i, term in enumerate(terms):
        for surface in dict.fromkeys(_plain(surface) for surface in term.surfaces):
            for other in owners.get(surface, []):
                if _overlap(terms[other].only_in, term.only_in):
                    yield i, surface, terms[other].id
            owners.setdefault(surface, []).append(i)


def _overlap(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two entries could both stand in one paragraph; no places means everywhere."""
    if not left or not right:
        return True
    return any(a == b or a == b.partition("#")[0] or b == a.partition("#")[0] for a in left for b in right)
