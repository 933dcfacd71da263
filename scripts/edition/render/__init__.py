"""The edition as files: {path under the docs folder: text}.

What people see is written in ``templates/``; here is only what fills them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from edition.model import Chapter, Edition, Mark, Term
from edition.render import markdown
from edition.render.pages import fill

__all__ = ["render", "render_source"]

CONTEXT = 16  # characters on each side of an occurrence in the glossary
FEW = 4  # occurrences that an entry of the glossary shows unasked
SUMMARY = 80  # characters of a page's description


@dataclass(frozen=True)
class Entry:
    """An entry as a page shows it; links, and the lines of its concordance, are Markdown."""

    term: Term
    here: Sequence[str] = ()
    elsewhere: Sequence[str] = ()
    refs: Sequence[str] = ()
    related: Sequence[str] = ()
    lines: Sequence[str] = ()


def render(
    edition: Edition,
    terms: Sequence[Term],
    marks: Sequence[Mark],
    kinds: Mapping[str, str],
    notes: Mapping[str, object],
    cited: Mapping[str, object],
    gone: Mapping[str, Sequence[object]],
) -> dict[str, str]:
    """All generated pages.

    ``terms`` come in the order of the pinyin, ``marks`` in reading order; ``kinds`` maps the kinds to fragments;
    ``notes`` are the tables of editorial decisions that 关于本版 lists; ``cited`` are the citations by what is cited,
    ``gone`` the retired places of each page.
    """
    shelf = _Shelf(edition, terms, marks)
    shared = {"edition": edition, "terms": terms, "cited": cited, "gone": gone}
    pages = {
        "index.md": fill("index.md.j2", summary=_summary(_contents(edition)), **shared),
        "about.md": fill("about.md.j2", **shared, **notes),
    }
    for chapter in edition.chapters:
        text = _summary(next(item.text for item in chapter.items if item.kind == "paragraph"))
        own = shelf.chapter_entries(chapter)
        body = shelf.body(chapter)
        pages[f"{chapter.id}.md"] = fill(
            "chapter.md.j2", chapter=chapter, summary=text, items=chapter.items, entries=own, body=body, **shared
        )
    grouped = [
        (kind, fragment, [shelf.full_entry(term) for term in terms if term.kind == kind])
        for kind, fragment in kinds.items()
    ]
    initials = [(letter, list(group)) for letter, group in groupby(terms, key=_initial)]
    pages["glossary.md"] = fill(
        "glossary.md.j2", kinds=[row for row in grouped if row[2]], initials=initials, few=FEW, **shared
    )
    return pages


class _Shelf:
    """The entries with their occurrences, looked up from two sides: by chapter and by entry; marks in reading order."""

    def __init__(self, edition: Edition, terms: Sequence[Term], marks: Sequence[Mark]) -> None:
        self.terms = {term.id: term for term in terms}
        self.names = {chapter.id: markdown.escape(chapter.name) for chapter in edition.chapters}
        self.texts = {(chapter.id, item.id): item.text for chapter in edition.chapters for item in chapter.items}
        self.marks: dict[str, list[Mark]] = {}
        self.in_chapter: dict[str, list[Mark]] = {id: [] for id in self.names}
        for mark in marks:
            self.marks.setdefault(mark.term, []).append(mark)
            self.in_chapter[mark.chapter].append(mark)

    def body(self, chapter: Chapter) -> dict[str, str]:
        """The paragraphs of a chapter in Markdown, by id."""
        marks = {block: list(found) for block, found in groupby(self.in_chapter[chapter.id], attrgetter("block"))}
        return {item.id: markdown.linked(item.text, marks.get(item.id, ())) for item in chapter.items}

    def chapter_entries(self, chapter: Chapter) -> list[Entry]:
        """本章术语: the entries that occur in a chapter, by first occurrence."""
        own = dict.fromkeys(mark.term for mark in self.in_chapter[chapter.id])
        return [self._listed(self.terms[term], chapter) for term in own]

    def full_entry(self, term: Term) -> Entry:
        """An entry of the glossary page."""
        refs = [self._link(*ref.split("#")) for ref in term.refs]
        related = [
            f"[{markdown.escape(self.terms[other].headword)}](#term-{other})"
            for other in term.related
            if other in self.terms
        ]
        return Entry(term, refs=refs, related=related, lines=[self._line(mark) for mark in self.marks.get(term.id, ())])

    def _listed(self, term: Term, chapter: Chapter) -> Entry:
        blocks: dict[str, dict[str, None]] = {}
        for mark in self.marks[term.id]:
            blocks.setdefault(mark.chapter, {})[mark.block] = None
        here = [f"[¶{block[1:]}](#{block})" for block in blocks.pop(chapter.id)]
        elsewhere = [
            " ".join([self.names[other], *(f"[¶{block[1:]}]({other}.md#{block})" for block in found)])
            for other, found in blocks.items()
        ]
        return Entry(term, here, elsewhere)

    def _link(self, chapter: str, block: str) -> str:
        return f"[{self.names[chapter]}\u00a0¶{block[1:]}]({chapter}.md#{block})"

    def _line(self, mark: Mark) -> str:
        """A line of an entry's concordance: a link to the place, and the words around."""
        chapter, block, start, end, _ = mark
        text = self.texts[chapter, block]
        low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
        before = "…" * (low > 0) + markdown.escape(text[low:start])
        after = markdown.escape(text[end:high]) + "…" * (high < len(text))
        return f"{self._link(chapter, block)} {before}**{markdown.escape(text[start:end])}**{after}"


def _initial(term: Term) -> str:
    letter = term.pinyin.translate(str.maketrans("āáǎàēéěèōóǒòĀÁǍÀĒÉĚÈŌÓǑÒ", "aaaaeeeeooooAAAAEEEEOOOO"))[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "数"


def _summary(text: str) -> str:
    return text if len(text) <= SUMMARY else text[: SUMMARY - 1] + "…"


def _contents(edition: Edition) -> str:
    number = f"第{edition.number}版" if edition.number else ""
    titles = "；".join(" ".join(chapter.title) for chapter in edition.chapters)
    return f"《{edition.page.paper}》{edition.page.date}{number}的数字版：{titles}"


def render_source(template: str, **values: object) -> str:
    """A file of a new edition's source folder, from its template."""
    return fill(template, **values)
