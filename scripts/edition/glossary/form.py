"""An entry's form: its id, kind, length, ends and related entries (G01, G03–G06)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from edition.glossary.evidence import Evidence, Fault
from edition.model import Term
from edition.schema import KINDS, SHORT_LIMIT

ENDS = ("。", "。”", "。）")


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G01, G03, G04, G05, G06."""
    if evidence.ids[term.id] > 1:
        yield Fault("id", "G01", f"the id `{term.id}` stands twice", "give one of them another id")
    if len(term.short) > SHORT_LIMIT:
        what = f"the definition has {len(term.short)} characters, {SHORT_LIMIT} at most"
        yield Fault("short", "G03", what, "move the rest to `long`")
    for key, text in (("short", term.short), ("here", term.here), ("long", term.long)):
        if text and not text.endswith(ENDS):
            yield Fault(key, "G04", f"`{key}` doesn't end in 。", "end it as a sentence")
    if term.kind not in KINDS:
        near = difflib.get_close_matches(term.kind, KINDS, 1, 0.1)
        fix = f"did you mean {near[0]}?" if near else f"one of {'、'.join(KINDS)}"
        yield Fault("kind", "G05", f"unknown kind “{term.kind}”", fix)
    yield from _related_faults(term, evidence)


def _related_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    for other in term.related:
        if other == term.id:
            yield Fault("related", "G06", "`related` names the entry itself", "take it out")
        elif other not in evidence.ids:
            near = difflib.get_close_matches(other, evidence.ids.keys() - {term.id}, 1)
            fix = f"did you mean `{near[0]}`?" if near else "take it out"
            yield Fault("related", "G06", f"related `{other}` isn't another entry", fix)
