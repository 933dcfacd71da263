"""What is made for trainers: the lists of addresses, the handouts with their QR codes, the pages to embed."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from edition import pipeline
from edition.addresses import derived, embed
from edition.book import Book
from edition.folders import ROOT
from edition.links import WORDS, first_words
from edition.model import Kind
from helpers.editions import texts

SITE = "https://example.org/papers/page/"


@pytest.fixture(scope="module")
def sited(built: Book) -> dict[str, str]:
    """All files of the real edition, with an address."""
    book = pipeline.at(built, SITE)
    return pipeline.pages(book) | texts(pipeline.files(book, pipeline.WITH_SITE))


def rows(pages: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pages["assets/data/links.csv"].removeprefix("\ufeff"))))


def counted(built: Book) -> dict[str, int]:
    """How many places of each kind the edition has."""
    items = [item.kind for chapter in built.edition.chapters for item in chapter.items]
    return {
        "chapter": len(built.edition.chapters),
        "section": items.count(Kind.HEADING),
        "paragraph": items.count(Kind.PARAGRAPH),
        "term": len(built.terms),
    }


def test_the_list_has_every_place_of_the_text_and_every_term(built: Book, pages: dict[str, str]) -> None:
    own = {"/", "/about/", "/compare/", "/downloads/", "/en/", "/figures/", "/glossary/", "/names/", "/quiz/"}
    own |= {"/search/", "/teaching/", "/worksheet/"}
    listed = [row["address"] for row in rows(pages)]
    assert len(listed) == len(set(listed))
    assert set(listed) == built.texts.keys() - own
    placed = [address for address in listed if not address.startswith("/glossary/")]
    assert placed == [address for address in built.texts if address in placed]
    for row in rows(pages):
        text = built.texts[row["address"]]
        assert text.startswith(row["words"].removesuffix("…"))
        assert row["embed"] == (embed(row["address"]) if row["kind"] in ("paragraph", "term") else "")
        assert row["url"] == ""
    kinds = [row["kind"] for row in rows(pages)]
    assert {kind: kinds.count(kind) for kind in kinds} == counted(built)


def test_csv_and_json_say_the_same_and_excel_can_read_it(pages: dict[str, str], sited: dict[str, str]) -> None:
    for each, site in ((pages, ""), (sited, SITE)):
        data = json.loads(each["assets/data/links.json"])
        assert list(data) == ["schema", "site", "links"]
        assert data["site"] == site
        assert data["links"] == rows(each)
        assert each["assets/data/links.csv"].startswith("\ufeffkind,chapter,label,words,address,embed,url\n")
        assert all(row["url"] == (site + row["address"][1:] if site else "") for row in rows(each))


def test_the_teaching_page_shows_the_same_list(pages: dict[str, str]) -> None:
    page = pages["teaching.md"]
    found = re.findall(r"^- \*\*(\S+)\*\* \*(.+)\*\{ \.ed-words \} \[`(\S+)`\]\((\S+)\)\{ \.ed-link(?: data-embed=\"(\S+)\" .*)? \}$", page, re.MULTILINE)  # fmt: skip
    wanted = [row for row in rows(pages) if row["kind"] != "term"]
    assert [(label, words, address) for label, words, address, _, _ in found] == [
        (row["label"], row["words"], row["address"]) for row in wanted
    ]
    assert [embed for *_, embed in found] == [row["embed"].removeprefix("/") for row in wanted]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("短。", "短。"),
        ("一" * WORDS, "一" * WORDS),
        ("一" * (WORDS + 1), "一" * WORDS + "…"),
        ("一" * (WORDS - 2) + "：“甲乙", "一" * (WORDS - 2) + "…"),
    ],
)
def test_first_words_end_well(text: str, words: str) -> None:
    assert first_words(text) == words


def test_pages_to_embed_are_small_have_no_script_and_a_strict_policy(built: Book, pages: dict[str, str]) -> None:
    style = (ROOT / "docs" / "assets" / "css" / "embed.css").stat().st_size
    embeds = {name: text for name, text in pages.items() if name.startswith("embed/")}
    assert len(embeds) == counted(built)["paragraph"] + counted(built)["term"]
    for name, text in embeds.items():
        assert len(text.encode()) + style < 6 * 1024, name
        assert "<script" not in text
        assert "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'" in text.replace("&#39;", "'")
        assert '<html lang="zh-Hans">' in text
        assert re.search(rf"<title>[^<]+ · {re.escape(built.edition.name)}</title>", text)


def test_a_code_is_made_only_where_the_address_is_known(
    built: Book, pages: dict[str, str], sited: dict[str, str]
) -> None:
    codes = {name for name in sited if name.startswith("assets/qr/")}
    assert len(codes) == counted(built)["chapter"] + counted(built)["section"]
    assert not [name for name in pages if name.startswith("assets/qr/")]
    for chapter in built.edition.chapters:
        handout = f"handout/{chapter.id}.md"
        assert "未设定" in pages[handout]
        assert "未设定" not in sited[handout]
        assert f"[{SITE}{chapter.id}/]({SITE}{chapter.id}/)" in sited[handout]
        assert f"[/{chapter.id}/](../{chapter.id}.md)" in pages[handout]


@pytest.mark.parametrize(
    ("address", "further"),
    [
        ("/chifeng/", "/handout/chifeng/"),
        ("/chifeng/#p2", "/embed/chifeng/p2.html"),
        ("/glossary/#term-qi", "/embed/glossary/term-qi.html"),
        ("/chifeng/#s1", ""),
        ("/glossary/", ""),
        ("/", ""),
    ],
)
def test_further_addresses_follow_from_the_frozen_ones(address: str, further: str) -> None:
    assert derived(address) == further
