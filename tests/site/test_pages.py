"""Every page in a real browser: readable at any width, without script, in print, from file://, for everyone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from edition.book import Book
from edition.pipeline import build
from helpers.axe import violations
from helpers.editions import CHAPTERS, TERMS
from helpers.server import serve

PAGES = ["", *(f"{chapter}/" for chapter in CHAPTERS), "glossary/", "teaching/", "about/", "404.html"]
PAGES += [
    f"handout/{CHAPTERS[-1]}/",
    f"embed/{CHAPTERS[-1]}/p1.html",
    *(f"embed/glossary/term-{id}.html" for id in TERMS[:1]),
]


@pytest.mark.any_page
@pytest.mark.parametrize("address", PAGES)
def test_nothing_overflows(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    for width in (320, 390, 768, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.any_page
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    sizes: list[tuple[int, Any]] = [(320, "light"), (1280, "dark"), (390, "dark"), (1280, "light")]
    # Pages are made alike: each is looked at in one of the sizes, a chapter in two; `make audit` looks at all in all.
    at = PAGES.index(address)
    for width, scheme in {sizes[at % 4], sizes[(at + (address.strip("/") in CHAPTERS)) % 4]}:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []


@pytest.mark.any_page
def test_the_text_comes_out_of_the_browser_as_it_went_in(server: str, page: Page, built: Book) -> None:
    for chapter in built.edition.chapters:
        page.goto(server + chapter.url)
        shown = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll('p[id^="p"]')].map((p) => {
                const copy = p.cloneNode(true); copy.querySelector('.ed-n').remove(); return [p.id, copy.textContent]; }))"""
        )
        assert shown == {item.id: item.text for item in chapter.items if item.kind == "paragraph"}


def test_what_is_copied_is_the_text(server: str, page: Page, built: Book) -> None:
    """Selecting a paragraph gives its words: no number, no mark."""
    page.goto(server + "chifeng/")
    text = page.evaluate(
        "() => { getSelection().selectAllChildren(document.getElementById('p2')); return getSelection().toString(); }"
    )
    assert text == built.edition.chapters[0].items[2].text


def test_two_line_heads_are_one_heading_in_two_lines(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    head = page.locator("#s1")
    assert head.evaluate("element => element.localName") == "h2"
    kicker, main = head.locator("em"), head.locator("strong")
    assert (kicker.text_content(), main.text_content()) == ("强化四级联动", "以上带下激活“动力主轴”")
    upper, lower = kicker.bounding_box(), main.bounding_box()
    assert upper and lower and upper["y"] + upper["height"] <= lower["y"] + 1


def test_paragraph_numbers_are_links_to_their_paragraphs(server: str, page: Page) -> None:
    page.goto(server + "songyuan/")
    number = page.get_by_role("link", name="第7段", exact=True)
    number.click()
    expect(page).to_have_url(server + "songyuan/#p7")
    box = number.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize(
    "address", ["chifeng/#p12", "wujiaochang/#s3", "glossary/#term-sanjia-mache", "songyuan/#terms"]
)
def test_an_address_opens_at_its_text_below_the_header(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    target = page.locator("#" + address.partition("#")[2])
    expect(target).to_be_in_viewport()
    box, header = target.bounding_box(), page.locator(".md-header").bounding_box()
    assert box and header and box["y"] >= header["y"] + header["height"] - 1


def test_everything_can_be_read_and_followed_without_script(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    page.get_by_role("link", name="内蒙古赤峰：“开门党建”聚焦一体共赢").click()
    expect(page).to_have_url(server + "chifeng/")
    page.locator('#p2 a[href="#term-gacha-cun"]').click()
    expect(page).to_have_url(server + "chifeng/#term-gacha-cun")
    expect(page.locator("dt#term-gacha-cun")).to_be_in_viewport()
    page.locator("dt#term-gacha-cun + dd").get_by_role("link", name="¶6").click()
    expect(page.locator("#p6")).to_be_in_viewport()
    page.locator("dt#term-gacha-cun + dd").get_by_role("link", name="完整词条").click()
    expect(page).to_have_url(server + "glossary/#term-gacha-cun")
    expect(page.locator(".ed-settings, .ed-settings-button")).to_have_count(2)
    expect(page.locator(".ed-settings-button")).to_be_hidden()
    context.close()


def test_print_shows_the_article_and_its_terms_without_controls(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-footer", ".ed-settings", ".md-sidebar--secondary"):
        assert page.locator(selector).is_hidden(), selector
    expect(page.locator("#p1")).to_be_visible()
    expect(page.locator("dt#term-gacha-cun")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_proof_is_shown_on_the_about_page(server: str, page: Page, site: Path) -> None:
    page.goto(server + "about/")
    proof = json.loads((site / "assets" / "data" / "proof.json").read_text(encoding="utf-8"))
    expect(page.locator("p", has=page.locator(".ed-proof"))).to_contain_text(
        f"{proof['characters']}字（不计空白）逐字相符"
    )
    expect(page.locator("article")).to_contain_text(proof["sha256"])


def test_home_quotes_figures_and_links_them(server: str, page: Page) -> None:
    page.goto(server)
    expect(page.locator(".ed-figure")).to_have_text(["1100个", "8872名", "32个"])
    page.locator(".ed-caption a").first.click()
    expect(page).to_have_url(server + "chifeng/#p6")


def test_scheme_follows_the_system(server: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server + "chifeng/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(23, 22, 20)")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 246)")


def test_pages_open_from_a_folder_on_disk(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(".ed-chapters h2 a:not(.headerlink)").nth(1).click()
    expect(page).to_have_url((site / "songyuan" / "index.html").as_uri())
    expect(page.locator("#p1")).to_be_visible()


# A page whose text is made to act, if it could.


@pytest.mark.any_page
def test_a_hostile_page_comes_out_as_it_went_in(hostile: Path, page: Page) -> None:
    for address in serve(hostile / "site"):
        page.goto(address + "linjiang/")
        for item in build(hostile / "source").edition.chapters[0].items:
            element = page.locator(f"#{item.id}")
            text = element.evaluate(
                "e => { const c = e.cloneNode(true); c.querySelector('.ed-n, .headerlink')?.remove(); return c.innerText; }"
            )
            assert text == item.text
        assert page.locator("article :is(script, iframe, img, b)").count() == 0
