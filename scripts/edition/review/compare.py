"""The comparison: every cell a quotation from its paragraph; an empty one is proved by words that aren't there."""

from __future__ import annotations

from collections.abc import Iterator

from edition.matter import CompareFile, LadderTable, RowTable
from edition.problems import Key, Places, Problem
from edition.review.places import Texts, quoted


def problems(file: CompareFile, texts: Texts, at: Places) -> Iterator[Problem]:
    """What is wrong with ``compare.toml``."""
    for i, ladder in enumerate(file.ladder):
        yield from _ladder(ladder, texts, ("ladder", i), at)
    for i, row in enumerate(file.row):
        for k, cell in enumerate(row.cell):
            yield from quoted(cell.quotation, cell.ref, texts, ("row", i, "cell", k, "quotation"), at)
        yield from _silent(row, texts, ("row", i), at)


def _ladder(ladder: LadderTable, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    yield from quoted(ladder.quotation, ladder.ref, texts, (*key, "quotation"), at)
    yield from quoted(ladder.name, ladder.ref, texts, (*key, "name"), at)
    end = 0
    for step in ladder.steps:
        start = ladder.quotation.find(step, end)
        if start < 0:
            what = f"the quotation doesn't list “{step}”, or not in this order"
            yield at.problem((*key, "steps"), what, "copy the levels from the quotation, from the top")
        end = max(end, start + len(step))


def _silent(row: RowTable, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    """An empty cell says that the article is silent."""
    silent = texts.names.keys() - {cell.ref.partition("#")[0] for cell in row.cell}
    if silent and not row.absent:
        what = f"“{row.label}” has no cell of {', '.join(sorted(silent))}, and no `absent`"
        yield at.problem((*key, "label"), what, "name words that these chapters don't have, or add a cell")
    for word in row.absent:
        for chapter in sorted(silent):
            if word in texts.whole(chapter):
                what = f"“{row.label}”: {chapter} does say “{word}”"
                yield at.problem((*key, "absent"), what, "add a cell that quotes it, or name other words")
