"""Questions for courses: the editor's own (``questions.toml``), and two made by rule from each entry."""

from __future__ import annotations

from edition.questions.check import concept_problems, lint
from edition.questions.made import made
from edition.questions.written import written

__all__ = ["concept_problems", "lint", "made", "written"]
