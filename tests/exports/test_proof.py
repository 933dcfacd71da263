"""The proof of what was packed: one file is damaged in one way at a time, and named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition import pipeline
from edition.book import Book
from edition.exports.packed import packed
from edition.proof.exports import export_faults

Files = dict[str, bytes]
DOWNLOAD = "assets/download/"


@pytest.fixture(scope="module")
def files(built: Book) -> Files:
    """All that is made without a site, and without the kit."""
    made = pipeline.files(built, pipeline.WITH_SITE)
    encoded = {path: text.encode() if isinstance(text, str) else text for path, text in made.items()}
    return {path: data for path, data in encoded.items() if path.startswith(DOWNLOAD)}


def in_zip(data: bytes, member: str, old: str, new: str) -> bytes:
    """A zip with a change of one of its files."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    texts = {name: archive.read(name) for name in archive.namelist()}
    changed = texts[member].replace(old.encode(), new.encode(), 1)
    assert changed != texts[member]
    return packed((texts | {member: changed}).items())


def in_file(data: bytes, old: str, new: str) -> bytes:
    changed = data.replace(old.encode(), new.encode(), 1)
    assert changed != data
    return changed


DAMAGE: Mapping[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a figure in the book": ("edition.epub", lambda d: in_zip(d, "EPUB/songyuan.xhtml", "8872", "8827"), "(songyuan): V16"),
    "an id in the book": ("edition.epub", lambda d: in_zip(d, "EPUB/chifeng.xhtml", 'id="p2"', 'id="p92"'), "(p92) stands in place of"),
    "a chapter of the book": ("edition.epub", lambda d: d[: len(d) // 2], "V16 the file can't be read (BadZipFile"),
    "a word in the TEI": ("tei.xml", lambda d: in_file(d, "纵向上，", "纵向，"), "(chifeng): V16 “纵向，"),
    "an id in the TEI": ("tei.xml", lambda d: in_file(d, 'xml:id="chifeng-p3"', 'xml:id="chifeng-p93"'), "(p93) stands in place of"),
    "TEI that isn't XML": ("tei.xml", lambda d: in_file(d, "</body>", ""), "V16 the file can't be read (XMLSyntaxError"),
    "a number in the text": ("chifeng.txt", lambda d: in_file(d, "[p4]", "[p5]"), "(p5) stands in place of"),
    "a title in the text": ("chifeng.txt", lambda d: in_file(d, "开门党建", "关门党建"), "(chifeng): V16"),
    "a lost line": ("wujiaochang.md", lambda d: d[: d.rindex(b"\n\n")], "(wujiaochang): V16 “” () stands in place of"),
    "a quotation": ("annotations.json", lambda d: in_file(d, '"exact":"党组织"', '"exact":"党小组"'), "“党小组” doesn't stand at"),
    "another entry": ("annotations.json", lambda d: in_file(d, "#term-dangzuzhi", "#term-dangzu"), "aren't the marks of the edition"),
    "no JSON": ("annotations.json", lambda d: d[:100], "V16 the file can't be read (JSONDecodeError"),
}  # fmt: skip


def faults(book: Book, files: Files, *names: str) -> list[str]:
    """The faults of some files."""
    found = map(str, export_faults(book.edition, book.marks, files))
    return [fault for fault in found if fault.startswith(tuple(f"/{DOWNLOAD}{name}" for name in names))]


@pytest.mark.this_page
@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found(kind: str, built: Book, files: Files) -> None:
    name, damage, message = DAMAGE[kind]
    found = faults(built, files | {DOWNLOAD + name: damage(files[DOWNLOAD + name])}, name)
    assert found
    assert message in found[0]


def test_a_file_that_is_missing_is_named(built: Book, files: Files) -> None:
    assert [fault.partition(";")[0] for fault in faults(built, files, "")] == [
        "/assets/download/offline.zip: V16 the file isn't in the site"
    ]
    rest = {path: data for path, data in files.items() if not path.endswith("tei.xml")}
    assert faults(built, rest, "tei.xml")[0].startswith("/assets/download/tei.xml: V16 the file isn't in the site")


@pytest.mark.parametrize(
    ("member", "old", "new", "message"),
    [
        ("edition/chifeng/index.html", "2560个", "2650个", "(/chifeng/#p6): V16 from character"),
        ("edition/index.html", 'href="chifeng/index.html"', 'href="chifeng/"', "(/index.html): V16 the link chifeng/ leads to no page"),
        ("edition/handout/songyuan/index.html", "近年来", "近年", "(/handout/songyuan/#p1): V16"),
    ],
)  # fmt: skip
def test_damage_of_the_offline_copy_is_found(
    member: str, old: str, new: str, message: str, built: Book, site: Path
) -> None:
    path = DOWNLOAD + "offline.zip"
    whole = (site / path).read_bytes()
    assert faults(built, {path: whole}, "offline.zip") == []
    found = faults(built, {path: in_zip(whole, member, old, new)}, "offline.zip")
    assert message in found[0]
