"""The chapters as text, what names them, what describes the data, and how the edition is cited."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
import yaml
from lxml.html import fromstring
from markdown import markdown as render

from edition import pipeline
from edition.book import Book
from edition.data.edition import EditionTable
from edition.exports import text
from edition.exports.citation import citation_cff
from edition.exports.escape import markdown, markdown_line
from edition.folders import ROOT
from helpers.editions import Run, edit_file
from tools.citation import main as citation


@pytest.fixture(scope="module")
def made(built: Book) -> dict[str, str]:
    return dict(text.files(built))


def test_markdown_renders_as_the_chapter(built: Book, made: dict[str, str]) -> None:
    for chapter in built.edition.chapters:
        page = fromstring(render(made[f"assets/download/{chapter.id}.md"]))
        found = [element.text_content() for element in page.iter("h2", "p") if element.getparent().tag != "blockquote"]  # type: ignore[union-attr]
        assert found == [chapter.byline, *(item.text for item in chapter.items)]
        assert "&" not in made[f"assets/download/{chapter.id}.md"]


@pytest.mark.parametrize(
    "words",
    ["*强调*", "1. 第一", "2020. 年", "# 号", "> 引", "- 项", "+ 项", "a_b_c", "[文](x)", "<b>", "&amp;", "`x`", "反\\斜", "---", "=="],
)  # fmt: skip
def test_what_acts_in_markdown_is_escaped_and_nothing_else(words: str) -> None:
    assert fromstring(render(markdown_line(words))).text_content() == words
    assert markdown("党建+ 80% “1+6” [N/OL]. 4-5") == "党建+ 80% “1+6” [N/OL]. 4-5"


@pytest.mark.this_page
def test_plain_text_has_the_number_of_each_passage_and_the_source(made: dict[str, str]) -> None:
    lines = made["assets/download/songyuan.txt"].splitlines()
    assert lines[0] == "吉林松原：“党建+”打造城市基层治理2.0版"
    assert lines[2].startswith(
        "出处：于海波. 吉林松原：“党建+”打造城市基层治理2.0版[N/OL]. 中国城市报，2020-05-18（8）"
    )
    assert lines[4].startswith("[p1] 近年来，")
    assert lines[5] == "[s1] “党建+管理” 建强核心力量"


@pytest.mark.this_page
def test_llms_names_files_that_are_there(built: Book) -> None:
    known = pipeline.at(built, "https://example.org/a/")
    made = pipeline.pages(known) | pipeline.files(known, pipeline.WITH_SITE)
    named = re.findall(r"\]\(https://example.org/a/(.*?)\)", str(made["llms.txt"]))
    assert len(named) == 11
    assert [path for path in named if path not in made] == []


def test_the_schema_is_that_of_the_data(built: Book, pages: dict[str, str]) -> None:
    data = pages["assets/data/edition.json"]
    assert msgspec.json.decode(data, type=EditionTable).terms[0].id == built.terms[0].id
    schema = json.loads(pages["assets/data/edition.schema.json"])
    assert schema["$defs"]["Block"]["additionalProperties"] is False
    assert set(schema["$defs"]["Source"]["required"]) == set(json.loads(data)["source"])
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data.replace('"headword"', '"head"', 1), type=EditionTable)


def test_citation_cff_is_fresh_and_says_what_edition_toml_says(built: Book, run: Run) -> None:
    assert run("--check", command=citation) == (0, "", "")
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (said["title"], said["version"]) == (built.edition.name, built.edition.version)
    assert str(said.get("date-released", "")) == built.edition.released
    assert [author["name"] for author in said["references"][0]["authors"]] == list(built.edition.authors)
    assert yaml.safe_load(citation_cff(built)) == said


@pytest.mark.this_page
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('\nversion = "0.2.0"\n\n', '\nversion = "0.3.0"\n\n', "version 0.3.0 isn't among the releases (the current one)"),
        ('[[release]]\nversion = "0.2.0"', '[[release]]\nversion = "0.3.0"', "version 0.2.0 isn't among the releases"),
        ('date = "2026-11-24"\nnote = "首次', 'date = "2026-11-31"\nnote = "首次', "there is no day 2026-11-31"),
        ('date = "2026-11-24"\nnote = "首次', 'date = "2027-01-01"\nnote = "首次', "the releases aren't in order"),
        ('[[release]]\nversion = "0.1.0"', '[[release]]\nversion = "0.2.0"', "version 0.2.0 stands 2 times"),
    ],
)  # fmt: skip
def test_releases_are_checked(old: str, new: str, message: str, source: object, run: Run) -> None:
    edit_file(source, "edition.toml", old, new)  # type: ignore[arg-type]
    code, _, err = run(source)
    assert code == 2
    assert message in err
