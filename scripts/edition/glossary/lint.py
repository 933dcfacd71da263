"""The lint: every rule asks every entry, and each fault gets its place in ``glossary.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.glossary import english, form, grounds, places, quotations, surfaces, wording
from edition.glossary.evidence import Evidence, Fault
from edition.model import Term
from edition.problems import Places, Problem

Rule = Callable[[Term, Evidence], Iterator[Fault]]

# A new family of rules is a new module, a line here, and a case for each code under tests/glossary/.
RULES: tuple[Rule, ...] = (
    form.faults,
    surfaces.faults,
    places.faults,
    quotations.faults,
    wording.faults,
    english.faults,
    grounds.faults,
)


def lint(evidence: Evidence, at: Places) -> Iterator[Problem]:
    """Everything that is wrong with the entries, in one pass."""
    for i, term in enumerate(evidence.terms):
        for rule in RULES:
            for fault in rule(term, evidence):
                yield at.problem(("term", i, fault.key), f"{fault.code} {term.headword}: {fault.what}", fault.fix)
