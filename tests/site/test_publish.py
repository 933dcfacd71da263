"""The site as it is published: one command with an address, and every address in it is whole and right."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import BrowserContext, Page

from edition import addresses
from edition.book import Book
from edition.folders import ROOT
from helpers.codes import decoded
from helpers.server import serve
from helpers.waiting import until
from verify import main as verify


def mkdocs(site: Path, address: str) -> subprocess.CompletedProcess[str]:
    """What a publisher runs: MkDocs alone, in a checkout."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1589731200"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def changed() -> str:
    command = ["git", "status", "--porcelain", "--", "docs", "source", "mkdocs.yml"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@dataclass(frozen=True)
class Published:
    """A published site: its folder, its address (which answers), and its pages by path."""

    folder: Path
    address: str
    pages: dict[str, HtmlElement]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The real site built by MkDocs alone for the address where it is served; the checkout is as it was before."""
    folder = tmp_path_factory.mktemp("published") / "site"
    folder.mkdir()
    before = changed()
    for address in serve(folder):
        done = mkdocs(folder, address)
        assert done.returncode == 0, done.stderr
        assert changed() == before
        paths = sorted(folder.rglob("*.html"))
        pages = {path.relative_to(folder).as_posix(): document_fromstring(path.read_bytes()) for path in paths}
        yield Published(folder, address, pages)


def texts(pages: dict[str, HtmlElement], path: str) -> Iterator[tuple[str, str]]:
    """The texts of the elements that an XPath finds, with their pages."""
    for name, page in pages.items():
        for found in page.xpath(path):
            yield name, found if isinstance(found, str) else found.text_content()


def test_it_is_proved(published: Published) -> None:
    assert verify([str(published.folder)]) == 0


def test_every_printed_address_begins_with_the_site_s(published: Published, built: Book) -> None:
    cited = list(texts(published.pages, "//*[contains(@class, 'ed-c-url')]"))
    printed = list(texts(published.pages, "//*[contains(@class, 'ed-address')]"))
    code = [found for found in texts(published.pages, "//code") if "iframe" in found[1]]
    chapters = len(built.edition.chapters)
    sections = sum(item.kind == "heading" for chapter in built.edition.chapters for item in chapter.items)
    assert len(cited) >= 5 * (2 * chapters + 2)
    assert len(printed) == chapters + sections
    assert len(code) >= chapters
    for page, text in [*cited, *printed]:
        assert text.startswith(published.address), (page, text)
    for page, text in code:
        assert f'src="{published.address}embed/' in text, (page, text)
    for page, text in texts(published.pages, "//body//text()[not(ancestor::script)]"):
        assert "本站网址/" not in text, (page, text)


def test_the_head_names_the_address(published: Published) -> None:
    for name, page in published.pages.items():
        if name.startswith("embed/") or name == "404.html":
            continue
        address = published.address + name.removesuffix("index.html")
        assert page.xpath("//link[@rel='canonical']/@href") == [address]
        assert page.xpath("//meta[@property='og:url']/@content") == [address]
        for data in page.xpath("//script[@type='application/ld+json']/text()"):
            assert json.loads(data)["@id"] == address


def test_the_codes_decode_to_what_the_handouts_print(published: Published, page: Page) -> None:
    for chapter in ("chifeng", "songyuan", "wujiaochang"):
        page.goto(f"{published.address}handout/{chapter}/")
        printed = page.locator(".ed-sheet .ed-address").all_text_contents()
        assert decoded(page) == printed
        assert all(address.startswith(f"{published.address}{chapter}/") for address in printed)
        assert len(printed) >= 4


def test_every_copied_address_begins_with_the_site_s(published: Published, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(published.address + "chifeng/")
    page.locator("#p2 .ed-n").click()
    for name in ("复制链接", "复制引文", "复制引用"):
        page.get_by_role("button", name=name, exact=True).click()
        until(page, f"navigator.clipboard.readText().then((text) => text.includes('{published.address}chifeng/#p2'))")
    page.goto(published.address + "teaching/")
    page.get_by_role("button", name="复制嵌入代码").first.click()
    until(
        page,
        f"navigator.clipboard.readText().then((t) => t.includes('src=\"{published.address}embed/chifeng/p1.html'))",
    )
    page.get_by_role("button", name="复制链接").first.click()
    until(page, f"navigator.clipboard.readText().then((text) => text.startsWith('{published.address}chifeng/'))")


@pytest.mark.parametrize("ending", ["bib", "biblatex.bib", "ris", "json"])
def test_every_file_of_a_citation_carries_the_address(ending: str, published: Published, built: Book) -> None:
    pages = {"page": addresses.HOME, "glossary": addresses.GLOSSARY}
    pages |= {chapter.id: addresses.chapter(chapter.id) for chapter in built.edition.chapters}
    for name, address in pages.items():
        text = (published.folder / addresses.citation_file(name, ending)).read_text(encoding="utf-8")
        url = re.escape(addresses.whole(published.address, address))
        assert re.search(rf"[{{\s\"]{url}[}}\s\"]", text), (name, text)


def test_the_tables_of_addresses_are_whole(published: Published) -> None:
    data = json.loads((published.folder / "assets" / "data" / "links.json").read_text(encoding="utf-8"))
    assert data["site"] == published.address
    assert all(row["url"] == published.address + row["address"][1:] for row in data["links"])


def test_metadata_and_visible_citation_name_the_same_authors(published: Published, built: Book) -> None:
    names = {"index.html": "page"} | {f"{chapter.id}/index.html": chapter.id for chapter in built.edition.chapters}
    for path, name in names.items():
        creators = published.pages[path].xpath("//meta[@name='DC.creator']/@content")
        written = [author["literal"] for author in json.loads(built.citations[name].downloads[3].text)[0]["author"]]
        assert creators == written
        data = json.loads(published.pages[path].xpath("//script[@type='application/ld+json']/text()")[0])
        assert [author["name"] for author in data["author"]] == written


@pytest.mark.parametrize("url", ["https://example.org/?q=1", "https://example.org/#x/", "ftp://example.org/"])
def test_what_is_no_address_of_a_site_stops_the_build(url: str, tmp_path: Path) -> None:
    done = mkdocs(tmp_path / "site", url)
    assert done.returncode != 0
    assert "isn't a site's address; write it as https://example.org/page/" in done.stderr
    assert "Traceback" not in done.stderr
