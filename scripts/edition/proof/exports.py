"""What was packed for download says what the page says: each file is opened, its text compared with the article.

V16 a file to download is missing, can't be read, or its text, its marks or its links aren't the edition's.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import unescape
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import cast

from lxml import etree

from edition import addresses
from edition.model import Chapter, Edition, Mark
from edition.problems import InputError, Problem
from edition.proof.passages import Fault, link_faults, text_faults
from edition.proof.website import read_page
from edition.text import one_line, squeeze

Texts = list[tuple[str, str]]  # id and text of each passage: title (no id), byline (no id), headings and paragraphs
AGAIN = "build the site again from source/; nothing else may change the files"
XHTML, TEI = "{http://www.w3.org/1999/xhtml}", "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def export_faults(edition: Edition, marks: Sequence[Mark], files: Mapping[str, bytes]) -> Iterator[Fault]:
    """V16. ``files`` are the site's files to download, by path under its root; of the PDFs those that are there."""
    for chapter in edition.chapters:
        yield from _chapter_faults(chapter, files)
    yield from _asked(files, "annotations.json", partial(_annotation_faults, edition=edition, marks=marks))
    yield from _asked(files, "offline.zip", partial(_offline_faults, edition=edition))
    for name, wanted in _offprints(edition):
        if addresses.download(name) in files:
            yield from _asked(files, name, partial(_offprint_faults, wanted=wanted))


def _asked(files: Mapping[str, bytes], name: str, ask: Callable[[bytes], Iterator[tuple[str, str]]]) -> Iterator[Fault]:
    """The faults of one file; that it isn't there, or can't be read, is one too."""
    path = addresses.download(name)
    if path not in files:
        yield Fault(f"/{path}", "V16", "the file isn't in the site", AGAIN)
        return
    try:
        yield from (Fault(f"/{path}{place}", "V16", what, AGAIN) for place, what in ask(files[path]))
    except (zipfile.BadZipFile, etree.LxmlError, ValueError, KeyError, TypeError, IndexError, StopIteration) as error:
        yield Fault(f"/{path}", "V16", f"the file can't be read ({type(error).__name__}: {error})", AGAIN)


def _chapter_faults(chapter: Chapter, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """The files that hold a chapter passage by passage."""
    wanted = [("", one_line(chapter.title)), *([("", chapter.byline)] if chapter.byline else [])]
    wanted += [(item.id, item.text) for item in chapter.items]
    for name, read in (
        ("edition.epub", _epub),
        ("tei.xml", _tei),
        (f"{chapter.id}.txt", _plain),
        (f"{chapter.id}.md", _markdown),
    ):
        yield from _asked(files, name, partial(_passage_faults, chapter=chapter, wanted=wanted, read=read))


def _passage_faults(
    data: bytes, chapter: Chapter, wanted: Texts, read: Callable[[bytes, Chapter], Texts]
) -> Iterator[tuple[str, str]]:
    """The first passage of a chapter that isn't the article's; a file without ids is held to the texts alone."""
    for right, got in zip_longest(wanted, read(data, chapter), fillvalue=("", "")):
        if right[1] != got[1] or (right[0] != got[0] and got[0]):
            yield f" ({chapter.id})", f"“{got[1][:20]}” ({got[0]}) stands in place of “{right[1][:20]}” ({right[0]})"
            return


def _epub(data: bytes, chapter: Chapter) -> Texts:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"EPUB/{chapter.id}.xhtml"))
    found = []
    for element in root.iter(f"{XHTML}h1", f"{XHTML}h2", f"{XHTML}p"):
        id = element.get("id", "")
        if element.get("class") == "byline" or element.tag == f"{XHTML}h1":
            found.append(("", one_line([_text(element)])))
        elif re.fullmatch(r"[sp]\d+", id):
            found.append((id, _text(element)))
    return found


def _tei(data: bytes, chapter: Chapter) -> Texts:
    root = etree.fromstring(data)
    whole = next(div for div in root.iter(f"{TEI}div") if div.get(XML_ID) == chapter.id)
    found = []
    for element in whole.iter(f"{TEI}head", f"{TEI}byline", f"{TEI}p"):
        parent = element.getparent()
        holder = element if element.tag == f"{TEI}p" else parent if parent is not None and parent is not whole else None
        id = (holder.get(XML_ID) or "").removeprefix(f"{chapter.id}-") if holder is not None else ""
        found.append((id, _text(element) if id else one_line([_text(element)])))
    return found


def _text(element: etree._Element) -> str:
    """The text of an element, without the paragraph's number and the signs of its notes."""
    return "".join(cast("list[str]", element.xpath(".//text()[not(parent::*[@class='n' or @class='r'])]")))


def _plain(data: bytes, _: Chapter) -> Texts:
    head, body = data.decode().split("\n\n", 1)
    lines = [("", line) for line in head.split("\n")[:-1]]  # the last is the source line
    return lines + [(line[1 : line.index("]")], line[line.index("] ") + 2 :]) for line in body.splitlines()]


def _markdown(data: bytes, _: Chapter) -> Texts:
    blocks = [block.removeprefix("## ").removeprefix("# ") for block in data.decode().strip("\n").split("\n\n")]
    plain = (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", block) for block in blocks if not block.startswith("> "))
    return [("", unescape(block)) for block in plain]


def _annotation_faults(data: bytes, edition: Edition, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """Each annotation names a mark, and its quotation stands there; no mark is without one."""
    texts = {(chapter.id, item.id): item.text for chapter in edition.chapters for item in chapter.items}
    found = []
    for item in json.loads(data)["items"]:
        quote, fragment = item["target"]["selector"]
        position, chapter = fragment["refinedBy"], item["target"]["source"].rstrip("/").rpartition("/")[2]
        text = texts[chapter, fragment["value"]]
        start, end = position["start"], position["end"]
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        if text[start:end] != quote["exact"] or not text[start - len(quote["prefix"]) :].startswith(words):
            yield f" ({chapter}#{fragment['value']})", f"“{quote['exact']}” doesn't stand at character {start + 1}"
        found.append(Mark(chapter, fragment["value"], start, end, item["body"][0]["source"].rpartition("#term-")[2]))
    if found != list(marks):
        yield "", "the annotations aren't the marks of the edition"


def _offline_faults(data: bytes, edition: Edition) -> Iterator[tuple[str, str]]:
    """The pages in the zip hold the article, and each of their links names a file of the zip."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = {"/".join(PurePosixPath(name).parts[1:]): name for name in archive.namelist()}
    pages = {name: archive.read(full) for name, full in names.items() if name.endswith(".html")}
    by_file = {name: read_page(name, data) for name, data in pages.items()}
    site = {name.removesuffix("index.html"): page for name, page in by_file.items()}
    for fault in [*text_faults(edition, site), *link_faults(by_file, set(names))]:
        yield f" ({fault.place})", fault.what


def _offprints(edition: Edition) -> Iterator[tuple[str, str]]:
    """The PDFs, and the article's text that each holds, without blanks."""
    texts = {
        chapter.id: "".join([*chapter.title, chapter.byline, *(part for item in chapter.items for part in item.parts)])
        for chapter in edition.chapters
    }
    yield "edition.pdf", squeeze("".join([*edition.headline, edition.credit, *texts.values()]))
    yield from ((f"{id}.pdf", squeeze(text)) for id, text in texts.items())


def _offprint_faults(data: bytes, wanted: str) -> Iterator[tuple[str, str]]:
    """What is set in the Song face is the article, from the first character to the last."""
    found = squeeze(song(data))
    if found != wanted:
        at = next(i for i, (x, y) in enumerate(zip_longest(wanted, found)) if x != y)
        yield "", f"from character {at + 1} on it reads “{found[at : at + 12]}”, the source “{wanted[at : at + 12]}”"


def song(data: bytes) -> str:
    """The text of a PDF that is set in a Song face (Noto Serif). Raises ``InputError`` where no PDF can be read."""
    try:
        from pypdf import PdfReader
    except ImportError:
        install = "pip install --require-hashes -r requirements-kit.txt"
        raise InputError([Problem("offprint (PDF)", 0, "pypdf isn't installed", install)]) from None
    pieces: list[str] = []

    def keep(text: str, _: object, __: object, font: Mapping[str, object] | None, ___: float) -> None:
        if font and "Serif" in str(font.get("/BaseFont")):
            pieces.append(text)

    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=keep)
    return "".join(pieces)
