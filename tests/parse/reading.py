"""Cases of pages, a line each with the kind that a person gives it: ``paragraph | 有字。``, facts above them after #."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.model import Kind, Line

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A page: its lines, what a person reads them as, and what a person knows of its frame and authors."""

    name: str
    lines: Sequence[Line]
    kinds: Mapping[int, Kind]
    facts: Mapping[str, str]

    @property
    def text(self) -> str:
        """The export."""
        return "".join(f"{line.text}\n" for line in self.lines)


def read_case(path: Path) -> Case:
    """A case's file."""
    rows = path.read_text(encoding="utf-8").splitlines()
    facts = dict(row[2:].split(":", 1) for row in rows if row.startswith("# "))
    pairs = [row.split(" | ", 1) for row in rows if not row.startswith("# ")]
    lines = [Line(number, text) for number, (_, text) in enumerate(pairs, 1)]
    kinds = {number: Kind(kind) for number, (kind, _) in enumerate(pairs, 1)}
    return Case(path.stem, lines, kinds, {key: value.strip() for key, value in facts.items()})


def cases() -> list[Case]:
    """All cases of this form."""
    return [read_case(path) for path in sorted(CASES.glob("*.lines"))]
