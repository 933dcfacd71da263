"""Slides for PowerPoint and WPS, a file per chapter: a title, then a slide per section.

A slide holds the section's key sentence, its figures and terms; its QR code opens the section. The source stands on
every slide and, whole, in the notes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from edition import addresses
from edition.book import Book
from edition.kit import qr
from edition.kit.archive import repacked
from edition.kit.outline import Outline, Section
from edition.kit.words import Words
from edition.model import Chapter
from edition.text import iso_date, quoted

FONT = "微软雅黑"
WIDTH, HEIGHT, MARGIN = 33.87, 19.05, 1.8  # cm, 16 : 9
CODE = 3.6  # cm of a QR code
RED, INK, GREY = "96251D", "211E1A", "524D45"


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """One file per chapter."""
    for chapter in book.edition.chapters:
        yield addresses.kit_file(f"slides-{chapter.id}.pptx"), slides(book, chapter)


def slides(book: Book, chapter: Chapter) -> bytes:
    """A chapter's file."""
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDTH), Cm(HEIGHT)
    words = Words(book)
    date = datetime.fromisoformat(iso_date(book.edition.page.date))
    properties = deck.core_properties
    properties.title, properties.author = " ".join(chapter.title), book.edition.name
    properties.created = properties.modified = date
    properties.language, properties.last_modified_by = "zh-CN", ""
    maker = _Maker(deck, words, chapter)
    maker.title()
    for section in Outline(book).sections(chapter):
        maker.section(section)
    out = io.BytesIO()
    deck.save(out)
    return repacked(out.getvalue())


class _Maker:
    """Puts slides into a presentation. The layout “title only” gives each a title, which outlines and readers need."""

    def __init__(self, deck: Any, words: Words, chapter: Chapter) -> None:
        self.deck, self.words, self.chapter = deck, words, chapter

    def title(self) -> None:
        """The first slide: whose text it is, and how to use the file."""
        address = self.words.whole(addresses.chapter(self.chapter.id))
        slide = self._slide(" ".join(self.chapter.title), address)
        lines = [self.chapter.byline] if self.chapter.byline else []
        self._text(slide, 6.2, 5, [(line, 24, INK) for line in (*lines, self.words.imprint)])
        self._text(slide, 11.5, 3, [("引文照录报纸原文，释义由编者撰写。扫码或点网址读全文。", 18, GREY)])

    def section(self, section: Section) -> None:
        """A section's slide."""
        slide = self._slide(section.title, self.words.whole(section.address))
        sentence = section.sentence
        lines = [(f"{quoted(sentence.text)}（第{sentence.block[1:]}段）", 22, INK)]
        lines += [(f"{quoted(each.text)}（第{each.block[1:]}段）", 18, RED) for each in section.figures[:3]]
        lines += [(f"{term.headword}：{term.short}", 16, INK) for term in section.terms[:4]]
        self._text(slide, 4, 12.6, lines)

    def _slide(self, title: str, address: str) -> Any:
        from pptx.util import Cm

        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = Cm(MARGIN), Cm(1), Cm(WIDTH - 2 * MARGIN), Cm(3)
        self._fill(head.text_frame, [(title, 30, RED)])
        self._code(slide, address)
        self._source(slide, address)
        return slide

    def _source(self, slide: Any, address: str) -> None:
        line = f"{self.words.imprint}　{address}"
        box = self._text(slide, HEIGHT - 1.5, 1, [(line, 11, GREY)])
        if self.words.book.site:
            box.text_frame.paragraphs[0].runs[0].hyperlink.address = address
        slide.notes_slide.notes_text_frame.text = f"{self.words.source(self.chapter.id)}\n{address}"

    def _code(self, slide: Any, address: str) -> None:
        from pptx.util import Cm

        if not self.words.book.site:
            return
        picture = slide.shapes.add_picture(
            qr.png(address), Cm(WIDTH - MARGIN - CODE), Cm(HEIGHT - 1.7 - CODE), Cm(CODE), Cm(CODE)
        )
        named = picture._element.nvPicPr.cNvPr  # python-pptx has no way of its own to say it
        named.set("descr", f"二维码：{address}")

    def _text(self, slide: Any, top: float, height: float, lines: list[tuple[str, int, str]]) -> Any:
        """A box of lines, each ``(text, points, colour)``, clear of the QR code's column."""
        from pptx.util import Cm

        box = slide.shapes.add_textbox(Cm(MARGIN), Cm(top), Cm(WIDTH - 2 * MARGIN - CODE - 1), Cm(height))
        self._fill(box.text_frame, lines)
        return box

    def _fill(self, frame: Any, lines: list[tuple[str, int, str]]) -> None:
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        for i, (text, points, colour) in enumerate(lines):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(6)
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.color.rgb = Pt(points), RGBColor(*bytes.fromhex(colour))
            _chinese(run)


def _chinese(run: Any) -> None:
    """The font of Chinese characters and the language, which python-pptx doesn't set."""
    from lxml import etree
    from pptx.oxml.ns import qn

    properties = run._r.get_or_add_rPr()
    properties.set("lang", "zh-CN")
    run.font.name = FONT
    etree.SubElement(properties, qn("a:ea")).set("typeface", FONT)
