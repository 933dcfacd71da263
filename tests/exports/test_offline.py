"""The offline copy: what is in it, and its links, which name files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from edition.exports.offline import packed_site, with_size

PAGE = """<a href="../songyuan/#p2">a</a> <a class="x" href="..">b</a> <a href="./">c</a> <a href="#p1">d</a>
<a href="../assets/download/edition.epub" download>e</a> <a href="https://example.com/">f</a>
<form action="../search/"></form> <img src="../assets/qr/a.svg"> <a href="../embed/chifeng/p1.html">g</a>"""
FILES = {
    "index.html": b'<a href="chifeng/">x</a>',
    "chifeng/index.html": PAGE.encode(),
    "songyuan/index.html": b"",
    "search/index.html": b"",
    "assets/qr/a.svg": b"<svg/>",
    "embed/chifeng/p1.html": b"",
    "assets/download/edition.epub": b"",
    "search/search_index.json": b"{}",
    "assets/javascripts/bundle.min.js.map": b"",
    "404.html": b"",
}


def page(site: str = "") -> str:
    return zipfile.ZipFile(io.BytesIO(packed_site(FILES, site))).read("edition/chifeng/index.html").decode()


def test_links_name_the_page_and_not_its_folder() -> None:
    assert re.findall(r'(?:href|action|src)="(.*?)"', page()) == [
        "../songyuan/index.html#p2",
        "../index.html",
        "./index.html",
        "#p1",
        "https://example.com/",
        "../search/index.html",
        "../assets/qr/a.svg",
    ]


def test_links_to_what_stays_out_lead_to_the_published_site_or_nowhere() -> None:
    assert "<a download>e</a>" in page()
    known = page("https://example.org/a/")
    assert '<a href="https://example.org/a/assets/download/edition.epub" download>e</a>' in known
    assert '<a href="https://example.org/a/embed/chifeng/p1.html">g</a>' in known


def test_what_only_a_server_needs_stays_out() -> None:
    names = zipfile.ZipFile(io.BytesIO(packed_site(FILES))).namelist()
    assert names == [
        "edition/assets/qr/a.svg",
        "edition/chifeng/index.html",
        "edition/index.html",
        "edition/search/index.html",
        "edition/songyuan/index.html",
    ]


def test_the_zip_is_the_same_whatever_the_order_of_its_files() -> None:
    assert packed_site(FILES) == packed_site(dict(reversed(FILES.items())))


def test_the_zip_of_the_site_is_small_and_its_size_stands_on_the_page(site: Path) -> None:
    size = (site / "assets" / "download" / "offline.zip").stat().st_size
    assert size <= 800 * 1024
    assert f"{size / 1024:.0f} KB" in (site / "downloads" / "index.html").read_text(encoding="utf-8")
    assert with_size("x", 1) == "x"


@pytest.mark.parametrize("name", ["index.html", "chifeng/index.html", "teaching/index.html", "glossary/index.html"])
def test_no_link_in_the_zip_leads_to_a_folder(name: str, site: Path) -> None:
    archive = zipfile.ZipFile(site / "assets" / "download" / "offline.zip")
    text = archive.read(f"edition/{name}").decode()
    inside = [href for href in re.findall(r'\shref="([^"#?]+)', text) if ":" not in href]
    assert [href for href in inside if href.rpartition("/")[2] in ("", ".", "..")] == []
