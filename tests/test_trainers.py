"""What is made for trainers: the lists of addresses, the handouts with their QR codes, the pages to embed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from build import main
from conftest import Run
from edition.book import Book
from edition.folders import ROOT
from edition.links import WORDS, first_words
from edition.lock import derived
from edition.pipeline import build

SITE = "https://example.org/papers/page/"


@pytest.fixture(scope="module")
def sited() -> Book:
    """The real edition, with an address."""
    return build(ROOT / "source", site=SITE)


def rows(built: Book) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pages["assets/data/links.csv"].removeprefix("\ufeff"))))


def test_the_list_has_every_place_of_the_text_and_every_term(built: Book) -> None:
    own = {"/", "/about/", "/glossary/", "/search/", "/teaching/"}
    listed = [row["address"] for row in rows(built)]
    assert len(listed) == len(set(listed))
    assert set(listed) == built.addresses.keys() - own
    assert listed[:61] == [address for address in built.addresses if address in listed[:61]]
    for row in rows(built):
        text = built.texts[row["address"]]
        assert text.startswith(row["words"].removesuffix("…"))
        assert row["embed"] == (derived(row["address"]) if row["kind"] in ("paragraph", "term") else "")
        assert row["url"] == ""
    kinds = [row["kind"] for row in rows(built)]
    assert {kind: kinds.count(kind) for kind in kinds} == {"chapter": 3, "section": 10, "paragraph": 48, "term": 275}


def test_csv_and_json_say_the_same_and_excel_can_read_it(built: Book, sited: Book) -> None:
    for each, site in ((built, ""), (sited, SITE)):
        data = json.loads(each.pages["assets/data/links.json"])
        assert list(data) == ["schema", "site", "links"]
        assert data["site"] == site
        assert data["links"] == rows(each)
        assert each.pages["assets/data/links.csv"].startswith("\ufeffkind,chapter,label,words,address,embed,url\n")
        assert all(row["url"] == (site + row["address"][1:] if site else "") for row in rows(each))


def test_the_teaching_page_shows_the_same_list(built: Book) -> None:
    page = pages["teaching.md"]
    found = re.findall(r"^- \*\*(\S+)\*\* \*(.+)\*\{ \.ed-words \} \[`(\S+)`\]\((\S+)\)\{ \.ed-link(?: data-embed=\"(\S+)\" .*)? \}$", page, re.M)  # fmt: skip
    wanted = [row for row in rows(built) if row["kind"] != "term"]
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


def test_pages_to_embed_are_small_have_no_script_and_a_strict_policy(built: Book) -> None:
    style = (ROOT / "docs" / "assets" / "css" / "embed.css").stat().st_size
    embeds = {name: text for name, text in pages.items() if name.startswith("embed/")}
    assert len(embeds) == 48 + 275
    for name, text in embeds.items():
        assert len(text.encode()) + style < 6 * 1024, name
        assert "<script" not in text
        assert "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'" in text.replace("&#39;", "'")
        assert '<html lang="zh-Hans">' in text
        assert re.search(r"<title>[^<]+ · 四级联动 · 数字版</title>", text)


def test_a_code_is_made_only_where_the_address_is_known(built: Book, sited: Book) -> None:
    codes = {name for name in sited.pages if name.startswith("assets/qr/")}
    assert len(codes) == 3 + 10
    assert not [name for name in pages if name.startswith("assets/qr/")]
    assert "未设定" in pages["handout/chifeng.md"]
    assert "未设定" not in sited.pages["handout/chifeng.md"]
    assert f"[{SITE}chifeng/&#35;s1]({SITE}chifeng/#s1)" in sited.pages["handout/chifeng.md"]
    assert "[/chifeng/&#35;s1](../chifeng.md#s1)" in pages["handout/chifeng.md"]


def test_the_address_comes_from_the_edition_or_from_the_command(source: Path, tmp_path: Path, run: Run) -> None:
    toml = source / "edition.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace("[source]", f'site = "{SITE}"\n\n[source]', 1), encoding="utf-8")
    assert run(source, "--out", tmp_path / "docs")[0] == 0
    handout = tmp_path / "docs" / "handout" / "chifeng.md"
    assert f"({SITE}chifeng/)" in handout.read_text(encoding="utf-8")
    assert run(source, "--out", tmp_path / "docs", "--site", "https://example.com")[0] == 0
    assert "(https://example.com/chifeng/)" in handout.read_text(encoding="utf-8")
    toml.write_text(text, encoding="utf-8")
    assert run(source, "--out", tmp_path / "docs")[0] == 0
    assert not list((tmp_path / "docs").rglob("*.svg"))


@pytest.mark.parametrize(
    "site", ["example.org", "ftp://example.org/", "https://example.org/?q=1", "https://", "https://a b/"]
)
def test_what_is_not_a_site_s_address_is_told(site: str, source: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run(source, "--out", tmp_path / "docs", "--site", site)
    assert (code, (tmp_path / "docs").exists()) == (2, False)
    assert "isn't a site's address; write it as https://example.org/page/" in err
    toml = source / "edition.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace("[source]", f'site = "{site}"\n\n[source]', 1), encoding="utf-8")
    code, _, err = run(source, "--out", tmp_path / "docs")
    assert code == 2
    assert "`site`: expected `str` matching regex" in err


def test_pages_of_an_edition_that_is_no_more_are_removed(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "docs"
    assert main([str(source), "--out", str(out)]) == 0
    for name in ("embed/chifeng/p99.html", "handout/gone.md", "gone/index.md", "assets/qr/gone/page.svg"):
        mark = "# Generated by scripts/build.py"
        (path := out / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n<!-- {mark} -->\n", encoding="utf-8")
    (out / "handout" / "own.md").write_text("# written by hand\n", encoding="utf-8")
    assert main([str(source), "--out", str(out)]) == 0
    assert not (out / "handout" / "gone.md").exists()
    assert not (out / "embed" / "chifeng" / "p99.html").exists()
    assert not list(out.rglob("page.svg"))
    assert not (out / "gone" / "index.md").exists()
    assert (out / "handout" / "own.md").exists()


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
