"""What the editor wrote, held against the article: quotations letter for letter, figures, ids, references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edition.matter import Matter
from edition.model import Edition, Term
from edition.problems import Places, Problem
from edition.review import compare, english, entities, figures, guide, readings
from edition.review.places import Texts


def matter_problems(
    matter: Matter, edition: Edition, terms: Sequence[Term], at: Mapping[str, Places]
) -> Iterator[Problem]:
    """Everything that is wrong with the editor's files; ``at`` are the places of their keys, by the files' names."""
    texts = Texts(edition)
    if matter.guide:
        yield from guide.problems(matter.guide, texts, at["guide"])
    if matter.compare:
        yield from compare.problems(matter.compare, texts, at["compare"])
    if matter.figures:
        yield from figures.problems(matter.figures, texts, at["figures"])
    if matter.entities:
        yield from entities.problems(matter.entities, terms, texts, at["entities"])
    if matter.english:
        yield from english.problems(matter.english, terms, texts, at["english"])
    if matter.readings:
        yield from readings.problems(matter.readings, texts, at["readings"])
