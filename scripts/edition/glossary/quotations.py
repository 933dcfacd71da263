"""What ``here`` quotes (G12): letter for letter, with the edition's punctuation, from the entry's own places.

Nested quotation marks count as outer ones: “战‘疫’一线” quotes 战“疫”一线. …… leaves words out: the parts stand in
their order in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.glossary.evidence import Evidence, Fault, holds, outer_marks
from edition.model import Term
from edition.text import narrow

QUOTATION = re.compile(r"“([^”]*)”")
ELLIPSIS = "……"


def quotations_of(term: Term) -> Iterator[str]:
    """The quotations of ``here``, nested quotation marks as outer ones."""
    return map(outer_marks, QUOTATION.findall(term.here))


def stands(quotation: str, text: str) -> bool:
    """Whether the parts of a quotation stand in a text, in their order."""
    parts = [part for part in quotation.split(ELLIPSIS) if part]
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G12."""
    own = (*term.refs, *term.context, *term.beside)
    if not evidence.lost.isdisjoint(own):
        return  # until a correction is accepted, its text has no place
    texts = [text for place in own for text in evidence.quotable.get(place, ())]
    for quotation in quotations_of(term):
        if not any(stands(quotation, text) for text in texts):
            shown = quotation.replace("“", "‘").replace("”", "’")
            what = f"“{shown}” stands nowhere in refs, context and beside"
            yield Fault("here", "G12", what, _fix(quotation, term, evidence))


def _fix(quotation: str, term: Term, evidence: Evidence) -> str:
    """Where it does stand, else how it would, else what a quotation is."""
    for place in evidence.paragraphs:
        if stands(quotation, evidence.quotable[place][0]):
            key = "refs" if place in evidence.held[term.id] else "context"
            return f"add {place} to `{key}`"
    for place, texts in evidence.quotable.items():
        if any(stands(quotation, text) for text in texts):
            own = holds(place, term, evidence)
            return f"add {place} to `beside`" if own else f"{place} doesn't hold the entry: quote a paragraph"
    loose = narrow(quotation).strip(".,;。")
    for place, texts in evidence.quotable.items():
        if any(stands(loose, narrow(text)) for text in texts):
            return f"write its punctuation as {place} has it"
    return f"quote letter for letter ({ELLIPSIS} for what is left out), or without quotation marks"
