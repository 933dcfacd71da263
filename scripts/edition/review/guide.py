"""The introduction of the home page: its quotations and figures, and the chapters' first words."""

from __future__ import annotations

from collections.abc import Iterator

from edition.matter import GuideFile
from edition.problems import Places, Problem
from edition.review.places import Texts, missing, prose_problems


def problems(file: GuideFile, texts: Texts, at: Places) -> Iterator[Problem]:
    """What is wrong with ``guide.toml``."""
    yield from missing(file.refs, texts, ("refs",), at)
    for paragraph in file.text:
        yield from prose_problems(paragraph, file.refs, texts, ("text",), at)
    for i, opening in enumerate(file.opening):
        first = texts.at(f"{opening.chapter}#p1")
        if first is None:
            what, fix = f"there is no chapter `{opening.chapter}` with a first paragraph", "write a chapter's id"
            yield at.problem(("opening", i, "chapter"), what, fix)
        elif not first.startswith(opening.words):
            what = f"{opening.chapter}#p1 doesn't begin “{opening.words[:20]}…”"
            yield at.problem(("opening", i, "words"), what, "copy its first words as the edition shows them")
