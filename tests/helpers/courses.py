"""Readers of the course files, as strict as the programs that import them; they raise ``AssertionError``."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced

from lxml import etree

from edition import pipeline, questions
from edition.book import Book

SITE = "https://example.org/papers/page/"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
TYPES = {"webcontent", "imswl_xmlv1p1", "imsdt_xmlv1p1", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"}


def complete(book: Book, site: str = SITE) -> Book:
    """A book as the site is made from it: at an address, with the entries' questions."""
    return replaced(pipeline.at(book, site), questions=(*book.questions, *questions.made(book.terms)))


@dataclass(frozen=True)
class Read:
    """A question as a reader finds it."""

    id: str
    stem: str
    options: tuple[str, ...]
    answer: int
    explanation: str = ""


def read_gift(text: str) -> Iterator[Read]:
    """Questions of a GIFT file: blocks between blank lines, nothing unescaped inside."""
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith(("//", "$CATEGORY: ")):
            assert "\n" not in block
            continue
        found = re.fullmatch(r"::((?:\\.|[^\\:])+)::(.+?) \{\n(.+)\n\t####(.+)\n\}", block, re.DOTALL)
        assert found, block
        id, stem, rows, explanation = found.groups()
        options = rows.split("\n")
        assert all(re.match(r"\t[=~]", row) for row in options), block
        right = [i for i, row in enumerate(options) if row.startswith("\t=")]
        assert len(right) == 1, block
        for part in (stem, explanation, *(row[2:] for row in options)):
            assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", part), part
        yield Read(_plain(id), _plain(stem), tuple(_plain(row[2:]) for row in options), right[0], _plain(explanation))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def read_common(text: str) -> Iterator[Read]:
    """Questions of the common Chinese text: 题干, A. …, 答案：, 解析：, a blank line."""
    for number, block in enumerate(text.strip().split("\n\n"), 1):
        stem, *options, answer, explanation = block.split("\n")
        assert stem.startswith(f"{number}. ")
        letters = [row[:3] for row in options]
        assert letters == [f"{chr(65 + i)}. " for i in range(len(options))]
        assert answer.startswith("答案：") and explanation.startswith("解析：")
        texts = tuple(row[3:] for row in options)
        yield Read("", stem.removeprefix(f"{number}. "), texts, ord(answer[3:]) - 65, explanation[3:])


def read_blackboard(text: str) -> Iterator[Read]:
    """Questions of Blackboard's text: a line each, no heading, no blank line."""
    assert text.endswith("\n")
    for line in text[:-1].split("\n"):
        kind, stem, *cells = line.split("\t")
        assert kind == "MC"
        assert set(cells[1::2]) <= {"correct", "incorrect"}
        assert cells[1::2].count("correct") == 1
        yield Read("", stem, tuple(cells[::2]), cells[1::2].index("correct"))


@dataclass(frozen=True)
class Concept:
    """An entry as Moodle's import takes it."""

    concept: str
    definition: str
    linked: bool
    aliases: tuple[str, ...]
    category: str


def read_moodle(text: str) -> list[Concept]:
    """Entries of a glossary by the rules of Moodle's import: what it needs is there, nothing too long for its columns."""
    root = etree.fromstring(text.encode())
    assert root.tag == "GLOSSARY"
    for name in ("NAME", "INTRO", "GLOBALGLOSSARY", "SHOWSPECIAL", "SHOWALPHABET", "SHOWALL", "DISPLAYFORMAT"):
        assert root.findtext(f"INFO/{name}"), name
    entries = root.findall("INFO/ENTRIES/ENTRY")
    assert entries
    return [_concept(entry) for entry in entries]


def _concept(entry: etree._Element) -> Concept:
    concept, definition = (entry.findtext(name) or "" for name in ("CONCEPT", "DEFINITION"))
    assert 0 < len(concept) <= 255
    assert definition
    assert entry.findtext("FORMAT") == "1"
    assert entry.findtext("FULLMATCH") == "0"
    etree.fromstring(f"<div>{definition}</div>")  # HTML that is well-formed
    aliases = tuple(alias.text or "" for alias in entry.findall("ALIASES/ALIAS/NAME"))
    assert all(0 < len(alias) <= 255 for alias in aliases)
    linked = entry.findtext("USEDYNALINK") == "1"
    return Concept(concept, definition, linked, aliases, entry.findtext("CATEGORIES/CATEGORY/NAME") or "")


@dataclass(frozen=True)
class Cartridge:
    """A course as a platform reads it: links by address, quizzes by file, and how many resources of each type."""

    links: tuple[str, ...]
    quizzes: tuple[tuple[Read, ...], ...]
    counts: dict[str, int]
    titles: tuple[str, ...]


def read_cartridge(data: bytes) -> Cartridge:
    """A Common Cartridge 1.1: the manifest's form, no reference that leads nowhere, no file that nothing names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = files.pop("imsmanifest.xml")
    assert CP[1:-1].encode() in manifest[:500]
    root = etree.fromstring(manifest)
    assert [child.tag for child in root] == [f"{CP}{name}" for name in ("metadata", "organizations", "resources")]
    assert root.findtext(f"{CP}metadata/{CP}schema") == "IMS Common Cartridge"
    assert root.findtext(f"{CP}metadata/{CP}schemaversion") == "1.1.0"
    resources = root.findall(f"{CP}resources/{CP}resource")
    _check_outline(root, {each.get("identifier") for each in resources})
    types = [str(each.get("type")) for each in resources]
    assert set(types) <= TYPES
    named = {each.get("identifier"): [f.get("href") for f in each.findall(f"{CP}file")] for each in resources}
    assert sorted(str(href) for hrefs in named.values() for href in hrefs) == sorted(files)
    by_type = {kind: [files[str(named[each.get("identifier")][0])] for each in resources if each.get("type") == kind] for kind in TYPES}  # fmt: skip
    return Cartridge(
        links=tuple(map(_link, by_type["imswl_xmlv1p1"])),
        quizzes=tuple(tuple(_assessment(file)) for file in by_type["imsqti_xmlv1p2/imscc_xmlv1p1/assessment"]),
        counts={kind: types.count(kind) for kind in TYPES},
        titles=tuple(str(each.text) for each in root.iter(f"{CP}title")),
    )


def _check_outline(root: etree._Element, resources: set[str | None]) -> None:
    """One item without a title at the root; below it folders with items, and leaves that each open a resource."""
    organizations = root.findall(f"{CP}organizations/{CP}organization")
    assert len(organizations) == 1
    assert organizations[0].get("structure") == "rooted-hierarchy"
    items = organizations[0].findall(f"{CP}item")
    assert len(items) == 1
    assert items[0].find(f"{CP}title") is None
    below = [item for item in items[0].iter(f"{CP}item") if item is not items[0]]
    assert all(item.findtext(f"{CP}title") for item in below)
    opened = [item.get("identifierref") for item in below if item.find(f"{CP}item") is None]
    assert set(opened) == resources
    assert not [item for item in below if item.find(f"{CP}item") is not None and item.get("identifierref")]
    ids = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", str(id)) for id in ids)


def _link(file: bytes) -> str:
    root = etree.fromstring(file)
    assert root.tag == "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}webLink"
    title, url = root
    assert title.text
    return str(url.get("href"))


def _assessment(file: bytes) -> Iterator[Read]:
    """Items of a quiz: each names one of its own labels as right, and its own feedback."""
    root = etree.fromstring(file)
    assert root.tag == f"{QTI}questestinterop"
    for item in root.iter(f"{QTI}item"):
        tags = [str(child.tag).removeprefix(QTI) for child in item]
        assert tags == ["itemmetadata", "presentation", "resprocessing", "itemfeedback"]
        labels = [str(label.get("ident")) for label in item.iter(f"{QTI}response_label")]
        texts = [str(text.text) for text in item.iter(f"{QTI}mattext")]
        right = [str(each.text) for each in item.iter(f"{QTI}varequal")]
        assert len(right) == 1
        lid = item.find(f".//{QTI}response_lid")
        assert lid is not None
        assert {each.get("respident") for each in item.iter(f"{QTI}varequal")} == {lid.get("ident")}
        feedback = [each.get("linkrefid") for each in item.iter(f"{QTI}displayfeedback")]
        assert feedback == [each.get("ident") for each in item.iter(f"{QTI}itemfeedback")]
        yield Read(str(item.get("ident")), texts[0], tuple(texts[1:-1]), labels.index(right[0]), texts[-1])
