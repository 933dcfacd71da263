"""The page and each chapter as a PDF for print, set by Typst: footnotes for the entries, paragraph numbers, the source.

Whatever is the article's stands in the Song face, whatever isn't in the other: so a reader, and the proof, can tell
them apart. Typst itself refuses what PDF/UA-1 doesn't allow.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from edition import addresses
from edition.book import Book
from edition.exports.fill import fill
from edition.exports.marked import Marked, Run
from edition.model import Chapter
from edition.problems import InputError, Problem
from edition.text import iso_date, one_line, page_label

FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC")
WHOLE = "edition"  # the file with all chapters

Data = dict[str, Any]


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """A file with all chapters, and one per chapter. Raises ``InputError`` where Typst or a font is missing."""
    typst = _typst()
    chapters = book.edition.chapters
    for name, some in [(WHOLE, chapters), *((chapter.id, (chapter,)) for chapter in chapters)]:
        data = json.dumps(_document(book, name, some), ensure_ascii=False)
        source = fill("offprint.typ").encode()
        made = typst.compile(source, format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"])
        yield addresses.download(f"{name}.pdf"), made


def _typst() -> ModuleType:
    """The library, once the fonts are known to be there."""
    try:
        import typst
    except ImportError:
        raise _missing("typst isn't installed", "pip install --require-hashes -r requirements-kit.txt") from None
    there = typst.Fonts(include_embedded_fonts=False).families()
    for font in FONTS:
        if font not in there:
            raise _missing(f"the font {font} isn't installed", "on Debian: apt-get install fonts-noto-cjk")
    return typst


def _missing(what: str, install: str) -> InputError:
    return InputError([Problem("offprint (PDF)", 0, what, f"{install}; without KIT all but the kit is made")])


def _document(book: Book, name: str, chapters: Sequence[Chapter]) -> Data:
    """What the template sets."""
    edition, page = book.edition, book.edition.page
    whole = name == WHOLE
    runs = Marked(book).runs(chapters)
    address = addresses.HOME if whole else addresses.chapter(name)
    return {
        "title": one_line(edition.headline if whole else chapters[0].title),
        "authors": list(edition.authors if whole else chapters[0].authors),
        "date": [int(part) for part in (edition.released or iso_date(page.date)).split("-")],
        "issue": f"《{page.paper}》{page.date}{page_label(edition.number)}",
        "headline": list(edition.headline) if whole else [],
        "credit": edition.credit if whole else "",
        "chapters": [_chapter(chapter, runs) for chapter in chapters],
        "citation": "".join(part.text for part in book.citations["page" if whole else name].rows[0].parts),
        "address": addresses.whole(book.site, address) if book.site else "",
        "qr": _qr(addresses.whole(book.site, address)) if book.site else "",
        "imprint": f"{edition.name}，{edition.version}版",
    }


def _chapter(chapter: Chapter, runs: dict[tuple[str, str], list[Run]]) -> Data:
    items = [
        {
            "kind": item.kind.value,
            "number": item.id[1:],
            "parts": list(item.parts),
            "runs": [_run(run) for run in runs[chapter.id, item.id]],
        }
        for item in chapter.items
    ]
    return {"title": list(chapter.title), "byline": chapter.byline, "items": items}


def _run(run: Run) -> Data:
    """A piece of a paragraph; the first occurrence of an entry carries its note."""
    note = [run.term.headword, run.term.pinyin, run.term.short] if run.term and run.first else []
    return {"text": run.text, "note": note}


def _qr(address: str) -> str:
    import segno

    return str(segno.make(address, error="m", micro=False).svg_inline(border=4, light="#fff", omitsize=True))
