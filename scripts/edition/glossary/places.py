"""Where an entry stands, and what it says of that (G07–G09, G11, G13–G15)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from edition.glossary.evidence import Evidence, Fault, holds
from edition.glossary.quotations import quotations_of, stands
from edition.model import Mark, Term
from edition.text import narrow

FIGURE = re.compile(r"(?<![\d.第])\d+(?:\.\d+)?(?![\d.])")  # 2.3 and 95, not the number in 第2段
SHOWN = 8  # places in a message
NUMBERS = "see the paragraph numbers in the chapter"


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G07, G08, G09, G11, G13, G14, G15."""
    yield from _refs_faults(term, evidence)
    yield from _context_faults(term, evidence)
    yield from _beside_faults(term, evidence)
    yield from _only_in_faults(term, evidence)


def _refs_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    held = evidence.held[term.id]
    for ref in term.refs:
        if ref in evidence.lost:
            continue
        if ref not in evidence.paragraphs:
            yield Fault("refs", "G07", f"there is no paragraph {ref}", NUMBERS)
        elif ref not in held:
            fix = f"it stands in {_in_order(held, evidence)}; what `here` only quotes goes to `context`"
            yield Fault("refs", "G08", f"{ref} doesn't hold the expression", fix)
    if not term.refs and not term.beside:
        what = "neither `refs` nor `beside` names a place"
        yield Fault("refs", "G08", what, f"it stands in {_in_order(held, evidence)}")
    named = any(holds(place, term, evidence) for place in term.beside)
    if not held and not named and evidence.lost.isdisjoint(term.refs):
        fix = "write it as the text does, or correct aliases, only_in, not_in"
        yield Fault("headword", "G09", "it stands nowhere in the text", fix)


def _context_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    for place in term.context:
        if place in evidence.lost:
            continue
        if place not in evidence.paragraphs:
            yield Fault("context", "G07", f"there is no paragraph {place}", NUMBERS)
        elif place in evidence.held[term.id]:
            yield Fault("context", "G13", f"{place} holds the expression", "move it to `refs`")
        elif not _used(place, term, evidence):
            yield Fault("context", "G13", f"no quotation or figure of `here` is in {place}", "quote it, or take it out")


def _used(place: str, term: Term, evidence: Evidence) -> bool:
    """Whether ``here`` has words in quotation marks, or a figure, of a paragraph."""
    (text,) = evidence.quotable[place]
    figures = set(FIGURE.findall(term.here))
    return any(stands(words, text) for words in quotations_of(term)) or not figures.isdisjoint(FIGURE.findall(text))


def _beside_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    for place in term.beside:
        if place not in evidence.headings:
            fix = f"write one of {'、'.join(evidence.headings)}"
            yield Fault("beside", "G14", f"there is no headline, title or heading {place}", fix)
        elif not holds(place, term, evidence):
            what = f"{place} doesn't hold the expression"
            yield Fault("beside", "G14", what, f"it reads “{evidence.headings[place][0]}”")


def _only_in_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    for place in term.only_in:
        if place not in evidence.places:
            chapters = ", ".join(sorted(place for place in evidence.places if "#" not in place))
            yield Fault("only_in", "G11", f"there is no {place}", f"chapters: {chapters}; a paragraph: chifeng#p2")
    left_out = set(() if term.only_in_why else _unclaimed(term, evidence))
    if left_out:
        what = f"no entry claims the expression in {_in_order(left_out, evidence)}"
        yield Fault("only_in", "G15", what, "say in `only_in_why` why they are left out, or widen only_in")
    if term.only_in_why and not term.only_in:
        yield Fault("only_in_why", "G15", "there is no `only_in` that it explains", "take it out")


def _unclaimed(term: Term, evidence: Evidence) -> Iterator[str]:
    """The paragraphs where ``only_in`` leaves out a surface that is no other entry's, nor part of a phrase that is."""
    for mark in evidence.passed.get(term.id, ()):
        place = f"{mark.chapter}#{mark.block}"
        if not term.only_in or {place, mark.chapter} & set(term.only_in):
            continue
        claimed = any(start <= mark.start and mark.end <= end for start, end in evidence.claimed.get(place, ()))
        if not claimed and not _inside(term.not_in, mark, evidence.paragraphs[place]):
            yield place


def _inside(phrases: Iterable[str], mark: Mark, text: str) -> bool:
    """Whether a place is inside one of the phrases, there."""
    return any(
        match.start() <= mark.start and mark.end <= match.end()
        for phrase in phrases
        for match in re.finditer(re.escape(narrow(phrase)), narrow(text))
    )


def _in_order(places: Collection[str], evidence: Evidence) -> str:
    """The first places, in reading order."""
    listed = [place for place in evidence.paragraphs if place in places]
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return "、".join(listed[:SHOWN]) + more or "no paragraph"
