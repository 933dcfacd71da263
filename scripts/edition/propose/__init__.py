"""What ``build.py init`` proposes for a new edition: names and ids of its chapters, and how it read each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.addresses import RESERVED
from edition.model import Kind, Page, Reading
from edition.propose.names import Signed, split_byline, told

__all__ = ["Proposal", "chapter_names", "propose_chapters", "reading_table", "signed_readings", "split_byline"]

NAME_LIMIT = 8  # characters


@dataclass(frozen=True)
class Proposal:
    """A chapter's proposed id, short name, the beginning of its title, and who wrote it."""

    id: str
    name: str
    title: str
    signed: Signed


def propose_chapters(page: Page, ascii_ids: Sequence[str]) -> list[Proposal]:
    """Ids from the pinyin of the names (``ascii_ids``, one a chapter), made unique; a number where there is none."""
    proposals: list[Proposal] = []
    for i, (name, wanted) in enumerate(zip(chapter_names(page), ascii_ids, strict=True)):
        usable = re.fullmatch(r"[a-z][a-z0-9]*", wanted) and wanted not in RESERVED | {
            proposal.id for proposal in proposals
        }
        raw = page.chapters[i]
        title = (raw.title or page.headline)[0].text.replace("\u00a0", " ")
        signed = split_byline(raw.byline.unmarked) if raw.byline else Signed()
        proposals.append(Proposal(wanted if usable else f"chapter-{i + 1}", name, title, signed))
    return proposals


def chapter_names(page: Page) -> list[str]:
    """Short names: what stands before a title's colon, else its first characters; the same word a second time has its
    number after it. What stands before the first title is named by its own first words (编者按), else 导语.
    """
    names: list[str] = []
    for i, raw in enumerate(page.chapters, 1):
        first = (raw.title or page.headline)[0].text
        if not raw.title and len(page.chapters) > 1:
            label = re.match(r"(编者按|编者的话|编辑手记|导语|引言|按语)", raw.blocks[0].lines[0].text)
            first = label[1] if label else "导语"
        name = re.sub(r"[^\w·+-]", "", re.split(r"[:：\s]", first)[0])[:NAME_LIMIT] or f"第{i}章"
        names.append(f"{name}{i}" if name in names else name)
    return names


def signed_readings(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where bylines and the credit say whom they were taken to name; unsure where that is a guess."""
    found = {raw.byline.number: split_byline(raw.byline.unmarked) for raw in page.chapters if raw.byline}
    if page.credit:
        found[page.credit_lines[0].number] = split_byline(page.credit)
    return [
        replace(each, rule=told(signed), sure=each.sure and not signed.doubts)
        if (signed := found.get(each.line.number))
        else each
        for each in readings
    ]


def reading_table(readings: Sequence[Reading]) -> str:
    """How every line was read, a row a line; ``?`` where a rule decided and not form alone."""
    rows = [_row(reading) for reading in readings if reading.kind != Kind.BLANK]
    unsure = sum(not reading.sure for reading in readings)
    blank = sum(reading.kind == Kind.BLANK for reading in readings)
    rows.append(
        f"{len(readings)} lines: {len(readings) - blank} with text, {blank} blank; unsure of {unsure} (marked ?)."
    )
    return "\n".join(rows)


def _row(reading: Reading) -> str:
    doubt = " " if reading.sure else "?"
    return f"{doubt} {reading.line.number:>5}  {reading.kind:<12}  {_begin(reading.line.text)}  ({reading.rule})"


def _begin(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
