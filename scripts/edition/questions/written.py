"""The editor's questions, and the order in which any question shows its options."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from edition.model import Question
from edition.schema import QuestionTable


def written(table: QuestionTable) -> Question:
    """One question of ``questions.toml``."""
    options, answer = arranged(table.id, table.right, table.wrong)
    return Question(
        id=table.id,
        kind="text",
        chapter=table.paragraph.partition("#")[0],
        stem=table.stem,
        options=options,
        answer=answer,
        ref=table.paragraph,
        quote=table.quote,
        note=table.note,
    )


def arranged(id: str, right: str, wrong: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The options with the right one among them, and its place: it follows from the question's id, so that it stays."""
    place = zlib.crc32(id.encode()) % (len(wrong) + 1)
    return (*wrong[:place], right, *wrong[place:]), place
