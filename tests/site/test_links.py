"""Addresses in a real browser: each opens at its text, a wrong one says so, a code on paper leads there, an embed shows."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from build import main
from edition.book import Book
from edition.folders import ROOT
from helpers.axe import violations
from helpers.codes import decoded
from helpers.editions import CHAPTERS, lines_of, read, set_article, shorten
from helpers.server import serve
from helpers.sites import mkdocs_build
from helpers.waiting import until

SITE = "https://example.org/papers/page/"

# Fragments of the page, each with what stands there: opened one after the other, as a reader would.
VISIT = """places => places.flatMap(([id, words]) => {
    location.hash = id;
    const target = document.querySelector(":target");
    if (target?.id !== id) return [`${id}: not found`];
    const { top } = target.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    if (top < header - 1 || top > innerHeight - 10) return [`${id}: at ${top}`];
    const copy = target.cloneNode(true);
    copy.querySelector(".ed-n")?.remove();
    return copy.textContent.replace(/\\s/g, "").startsWith(words) ? [] : [`${id}: ${copy.textContent.slice(0, 20)}`];
})"""


@pytest.fixture(scope="module")
def links(site: Path) -> list[dict[str, str]]:
    """links.csv as it is published."""
    text = (site / "assets" / "data" / "links.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.any_page
def test_every_address_opens_at_its_text(links: list[dict[str, str]], server: str, page: Page) -> None:
    pages: dict[str, list[tuple[str, str]]] = {}
    for link in links:
        path, _, fragment = link["address"][1:].partition("#")
        pages.setdefault(path, []).extend([(fragment, "".join(link["words"].rstrip("…").split()))] if fragment else [])
    assert pages.keys() == {*(f"{chapter}/" for chapter in CHAPTERS), "glossary/"}
    for path, places in pages.items():
        page.goto(server + path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(VISIT, places) == []
    expect(page.locator(".ed-notice")).to_be_empty()


def own_violations(page: Page) -> list[str]:
    """What axe finds outside the theme's search dialog, which is tested with the search."""
    return [fault for fault in violations(page) if "md-search" not in fault]


# A wrong address


WRONG = {
    "a number too high": ("chifeng/#p99", "本页没有第99段。最接近的是第20段。", "p20"),
    "a number too low": ("songyuan/#p0", "本页没有第0段。最接近的是第1段。", "p1"),
    "a section too many": ("chifeng/#s9", "本页没有第9节。最接近的是第4节。", "s4"),
    "a term cut short": ("glossary/#term-gacha", "本页没有“term-gacha”。最接近的是“嘎查村”。", "term-gacha-cun"),
    "a term with a slip": ("glossary/#term-sanjia-nache", "本页没有“term-sanjia-nache”。最接近的是“三驾马车”。", "term-sanjia-mache"),
    "a term without its beginning": ("glossary/#sumo", "本页没有“sumo”。最接近的是“苏木”。", "term-sumu"),
    "a term in a chapter": ("chifeng/#term-gacha", "本页没有“term-gacha”。最接近的是“嘎查村”。", "term-gacha-cun"),
    "a stray percent sign": ("about/#%E4%zz", "本页没有“%e4%zz”。最接近的是本页开头。", "title"),
}  # fmt: skip


def pages_of(cases: dict[str, tuple[str, str, str]]) -> list[str]:
    return sorted({address.partition("#")[0] for address, *_ in cases.values()})


@pytest.mark.parametrize("path", pages_of(WRONG))
def test_a_wrong_address_opens_says_so_and_offers_the_nearest(path: str, server: str, page: Page) -> None:
    """The first of a page's cases loads it, the others are typed into the open page."""
    notice = page.locator(".ed-notice")
    for address, words, nearest in WRONG.values():
        if not address.startswith(f"{path}#"):
            continue
        page.goto(server + address)
        # Playwright's own wait describes the page first, which takes seconds in the glossary.
        until(page, "words => document.querySelector('.ed-notice').textContent === words", words)
        expect(notice).to_have_role("status")
        expect(notice).to_be_in_viewport()
        expect(notice).to_have_css("position", "static")
        notice.get_by_role("link").click()
        expect(page).to_have_url(f"{server}{path}#{nearest}")
        expect(page.locator(f"#{nearest}")).to_be_in_viewport()
        expect(notice).to_be_empty()


MEANT = {
    "a capital": ("chifeng/#P5", "#P5", "p5"),
    "encoded twice": ("chifeng/#p%2535", "#p%35", "p5"),
    "full width": ("chifeng/#ｐ５", "#ｐ５", "p5"),
    "a full stop of the sentence": ("chifeng/#p5。", "#p5。", "p5"),
    "a bracket": ("chifeng/#s2)", "#s2)", "s2"),
    "a zero": ("chifeng/#p05", "#p05", "p5"),
    "a bare number": ("chifeng/#12", "#12", "p12"),
    "in words": ("songyuan/#第7段", "#第7段", "p7"),
    "a capital term": ("glossary/#Term-Gacha-Cun", "#Term-Gacha-Cun", "term-gacha-cun"),
}


@pytest.mark.parametrize("path", pages_of(MEANT))
def test_what_can_mean_one_place_only_is_opened_and_told(path: str, server: str, page: Page) -> None:
    notice = page.locator(".ed-notice")
    for address, written, id in MEANT.values():
        if not address.startswith(f"{path}#"):
            continue
        page.goto(server + address)
        expect(notice).to_have_text(f"网址中的“{written}”已按“#{id}”打开。")
        expect(page).to_have_url(f"{server}{path}#{id}")
        expect(notice).to_be_in_viewport()
        expect(page.locator(f"#{id}")).to_be_in_viewport()
        box, header = notice.bounding_box(), page.locator(".md-header").bounding_box()
        assert box and header and box["y"] >= header["y"] + header["height"] - 1
        page.evaluate("location.hash = 'title'")
        expect(notice).to_be_empty()


def test_an_encoded_address_is_the_address(server: str, page: Page) -> None:
    page.goto(server + "chifeng/#p%35")
    expect(page.locator("#p5")).to_be_in_viewport()
    expect(page.locator(".ed-notice")).to_be_empty()


def test_a_wrong_address_typed_later_is_told_too(server: str, page: Page) -> None:
    page.goto(server + "chifeng/#p18")
    page.evaluate("location.hash = 'p77'")
    expect(page.locator(".ed-notice")).to_have_text("本页没有第77段。最接近的是第20段。")
    expect(page.locator(".ed-notice")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".ed-notice")).to_be_empty()


@pytest.mark.parametrize("address", ["chifeng/", "chifeng/#", "chifeng/#top", "chifeng/#__search", "chifeng/#terms"])
def test_no_notice_where_nothing_is_wrong(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    until(page, "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    expect(page.locator(".ed-notice")).to_be_empty()
    box = page.locator(".ed-notice").bounding_box()
    assert box
    assert box["height"] == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_notice(scheme: str, server: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(server + "songyuan/#p99")
    expect(page.locator(".ed-notice")).to_be_visible()
    assert own_violations(page) == []


# 教学使用


@pytest.fixture
def desk(server: str, context: BrowserContext) -> Page:
    """The page for trainers, with a clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server + "teaching/")
    return page


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def said(page: Page, chapter: str) -> Locator:
    """What a chapter's list says of the last button."""
    return page.locator(f"#{chapter} + .ed-links").get_by_role("status")


@pytest.mark.parametrize("chapter", ["chifeng", "songyuan", "wujiaochang"])
def test_addresses_are_copied_letter_by_letter(chapter: str, desk: Page, server: str) -> None:
    for place in (f"{chapter}/", f"{chapter}/#s2", f"{chapter}/#p7"):
        row = desk.get_by_role("listitem").filter(has=desk.get_by_role("link", name=f"/{place}", exact=True))
        row.get_by_role("button", name="复制链接").click()
        expect(said(desk, chapter)).to_have_text(f"已复制：{server}{place}")
        expect(said(desk, chapter)).to_be_in_viewport()
        assert copied(desk) == server + place


def test_copying_works_where_the_page_is_not_secure(desk: Page, server: str, context: BrowserContext) -> None:
    other = context.new_page()
    other.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    other.goto(server + "teaching/")
    other.locator(".ed-links button").first.click()
    expect(said(other, "chifeng")).to_contain_text("已复制")
    desk.bring_to_front()
    assert copied(desk) == server + "chifeng/"


def test_where_nothing_may_be_copied_the_address_is_offered(server: str, page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
    )
    page.goto(server + "teaching/")
    page.locator(".ed-links button").first.click()
    expect(said(page, "chifeng")).to_have_text("浏览器不允许复制。文字已选中，请自行复制：")
    assert page.evaluate("getSelection().toString()").strip() == server + "chifeng/"


@pytest.mark.parametrize(("chapter", "name", "id"), [("chifeng", "赤峰", "p2"), ("songyuan", "松原", "p1"), ("wujiaochang", "五角场", "p15")])  # fmt: skip
def test_the_code_to_embed_shows_the_paragraph(
    chapter: str, name: str, id: str, desk: Page, server: str, context: BrowserContext, built: Book
) -> None:
    row = desk.get_by_role("listitem").filter(has=desk.get_by_role("link", name=f"/{chapter}/#{id}", exact=True))
    row.get_by_role("button", name="复制嵌入代码").click()
    expect(said(desk, chapter)).to_have_text(f"已复制嵌入代码：{name}第{id[1:]}段")
    code = copied(desk)
    assert re.fullmatch(
        rf'<iframe src="{server}embed/{chapter}/{id}.html" title="{name}第{id[1:]}段" width="100%" height="\d+" loading="lazy"></iframe>',
        code,
    )
    course = context.new_page()
    course.set_content(f"<body style='width:700px'>{code}</body>")
    frame = course.frame_locator("iframe")
    expect(frame.locator(".ed-quote")).to_have_text(built.texts[f"/{chapter}/#{id}"])
    expect(frame.locator("footer")).to_contain_text("《中国城市报》2020年05月18日第08版")
    hidden = frame.locator("html").evaluate("page => page.scrollHeight - page.clientHeight")
    assert hidden <= 0
    with context.expect_page() as opened:
        frame.get_by_role("link").click()
    expect(opened.value).to_have_url(f"{server}{chapter}/#{id}")


def test_the_code_on_the_page_has_the_site_s_address(desk: Page, server: str) -> None:
    expect(desk.locator("pre code").first).to_contain_text(f'src="{server}embed/chifeng/p1.html"')


def test_without_script_the_addresses_are_links(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "teaching/")
    expect(page.get_by_role("button", name="复制链接")).to_have_count(0)
    expect(page.locator("pre code").first).to_contain_text('src="本站网址/embed/chifeng/p1.html"')
    page.get_by_role("link", name="/wujiaochang/#s3", exact=True).click()
    expect(page).to_have_url(server + "wujiaochang/#s3")
    page.goto(server + "embed/glossary/term-qi.html")
    expect(page.locator("h1")).to_contain_text("旗")
    context.close()


def test_buttons_can_be_hit_on_a_phone(server: str, phone: Page) -> None:
    phone.goto(server + "teaching/")
    for target in phone.locator(".ed-links button, .ed-link").all()[:12]:
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_an_embed_opens_from_disk_with_its_looks(site: Path, page: Page) -> None:
    page.goto((site / "embed" / "chifeng" / "p1.html").as_uri())
    expect(page.locator("body")).to_have_css("border-left-width", "3px")


# Handouts, and what is retired


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An edition that knows its address, with a retired paragraph, served."""
    folder = tmp_path_factory.mktemp("course")
    source = shorten(Path(shutil.copytree(ROOT / "source", folder / "source")))
    set_article(source, read(source).replace(lines_of(source, "  此外,赤峰市充分发挥") + "\n", ""))
    retire = ["--retire", "/chifeng/#p20", "--to", "/chifeng/#p19", "--reason", "试撤"]
    assert main(["freeze", str(source), *retire]) == 0
    assert main([str(source), "--out", str(folder / "docs")]) == 0
    mkdocs_build(folder / "docs", folder / "site", SITE_URL=SITE)
    yield from serve(folder / "site")


@pytest.mark.parametrize("chapter", ["chifeng", "songyuan", "wujiaochang"])
def test_codes_decode_to_the_addresses_beside_them(chapter: str, course: str, page: Page) -> None:
    page.goto(f"{course}handout/{chapter}/")
    read = decoded(page)
    sections = page.locator('article h2[id^="s"]').evaluate_all("heads => heads.map((head) => head.id)")
    assert read == [f"{SITE}{chapter}/", *(f"{SITE}{chapter}/#{id}" for id in sections)]
    assert len(sections) >= 3
    assert page.locator(".ed-sheet .ed-address").all_text_contents() == read
    for address in read:
        page.goto(address.replace(SITE, course))
        expect(page.locator(":target" if "#" in address else "h1")).to_be_in_viewport()


def test_a_handout_is_printed_without_controls_and_with_whole_addresses(server: str, page: Page, built: Book) -> None:
    page.goto(server + "handout/chifeng/")
    expect(page.locator(".ed-address").nth(1)).to_have_text(server + "chifeng/#s1")
    expect(page.get_by_role("button", name="打印")).to_be_visible()
    expect(page.locator(".ed-settings")).to_be_hidden()
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-footer", ".ed-sheet button"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator(".ed-n").first.is_visible()
    text = page.locator("#p6").evaluate(
        "p => { const c = p.cloneNode(true); c.firstChild.remove(); return c.textContent; }"
    )
    assert text == built.texts["/chifeng/#p6"]


def test_a_handout_says_where_no_address_is_known(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "handout/chifeng/")
    expect(page.locator(".ed-address").nth(1)).to_have_text("/chifeng/#s1")
    expect(page.locator(".ed-imprint")).to_contain_text("本站网址未设定，故未印二维码")
    expect(page.locator(".ed-qr")).to_have_count(0)
    context.close()


def test_a_retired_address_opens_at_its_tombstone(course: str, page: Page) -> None:
    page.goto(course + "chifeng/#p20")
    stone = page.locator("#p20")
    expect(stone).to_be_in_viewport()
    expect(stone).to_have_text("第20段")
    expect(page.locator("#p20 + dd")).to_have_text("自数字版0.2.0起已撤下：试撤。现见赤峰\u00a0第19段")
    expect(page.locator(".ed-notice")).to_be_empty()
    assert own_violations(page) == []
    page.locator("#p20 + dd").get_by_role("link").click()
    expect(page.locator("#p19")).to_be_in_viewport()
    # It isn't offered as the nearest of anything.
    page.evaluate("location.hash = 'p21'")
    expect(page.locator(".ed-notice")).to_have_text("本页没有第21段。最接近的是第19段。")
    page.goto(course + "embed/chifeng/p20.html")
    expect(page.locator("main")).to_contain_text("自数字版0.2.0起已撤下：试撤")
    page.get_by_role("link").evaluate("link => link.target = ''")
    page.get_by_role("link").click()
    expect(page).to_have_url(course + "chifeng/#p19")
