"""What a page says of itself: shared links, reference managers, search engines; and the page for a wrong address."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import Browser, BrowserContext, Page, expect

from edition.book import Book
from edition.pipeline import build
from helpers.server import serve
from helpers.sites import HOME
from helpers.waiting import until


def read(site: Path, address: str) -> HtmlElement:
    name = address if address.endswith(".html") else address + "index.html"
    return document_fromstring((site / name).read_text(encoding="utf-8"))


def metas(root: HtmlElement, key: str) -> list[str]:
    return [str(value) for value in root.xpath(f"//head/meta[@name='{key}' or @property='{key}']/@content")]


def linked_data(root: HtmlElement) -> dict[str, Any]:
    (text,) = root.xpath("//head/script[@type='application/ld+json']/text()")
    data: dict[str, Any] = json.loads(text)
    return data


@pytest.fixture(scope="module")
def known(known_site: Path) -> Path:
    return known_site


@pytest.mark.parametrize("address", ["", "chifeng/", "glossary/", "about/"])
def test_where_the_address_is_known_it_is_told(address: str, known: Path) -> None:
    root = read(known, address)
    assert root.xpath("//link[@rel='canonical']/@href") == [HOME + address]
    assert metas(root, "og:url") == [HOME + address]
    assert metas(root, "og:image") == [HOME + "assets/images/share.png"]
    assert (HOME + address) in (known / "sitemap.xml").read_text(encoding="utf-8")


def test_where_it_is_not_nothing_is_made_up(site: Path) -> None:
    root = read(site, "chifeng/")
    assert root.xpath("//link[@rel='canonical']") == []
    assert metas(root, "og:url") == metas(root, "og:image") == []
    assert linked_data(root)["url"] == "../chifeng/"


def test_the_picture_has_the_size_that_is_told(known: Path) -> None:
    data = (known / "assets" / "images" / "share.png").read_bytes()
    root = read(known, "")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert metas(root, "og:image:width") + metas(root, "og:image:height") == ["1200", "630"]


@pytest.mark.any_page
def test_pages_are_in_simplified_chinese(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        assert document_fromstring(path.read_text(encoding="utf-8")).get("lang") == "zh-Hans", path


@pytest.mark.parametrize(
    ("address", "title", "authors"),
    [
        ("", "四级联动 增强城市基层党建整体效应", ["杜英姿", "郭文治", "郑新钰", "马源", "冯雅君"]),
        ("chifeng/", "内蒙古赤峰：“开门党建”聚焦一体共赢", ["李炯"]),
        ("songyuan/", "吉林松原：“党建+”打造城市基层治理2.0版", ["于海波"]),
        ("wujiaochang/", "上海杨浦区五角场街道：三建融合 构建城区基层党建共同体", ["李正明"]),
    ],
)
def test_reference_managers_and_search_engines_are_told_the_same(
    address: str, title: str, authors: list[str], known: Path
) -> None:
    root, data = read(known, address), linked_data(read(known, address))
    assert metas(root, "z:itemType") == ["newspaperArticle"]
    assert metas(root, "DC.title") == metas(root, "og:title") == [data["headline"]] == [title]
    assert metas(root, "DC.creator") == [person["name"] for person in data["author"]] == authors
    assert metas(root, "DC.date") == [data["datePublished"]] == ["2020-05-18"]
    assert metas(root, "prism.publicationName") == [data["isPartOf"]["isPartOf"]["name"]] == ["中国城市报"]
    assert (metas(root, "prism.startingPage"), data["printPage"]) == (["8"], "08")
    assert [data["@type"], data["isPartOf"]["@type"], data["isPartOf"]["isPartOf"]["@type"]] == [
        "NewsArticle",
        "PublicationIssue",
        "Newspaper",
    ]
    assert data["url"] == HOME + address
    assert root.findtext(".//title") == f"{title} - 四级联动 · 数字版"
    assert metas(root, "citation_title") == []  # which would make it a journal article


@pytest.mark.any_page
def test_the_glossary_is_a_set_of_defined_terms(known: Path, built: Book) -> None:
    root = read(known, "glossary/")
    data = linked_data(root)
    assert data["@type"] == "DefinedTermSet"
    assert len(data["hasDefinedTerm"]) == len(built.terms)
    ids = set(root.xpath("//h3/@id"))
    for term in data["hasDefinedTerm"]:
        page, _, fragment = term["@id"].partition("#")
        assert (page, term["@type"]) == (HOME + "glossary/", "DefinedTerm")
        assert fragment in ids
        assert term["description"].endswith("。")


def test_home_names_the_chapters_as_its_parts(known: Path) -> None:
    parts = linked_data(read(known, ""))["hasPart"]
    assert [part["url"] for part in parts] == [HOME + "chifeng/", HOME + "songyuan/", HOME + "wujiaochang/"]


@pytest.mark.parametrize("address", ["", "chifeng/", "glossary/", "about/", "404.html"])
def test_each_picture_and_icon_is_there(address: str, site: Path) -> None:
    root = read(site, address)
    for href in root.xpath("//link[contains(@rel, 'icon')]/@href"):
        assert (site / address / href).is_file() or (site / str(href).lstrip("/")).is_file(), href


# Text that would break out of an attribute, a script element or the front matter.


@pytest.mark.any_page
def test_no_text_breaks_out_of_the_head(hostile: Path) -> None:
    root = read(hostile / "site", "linjiang/")
    text = build(hostile / "source").edition.chapters[0].items[0].text
    (description,) = metas(root, "description")
    assert text.startswith(description.removesuffix("…"))
    assert '"a<b>' in description
    assert linked_data(root)["description"] == description
    assert [script for script in root.xpath("//script/text()") if "alert(1)" in script] == root.xpath(
        "//script[@type='application/ld+json']/text()"
    )


@pytest.mark.any_page
def test_a_hostile_head_runs_nothing(hostile: Path, page: Page) -> None:
    for address in serve(hostile / "site"):
        page.on("dialog", lambda dialog: pytest.fail("a script of the text ran"))
        page.goto(address + "linjiang/")
        expect(page.locator("article")).to_contain_text("alert(1)")


# The page for an address that leads nowhere.


@pytest.fixture
def lost(known: Path, tmp_path: Path) -> Iterator[str]:
    """The known site under its own path."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "page").symlink_to(known)
    for address in serve(tmp_path):
        yield address.removesuffix("sub/")


def test_a_wrong_address_leads_on(lost: str, page: Page) -> None:
    page.goto(lost + "papers/page/404.html")
    expect(page.locator("h1")).to_have_text("页面不存在")
    links = page.locator(".ed-lost li a")
    expect(links).to_have_text(["导读", "赤峰", "松原", "五角场", "术语", "检索", "教学使用"])
    links.nth(1).click()
    expect(page).to_have_url(lost + "papers/page/chifeng/")


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_address_searches(lost: str, context: BrowserContext, script: bool) -> None:
    browser = context.browser
    assert browser
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(lost + "papers/page/404.html")
    page.get_by_label("检索全文和术语").fill("马车 80%")
    page.get_by_label("检索全文和术语").press("Enter")
    expect(page).to_have_url(re.compile(r"/papers/page/search/\?q=%E9%A9%AC%E8%BD%A6\+80%25$"))
    page.context.close()


# The policy.


@pytest.mark.parametrize("address", ["", "chifeng/", "404.html"])
def test_the_policy_is_in_force(address: str, server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server + address)
    page.evaluate("addEventListener('securitypolicyviolation', (event) => (window.blocked = event.effectiveDirective))")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))")
    until(page, "window.blocked === 'script-src-elem'")
    assert page.evaluate("window.ran") is None
    page.close()
