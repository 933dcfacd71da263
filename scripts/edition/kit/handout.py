"""A short handout for Word and WPS, a file per chapter: quotations, chosen terms, lines for notes, QR codes.

It takes little of the article's text; the whole is a scan away.
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

BODY, HEAD, LATIN = "宋体", "黑体", "Times New Roman"
CODE = 2.4  # cm of a QR code: what a telephone reads from paper
NOTES = 2  # lines for notes per section


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """One file per chapter."""
    for chapter in book.edition.chapters:
        yield addresses.kit_file(f"handout-{chapter.id}.docx"), handout(book, chapter)


def handout(book: Book, chapter: Chapter) -> bytes:
    """A chapter's file."""
    document = _document(book, chapter)
    words = Words(book)
    document.add_heading(" ".join(chapter.title), 1)
    document.add_paragraph(f"{words.source(chapter.id)}。")
    _address(document, words, addresses.chapter(chapter.id))
    for section in Outline(book).sections(chapter):
        _section(document, words, section)
    closing = (
        f"引文照录报纸原文，著作权属于报社及作者；释义由编者撰写（{book.edition.name}，{book.edition.version}版）。"
    )
    document.add_paragraph(closing)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _section(document: Any, words: Words, section: Section) -> None:
    document.add_heading(section.title, 2)
    if section.id:  # what stands before the first heading has the chapter's address, which stands above
        _address(document, words, section.address)
    document.add_paragraph(f"{quoted(section.sentence.text)}（第{section.sentence.block[1:]}段）", "Quote")
    for figure in section.figures:
        document.add_paragraph(f"{quoted(figure.text)}（第{figure.block[1:]}段）", "List Bullet")
    for term in section.terms:
        paragraph = document.add_paragraph()
        paragraph.add_run(term.headword).bold = True
        paragraph.add_run(f"　{term.pinyin}　{term.short}")
    for i in range(NOTES):
        _ruled(document.add_paragraph("笔记：" if i == 0 else ""))


def _address(document: Any, words: Words, address: str) -> None:
    """The whole address, and its QR code where the site's address is known."""
    from docx.shared import Cm

    whole = words.whole(address)
    paragraph = document.add_paragraph()
    if words.book.site:
        run = paragraph.add_run()
        shape = run.add_picture(qr.png(whole), Cm(CODE), Cm(CODE))
        shape._inline.docPr.set("descr", f"二维码：{whole}")  # python-docx has no way of its own to say it
    paragraph.add_run(f"　{whole}" if words.book.site else whole)


def _ruled(paragraph: Any) -> None:
    """A line to write on, under a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "4"), ("space", "6"), ("color", "999999")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"))


def _document(book: Book, chapter: Chapter) -> Any:
    """An empty document with Chinese fonts and language, without the faulty part of python-docx's template."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    relations = document.part.rels
    for id in [id for id, each in relations.items() if "stylesWithEffects" in each.reltype]:
        del relations[id]
    for name in ("Normal", "Heading 1", "Heading 2", "Quote", "List Bullet"):
        _style(document.styles[name], HEAD if name.startswith("Heading") else BODY)
    normal = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(10.5), Pt(4)
    _paper(document.sections[0])
    properties = document.core_properties
    properties.title, properties.author = " ".join(chapter.title), book.edition.name
    properties.created = properties.modified = datetime.fromisoformat(iso_date(book.edition.page.date))
    properties.language, properties.last_modified_by, properties.comments = "zh-CN", "", ""
    return document


def _paper(section: Any) -> None:
    """A4."""
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2)


def _style(style: Any, font: str) -> None:
    """Chinese characters in a Chinese font, and the language, or Word takes a Japanese face."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.color.rgb, style.font.italic = LATIN, RGBColor(0x21, 0x1E, 0x1A), False
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), font)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    for key, value in (("val", "en-US"), ("eastAsia", "zh-CN")):
        language.set(qn(f"w:{key}"), value)
