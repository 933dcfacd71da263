"""The EPUB and the TEI: their form, what their own checkers would say, the same bytes twice."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import etree

from edition import pipeline
from edition.book import Book
from edition.exports import epub, tei

XHTML = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def archive(built: Book) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(dict(epub.files(built))["assets/download/edition.epub"]))


@pytest.fixture(scope="module")
def parts(archive: zipfile.ZipFile) -> Mapping[str, etree._Element]:
    return {
        name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(("xhtml", "opf"))
    }


def test_the_container_is_an_epubs(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert archive.read("mimetype") == b"application/epub+zip"
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.this_page
def test_the_package_lists_what_is_packed(archive: zipfile.ZipFile, parts: Mapping[str, etree._Element]) -> None:
    package = parts["EPUB/package.opf"]
    listed = {f"EPUB/{href}" for href in package.xpath("//o:item/@href", namespaces=OPF)}
    assert listed | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(archive.namelist())
    assert package.xpath("//o:meta[@property='dcterms:modified']/text()", namespaces=OPF) == ["2026-11-24T00:00:00Z"]


def test_every_link_of_the_book_leads_to_a_place(parts: Mapping[str, etree._Element]) -> None:
    ids: dict[str, Counter[str]] = {name: Counter(root.xpath("//@id")) for name, root in parts.items()}
    assert all(count == 1 for counter in ids.values() for count in counter.values())
    for name, root in parts.items():
        for href in root.xpath("//h:a/@href", namespaces=XHTML):
            path, _, fragment = href.partition("#")
            target = f"EPUB/{path}" if path else name
            assert target in parts, href
            assert not fragment or fragment in ids[target], href


def test_a_note_stands_in_the_file_that_refers_to_it(built: Book, parts: Mapping[str, etree._Element]) -> None:
    for chapter in built.edition.chapters:
        root = parts[f"EPUB/{chapter.id}.xhtml"]
        refs = root.xpath("//h:a[@epub:type='noteref']/@href", namespaces=XHTML)
        notes = root.xpath("//h:aside[@epub:type='footnote']/@id", namespaces=XHTML)
        assert refs == [f"#{id}" for id in notes]
        assert {id.removeprefix("n-") for id in notes} == {m.term for m in built.marks if m.chapter == chapter.id}


def test_the_pages_are_the_paragraphs(built: Book, parts: Mapping[str, etree._Element]) -> None:
    pages = parts["EPUB/nav.xhtml"].xpath("//h:nav[@epub:type='page-list']//h:a/@href", namespaces=XHTML)
    paragraphs = [
        f"{c.id}.xhtml#page-{item.id}" for c in built.edition.chapters for item in c.items if item.kind == "paragraph"
    ]
    assert pages == paragraphs


@pytest.mark.this_page
def test_the_tei_names_each_occurrence_with_its_entry(built: Book) -> None:
    root = etree.fromstring(dict(tei.files(built))["assets/download/tei.xml"].encode())
    ids = Counter(element.get(XML_ID) for element in root.iter() if element.get(XML_ID))
    assert set(ids.values()) == {1}
    refs = root.xpath("//t:body//@ref", namespaces=TEI)
    assert refs == [f"#term-{mark.term}" for mark in built.marks]
    assert {target.removeprefix("#") for target in [*refs, *root.xpath("//@target[starts-with(., '#')]")]} <= set(ids)
    named = root.xpath("//t:body//t:placeName[@ref='#term-chifeng-shi']/text()", namespaces=TEI)
    assert "赤峰市" in named
    assert [name.text for name in root.xpath("//t:body//t:persName", namespaces=TEI)] == ["李炯", "于海波", "李正明"]


def test_what_is_packed_is_the_same_twice(built: Book) -> None:
    once, again = (pipeline.files(built, (epub.files, tei.files)) for _ in range(2))
    assert once == again
