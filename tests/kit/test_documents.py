"""The course files that are made with libraries: read back by others, the same byte for byte in another process."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from edition import pipeline
from edition.addresses import term
from edition.book import Book
from edition.folders import ROOT
from edition.kit import anki, sheet
from edition.kit.outline import Outline
from helpers.courses import SITE, complete

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def book(built: Book) -> Book:
    """The real edition as the site is made from it."""
    return complete(built)


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, bytes]:
    """All files of the kit, by name."""
    files = pipeline.files(book, pipeline.KIT)
    return {Path(path).name: content for path, content in files.items() if isinstance(content, bytes)}


@pytest.mark.this_page
def test_the_sheet_has_every_question(book: Book, made: dict[str, bytes]) -> None:
    rows = list(openpyxl.load_workbook(io.BytesIO(made["questions.xlsx"])).active.iter_rows(values_only=True))
    assert rows[0] == ("题干", "题型", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "章节", "编号")
    assert [list(map(str, row)) for row in rows] == sheet.rows(book)
    assert len(rows) == len(book.questions) + 1
    for row, question in zip(rows[1:], book.questions, strict=True):
        assert row[2 + "ABCD".index(str(row[6]))] == question.right


def test_anki_has_two_cards_per_entry_under_lasting_identities(
    book: Book, made: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(made["terms.apkg"])) as archive:
        archive.extract("collection.anki2", tmp_path)
    database = sqlite3.connect(tmp_path / "collection.anki2")
    notes = list(database.execute("select guid, flds from notes"))
    (cards,) = database.execute("select count(*) from cards").fetchone()
    database.close()
    assert cards == 2 * len(notes) == 2 * len(book.terms)
    assert len({guid for guid, _ in notes}) == len(notes)
    for entry, (_, fields) in zip(book.terms, notes, strict=True):
        word, pinyin, *_, source = fields.split("\x1f")
        assert word.startswith(entry.headword)
        assert pinyin.replace("&#39;", "'") == entry.pinyin
        assert f'href="{SITE}{term(entry.id)[1:]}"' in source


def test_an_entry_keeps_its_identity_when_its_words_change(book: Book, tmp_path: Path) -> None:
    from dataclasses import replace

    def guids(changed: Book, name: str) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(anki.apkg(changed))) as archive:
            archive.extract("collection.anki2", tmp_path / name)
        with sqlite3.connect(tmp_path / name / "collection.anki2") as database:
            found = {fields.split("\x1f")[0]: guid for guid, fields in database.execute("select guid, flds from notes")}
        database.close()
        return found

    first, *others = book.terms
    changed = replace(book, terms=(replace(first, short="另一释义。"), *others[:5]))
    before = guids(replace(book, terms=(first, *others[:5])), "a")
    assert guids(changed, "b") == before


@pytest.mark.this_page
def test_slides_are_a_title_and_one_per_section(book: Book, made: dict[str, bytes]) -> None:
    for chapter in book.edition.chapters:
        deck = pptx.Presentation(io.BytesIO(made[f"slides-{chapter.id}.pptx"]))
        sections = Outline(book).sections(chapter)
        assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
            " ".join(chapter.title),
            *(section.title for section in sections),
        ]
        addresses = [f"/{chapter.id}/", *(section.address for section in sections)]
        for slide, address in zip(deck.slides, addresses, strict=True):
            whole = SITE + address[1:]
            (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
            assert picture._element.nvPicPr.cNvPr.get("descr") == f"二维码：{whole}"
            assert scanned(picture.image.blob) == whole
            texts = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            assert f"《中国城市报》2020年05月18日第08版　{whole}" in texts
            notes = slide.notes_slide.notes_text_frame.text
            assert whole in notes and " ".join(chapter.title) in notes


def test_handouts_quote_link_and_leave_lines(book: Book, made: dict[str, bytes]) -> None:
    for chapter in book.edition.chapters:
        document = docx.Document(io.BytesIO(made[f"handout-{chapter.id}.docx"]))
        heads = [p.text for p in document.paragraphs if style(p).startswith("Heading")]
        sections = Outline(book).sections(chapter)
        assert heads == [" ".join(chapter.title), *(section.title for section in sections)]
        texts = "\n".join(p.text for p in document.paragraphs)
        assert all(SITE + section.address[1:] in texts for section in sections)
        assert texts.count("笔记：") == len(sections)
        images = [rel.target_part.blob for rel in document.part.rels.values() if "image" in rel.reltype]
        assert {scanned(image) for image in images} == {SITE + f"{chapter.id}/", *(SITE + s.address[1:] for s in sections if s.id)}  # fmt: skip


@pytest.mark.this_page
def test_little_of_the_text_is_copied(book: Book, made: dict[str, bytes]) -> None:
    """A handout has less than half of the chapter's characters."""
    for chapter in book.edition.chapters:
        document = docx.Document(io.BytesIO(made[f"handout-{chapter.id}.docx"]))
        quoted = sum(len(p.text) for p in document.paragraphs if style(p) in ("Quote", "List Bullet"))
        assert quoted < 0.5 * sum(len(item.text) for item in chapter.items)


def style(paragraph: Any) -> str:
    return str(paragraph.style.name)


def scanned(image: bytes) -> str:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(image)).convert("L"))
    return str(code.text)


@pytest.mark.this_page
def test_chinese_font_and_language_are_set(made: dict[str, bytes]) -> None:
    """Else Word and PowerPoint take a Japanese face."""
    with zipfile.ZipFile(io.BytesIO(made["handout-chifeng.docx"])) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        assert "word/stylesWithEffects.xml" not in archive.namelist()
    normal = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "Normal")
    fonts, language = normal.find(f".//{W}rFonts"), normal.find(f".//{W}lang")
    assert fonts is not None and language is not None
    assert (fonts.get(f"{W}eastAsia"), language.get(f"{W}eastAsia")) == ("宋体", "zh-CN")
    with zipfile.ZipFile(io.BytesIO(made["slides-chifeng.pptx"])) as archive:
        slide = etree.fromstring(archive.read("ppt/slides/slide2.xml"))
    runs = list(slide.iter(f"{A}rPr"))
    assert runs
    assert {run.get("lang") for run in runs} == {"zh-CN"}
    assert all(run.find(f"{A}ea") is not None for run in runs)


HASHES = """
import sys; sys.path[:0] = ["scripts", "tests"]
import hashlib
from pathlib import Path
from edition import pipeline
from helpers.courses import complete
files = pipeline.files(complete(pipeline.build(Path("source"))), pipeline.WITH_SITE + pipeline.KIT)
for path, content in sorted(files.items()):
    if "assets/kit" in path or "quiz" in path:
        print(path, hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest())
"""


@pytest.mark.site
@pytest.mark.this_page
def test_another_process_makes_the_same_files_byte_for_byte(book: Book) -> None:
    """Where hashing differs, and at another hour."""
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    run = [sys.executable, "-c", HASHES]
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    files = pipeline.files(book, pipeline.WITH_SITE + pipeline.KIT)
    here = {path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()}
    there = dict(line.split() for line in done.stdout.splitlines())
    assert len(there) == 16
    assert {path: hashlib.sha256(here[path]).hexdigest() for path in there} == there
