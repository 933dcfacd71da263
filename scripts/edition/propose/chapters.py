"""What ``build.py init`` proposes for the chapters: ids, short names, titles, authors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edition.addresses import RESERVED
from edition.model import Kind, Line, Page, RawChapter
from edition.propose.names import IN_BRACKETS, Signed, split_byline, split_note

NAME_LIMIT = 12  # characters
ODD = re.compile("[\u2028-\u202e\u2066-\u2069]")  # what no string of a TOML file may hold
# 编者按:老街是一座城市的记忆。: a text without a title of its own is named by its first words
LABEL = re.compile(r"(编者按|编者的话|编辑手记|导语|引言|按语|开栏的话|核心阅读)")
# 临江：饭要热，账要平: where a title has its first pause
PAUSE = re.compile(r"[:：，,、；;。！？!?\s—…]")


@dataclass(frozen=True)
class Proposal:
    """A chapter's proposed id, short name, the beginning of its title, and who wrote it."""

    id: str
    name: str
    title: str
    signed: Signed
    doubts: tuple[str, ...] = ()


def propose_chapters(page: Page, headline: str, ascii_id: Callable[[str], str]) -> list[Proposal]:
    """Ids from the pinyin of the names (``ascii_id``), made unique; a number where there is none.

    ``headline`` is the title of a chapter that has none, on a page that has none.
    """
    proposals: list[Proposal] = []
    for i, (raw, name) in enumerate(zip(page.chapters, chapter_names(page), strict=True), 1):
        wanted = ascii_id(name)
        taken = RESERVED | {proposal.id for proposal in proposals}
        usable = re.fullmatch(r"[a-z][a-z0-9]*", wanted) and wanted not in taken
        title = beginning((raw.title or page.headline or (Line(0, headline),))[0].text)
        doubts = ("a short name for menus and citations",) if name == numbered_name(i) else ()
        proposals.append(Proposal(wanted if usable else f"chapter-{i}", name, title, signed_of(raw), doubts))
    return proposals


def beginning(text: str) -> str:
    """A line's text as edition.toml can quote it: with plain blanks, down to the first character it can't hold."""
    cut = ODD.split(text, maxsplit=1)
    return cut[0].replace("\u00a0", " ").strip() + ("…" if len(cut) > 1 else "")


def chapter_names(page: Page) -> list[str]:
    """Short names: a title down to its first pause, where that is short enough, else a number; the same word a second
    time has its number after it. What stands before the first title is named by its own first words (编者按).
    """
    names: list[str] = []
    for i, raw in enumerate(page.chapters, 1):
        name = _name(raw, page, several=len(page.chapters) > 1) or numbered_name(i)
        names.append(f"{name}{i}" if name in names else name)
    return names


def numbered_name(i: int) -> str:
    """The name of a chapter for which nothing better is found."""
    return f"第{i}篇"


def _name(raw: RawChapter, page: Page, several: bool) -> str:
    if not raw.title and several:
        label = LABEL.match(raw.blocks[0].lines[0].text)
        return label[1] if label else "导语"
    first = (raw.title or page.headline or raw.blocks[0].lines)[0].text
    parts = (re.sub(r"[^\w·+-]", "", part) for part in PAUSE.split(first))
    name = next((part for part in parts if part), "")
    if len(name) <= NAME_LIMIT:
        return name
    cut = name.find("的", 2, NAME_LIMIT + 1)  # 老旧小区加装电梯|的三个难题怎么解: no word ends elsewhere for sure
    return name[:cut] if cut > 0 else ""


def signed_of(raw: RawChapter) -> Signed:
    """Who wrote a chapter: by its byline and signatures, else by a note in brackets, else by what its text says."""
    signatures = [line.unmarked for block in raw.blocks if block.kind == Kind.SIGNATURE for line in block.lines]
    notes = [text for text in signatures if text[:1] in "(（【["]
    words = [line.unmarked for line in raw.byline_lines] + [text for text in signatures if text not in notes]
    if words:
        return split_byline(" ".join(words))
    if notes:
        return split_note(notes[0])
    return _signed_in_text([block.lines[0].text for block in raw.blocks if block.kind == Kind.PARAGRAPH])


def _signed_in_text(paragraphs: Sequence[str]) -> Signed:
    """Who is named in brackets at the beginning of the first paragraph or at the end of the last."""
    for text in (*paragraphs[:1], *paragraphs[-1:]):
        for match in IN_BRACKETS.finditer(text):
            if match.start() < NAME_LIMIT * 2 or not text[match.end() :].strip("。 "):
                return split_note(f"（{match[1]}）")
    return Signed()
