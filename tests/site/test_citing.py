"""Links, quotations and citations from the page: what each button puts on the clipboard, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from edition.book import Book
from edition.cite.formats import FORMATS
from edition.cite.record import Record, chapter_record, page_record, part_record, term_record
from edition.cite.styles import STYLES, plain
from edition.model import Chapter, Item, Term
from helpers.axe import violations
from helpers.editions import CHAPTERS
from helpers.profiles import DESKTOP, page_of, watch
from helpers.sites import HOME

CARD = ".ed-card:popover-open"
TODAY = "2026-03-09"
KEYS = [*(style.key for style in STYLES), *(form.key for form in FORMATS)]


def read(record: Record, site: str) -> Record:
    """A record as a reader of this day, on this site, sees it."""
    return replace(record, url=site + record.url.removeprefix("/"), accessed=TODAY)


def written(record: Record) -> dict[str, str]:
    """A record in every style and format, as the build writes it."""
    texts = {style.key: plain(style.cite(record)) for style in STYLES}
    texts |= {f"{style.key}-in": plain(style.in_text(record)) for style in STYLES if style.in_text}
    return texts | {form.key: form.write(record) for form in FORMATS}


def chapter_of(built: Book, id: str) -> Chapter:
    return next(chapter for chapter in built.edition.chapters if chapter.id == id)


def item_of(built: Book, chapter: str, id: str) -> Item:
    return next(item for item in chapter_of(built, chapter).items if item.id == id)


def term_of(built: Book, id: str) -> Term:
    return next(term for term in built.terms if term.id == id)


def part(built: Book, site: str, chapter: str, id: str) -> Record:
    whole = chapter_record(built.edition, chapter_of(built, chapter))
    return read(part_record(whole, item_of(built, chapter, id)), site)


@pytest.fixture(scope="module")
def readers_profile(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A profile that may use the clipboard, on a fixed day; and the faults of its pages."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    context.clock.set_fixed_time(f"{TODAY}T12:00:00")
    yield context, watch(context)
    context.close()


@pytest.fixture
def reader(readers_profile: tuple[BrowserContext, list[str]]) -> Iterator[Page]:
    """A page of that profile."""
    with page_of(*readers_profile) as page:
        yield page


def press(page: Page, name: str, said: str) -> str:
    """Press a button of the card, wait until it says so, and read the clipboard."""
    status = page.locator(CARD).get_by_role("status")
    status.evaluate("status => (status.textContent = '')")  # what an earlier button said
    page.locator(CARD).get_by_role("button", name=name, exact=True).click()
    until_said(status, said)
    assert in_sight(status)
    return clipboard(page)


def until_said(status: Locator, text: str) -> None:
    """Wait for a status's words. Playwright's own wait describes the page first, which takes a second in the glossary."""
    status.page.wait_for_function(
        "([status, text]) => status.textContent === text", arg=[status.element_handle(), text]
    )


def in_sight(element: Locator) -> bool:
    """Whether a reader sees an element's words: nothing clips or covers them."""
    seen: bool = element.evaluate(
        """async (element) => {
            // A card that has grown is put in its place with the next frame.
            for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
            const range = document.createRange();
            range.selectNodeContents(element);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            const corners = [[left + 2, top + 2], [right - 2, bottom - 2]];
            return corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
        }"""
    )
    return seen


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def open_menu(page: Page, id: str) -> Locator:
    page.evaluate("id => document.getElementById(id).closest('details')?.setAttribute('open', '')", id)
    page.locator(f"p#{id} > .ed-n, h2#{id} > .headerlink, #{id} > .ed-permalink").click()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    return card


def select(page: Page, id: str, start: int, end: int) -> str:
    """Select characters of a paragraph, as a drag would; returns them."""
    text: str = page.evaluate(
        """([id, start, end]) => {
            const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT,
                (node) => node.parentElement.matches('.ed-n') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
            const range = document.createRange();
            let at = 0;
            for (let node; (node = walker.nextNode()); at += node.length) {
                if (at <= start && start < at + node.length) range.setStart(node, start - at);
                if (at < end && end <= at + node.length) range.setEnd(node, end - at);
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }""",
        [id, start, end],
    )
    return text


# What is copied


@pytest.mark.parametrize("chapter", CHAPTERS[:1])
def test_a_paragraph(chapter: str, server: str, reader: Page, built: Book) -> None:
    id = "p6"
    record = part(built, server, chapter, id)
    expected = written(record)
    reader.goto(f"{server}{chapter}/")
    card = open_menu(reader, id)
    expect(card).to_have_accessible_name("引用：第6段")
    expect(reader).to_have_url(f"{server}{chapter}/#{id}")
    assert press(reader, "复制链接", "已复制链接") == f"{server}{chapter}/#{id}"
    text = item_of(built, chapter, id).text
    assert press(reader, "复制引文", "已复制引文") == f"{text}\n——{expected['gb2025']}"
    for key in KEYS:
        card.get_by_label("引用格式").select_option(key)
        assert press(reader, "复制引用", "已复制引用") == expected[key]
        assert card.locator(".ed-menu-line").text_content() == expected[key]
        if f"{key}-in" in expected:
            assert press(reader, "复制文内引注", "已复制文内引注") == expected[f"{key}-in"]
        else:
            expect(card.get_by_role("button", name="复制文内引注")).to_be_hidden()


@pytest.mark.parametrize("chapter", CHAPTERS[1:2])
def test_a_section_and_a_term(chapter: str, server: str, reader: Page, built: Book) -> None:
    reader.goto(f"{server}{chapter}/")
    open_menu(reader, "s1")
    record = part(built, server, chapter, "s1")
    assert press(reader, "复制链接", "已复制链接") == f"{server}{chapter}/#s1"
    items = chapter_of(built, chapter).items
    heads = [i for i, item in enumerate(items) if item.kind == "heading"]
    section = "\n".join(item.text for item in items[heads[0] : heads[1]])
    assert press(reader, "复制引文", "已复制引文") == f"{section}\n——{written(record)['gb2025']}"
    reader.keyboard.press("Escape")
    check_term(reader, server, built)


def check_term(reader: Page, server: str, built: Book) -> None:
    term = term_of(built, "dangzuzhi")
    cited = written(read(term_record(built.edition, term), server))["gb2025"]
    open_menu(reader, "term-dangzuzhi")
    assert press(reader, "复制链接", "已复制链接") == f"{server}glossary/#term-dangzuzhi"
    assert press(reader, "复制引文", "已复制引文") == f"{term.headword}：{term.short}\n——{cited}"
    assert press(reader, "复制引用", "已复制引用") == cited


def test_an_entry_of_the_glossary(server: str, reader: Page, built: Book) -> None:
    reader.goto(f"{server}glossary/")
    check_term(reader, server, built)
    expect(reader).to_have_url(f"{server}glossary/#term-dangzuzhi")


@pytest.mark.parametrize("chapter", CHAPTERS[-1:])
def test_selected_words(chapter: str, server: str, reader: Page, built: Book) -> None:
    reader.goto(f"{server}{chapter}/")
    text = item_of(built, chapter, "p6").text
    words = select(reader, "p6", 3, 12)
    assert words == text[3:12]
    reader.get_by_role("button", name="引用所选文字").click()
    card = reader.locator(CARD)
    expect(card).to_have_accessible_name("引用所选文字：第6段")
    expect(card.locator(".ed-menu-words")).to_have_text(words)
    cited = written(part(built, server, chapter, "p6"))
    assert press(reader, "复制引文", "已复制引文") == f"{words}\n——{cited['gb2025']}"
    link = press(reader, "复制链接", "已复制链接")
    address, _, fragment = link.partition(":~:text=")
    assert address == f"{server}{chapter}/#p6"
    # Widened to whole words, as the browser counts them.
    assert words in unquote(fragment)
    assert unquote(fragment) in text
    assert press(reader, "复制引用", "已复制引用") == cited["gb2025"]


def test_a_text_fragment_finds_its_words(server: str, reader: Page) -> None:
    """The fragment alone, without the paragraph's id, brings its paragraph into view."""
    for length in (9, 60):
        reader.goto(f"{server}wujiaochang/")
        select(reader, "p14", 20, 20 + length)
        reader.get_by_role("button", name="引用所选文字").click()
        fragment = press(reader, "复制链接", "已复制链接").partition(":~:")[2]
        assert ("," in fragment) == (length > 20)
        other = reader.context.new_page()
        other.goto(f"{server}wujiaochang/#:~:{fragment}")
        expect(other.locator("#p14")).to_be_in_viewport()
        assert other.evaluate("scrollY") > 500
        other.close()


def test_a_selection_over_two_paragraphs_or_none_has_no_button(server: str, reader: Page) -> None:
    reader.goto(f"{server}chifeng/")
    select(reader, "p6", 3, 12)
    button = reader.locator(".ed-cite-words")
    expect(button).to_be_visible()
    reader.evaluate("getSelection().setBaseAndExtent(p6, 2, p7, 3)")
    expect(button).to_have_count(0)
    select(reader, "p6", 3, 12)
    expect(button).to_be_visible()
    reader.evaluate("getSelection().removeAllRanges()")
    expect(button).to_have_count(0)


# The citations at the foot of a page


@pytest.mark.parametrize("name", ["", "chifeng", "glossary"])
def test_the_list_is_complete_and_each_line_can_be_copied(name: str, server: str, reader: Page, built: Book) -> None:
    reader.goto(f"{server}{name}/" if name else server)
    record = page_record(built.edition)
    if name == "chifeng":
        record = chapter_record(built.edition, chapter_of(built, name))
    elif name == "glossary":
        record = replace(term_record(built.edition, built.terms[0]), id="glossary", title="术语", url="/glossary/")
    expected = written(read(record, server))
    block = reader.locator(".ed-cite-terms" if name == "glossary" else ".ed-cite-own")
    for fold in block.locator("xpath=ancestor::details").all():
        fold.locator("> summary").click()
    block.locator("summary").click()
    status = block.get_by_role("status")
    for style in STYLES:
        row = block.locator(f"[data-style={style.key}] + dd")
        row.locator(".ed-c button").click()
        until_said(status, f"已复制：{style.label}")
        assert clipboard(reader) == expected[style.key]
        if style.in_text:
            row.locator(".ed-c-in button").click()
            until_said(status, f"已复制文内引注：{style.label}")
            assert clipboard(reader) == expected[f"{style.key}-in"]
    for form in FORMATS:
        file = block.locator(f"[data-format={form.key}]")
        file.locator("xpath=../following-sibling::p[1]/button").click()
        until_said(status, f"已复制：{form.label}")
        assert clipboard(reader) == expected[form.key]
        with reader.expect_download() as got:
            file.click()
        assert got.value.suggested_filename == f"{name or 'page'}.{form.ending}"
        assert Path(got.value.path()).read_text(encoding="utf-8") == expected[form.key]


@pytest.mark.any_page
def test_the_files_on_the_server_are_the_build_s(site: Path, pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path.startswith("assets/cite/"):
            assert (site / path).read_text(encoding="utf-8") == text


# Manners


def test_by_keyboard_alone(server: str, reader: Page) -> None:
    reader.goto(f"{server}chifeng/")
    number = reader.locator("#p2 > .ed-n")
    number.focus()
    reader.keyboard.press("Enter")
    card = reader.locator(CARD)
    expect(card).to_be_focused()
    reader.keyboard.press("Tab")
    expect(card.get_by_role("button", name="复制链接")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_have_text("已复制链接")
    assert clipboard(reader) == f"{server}chifeng/#p2"
    for target in (card.get_by_role("button", name="复制引文"), card.get_by_label("引用格式")):
        reader.keyboard.press("Tab")
        expect(target).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(card.locator(".ed-menu-line")).to_contain_text("2020-05-18(8)[2026-03-09]")
    reader.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).to_be_focused()
    expect(number).to_have_attribute("aria-expanded", "false")


def test_selected_words_by_keyboard(server: str, reader: Page) -> None:
    reader.goto(f"{server}chifeng/")
    reader.locator("#p6 a[href*='#term-']").last.focus()
    words = select(reader, "p6", 3, 12)
    button = reader.locator(".ed-cite-words")
    expect(button).to_be_visible()
    reader.keyboard.press("Tab")
    while not button.evaluate("button => button === document.activeElement"):
        assert reader.evaluate("document.activeElement.closest('#p6') !== null")
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.locator(CARD)).to_be_focused()
    expect(reader.locator(".ed-menu-words")).to_have_text(words)
    reader.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_by_touch(server: str, phone: Page) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{server}songyuan/")
    phone.locator("#p3 > .ed-n").tap()
    card = phone.locator(CARD)
    expect(card).to_be_visible()
    button = card.get_by_role("button", name="复制链接")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    button.tap()
    expect(card.get_by_role("status")).to_have_text("已复制链接")
    assert clipboard(phone) == f"{server}songyuan/#p3"
    phone.get_by_role("button", name="关闭").tap()
    select(phone, "p3", 2, 8)
    phone.get_by_role("button", name="引用所选文字").tap()
    expect(card.locator(".ed-menu-words")).to_be_visible()


def test_the_choice_of_a_style_stays(server: str, reader: Page, built: Book) -> None:
    reader.goto(f"{server}chifeng/")
    open_menu(reader, "p2").get_by_label("引用格式").select_option("mla")
    reader.goto(f"{server}songyuan/")
    card = open_menu(reader, "p4")
    expect(card.get_by_label("引用格式")).to_have_value("mla")
    text = item_of(built, "songyuan", "p4").text
    cited = written(part(built, server, "songyuan", "p4"))
    assert press(reader, "复制引文", "已复制引文") == f"{text}\n——{cited['mla']}"
    # A file format is no citation in words.
    card.get_by_label("引用格式").select_option("ris")
    assert press(reader, "复制引文", "已复制引文") == f"{text}\n——{cited['gb2025']}"


def test_the_confirmation_is_seen_where_the_menu_is_longer_than_the_sheet(server: str, reader: Page) -> None:
    reader.set_viewport_size({"width": 320, "height": 568})
    reader.goto(f"{server}wujiaochang/")
    card = open_menu(reader, "s1")
    card.get_by_label("引用格式").select_option("apa")
    assert card.evaluate("card => card.scrollHeight > card.clientHeight")
    press(reader, "复制链接", "已复制链接")
    press(reader, "复制文内引注", "已复制文内引注")


def test_the_menu_stays_in_the_window_when_its_text_grows(server: str, reader: Page) -> None:
    reader.set_viewport_size({"width": 1280, "height": 620})
    reader.goto(f"{server}chifeng/")
    reader.locator("#p6").evaluate("p => scrollBy({ top: p.getBoundingClientRect().top - 260, behavior: 'instant' })")
    card = open_menu(reader, "p6")
    for style in ("apa", "csl"):
        card.get_by_label("引用格式").select_option(style)
        reader.wait_for_function(
            f"() => document.querySelector('{CARD}').getBoundingClientRect().bottom <= innerHeight", timeout=2000
        )
        assert card.evaluate("card => card.getBoundingClientRect().top") >= 0


def test_one_card_at_a_time(server: str, reader: Page) -> None:
    reader.goto(f"{server}chifeng/")
    reader.locator('#p2 a[href$="#term-gacha-cun"]').first.click()
    open_menu(reader, "p2")
    expect(reader.locator(CARD)).to_have_count(1)
    reader.mouse.click(80, 700)
    expect(reader.locator(CARD)).to_have_count(0)


def test_a_click_with_shift_is_the_browser_s(server: str, reader: Page) -> None:
    reader.goto(f"{server}chifeng/")
    with reader.context.expect_page():
        reader.locator("#p2 > .ed-n").click(modifiers=["Shift"])
    expect(reader.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_with_the_menu_open(scheme: Any, width: int, server: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}chifeng/")
    page.locator(".ed-fold > summary").last.click()
    page.locator(".ed-cite-own summary").click()
    select(page, "p6", 3, 12)
    page.get_by_role("button", name="引用所选文字").click()
    page.locator(CARD).get_by_label("引用格式").select_option("apa")
    assert [rule for rule in violations(page) if "md-search" not in rule] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


# Where the clipboard is hard to reach


def test_without_the_clipboard_s_interface(server: str, reader: Page) -> None:
    """As over plain http: the older way is taken; focus and selection come back."""
    reader.add_init_script("Object.defineProperty(Clipboard.prototype, 'writeText', { value: undefined })")
    reader.goto(f"{server}chifeng/")
    words = select(reader, "p6", 3, 12)
    reader.get_by_role("button", name="引用所选文字").click()
    text = press(reader, "复制引文", "已复制引文")
    assert text.startswith(words + "\n——李炯. ")
    assert reader.evaluate("getSelection().toString()") == words
    expect(reader.locator(CARD).get_by_role("button", name="复制引文")).to_be_focused()
    expect(reader.locator("textarea")).to_have_count(0)


def test_where_nothing_may_be_copied_the_text_is_offered(server: str, reader: Page) -> None:
    reader.add_init_script(
        "Object.defineProperty(Clipboard.prototype, 'writeText', { value: undefined }); document.execCommand = () => false"
    )
    reader.goto(f"{server}chifeng/")
    card = open_menu(reader, "p2")
    card.get_by_role("button", name="复制链接").click()
    expect(card.get_by_role("status")).to_have_text("浏览器不允许复制。文字已选中，请自行复制：")
    assert reader.evaluate("getSelection().toString()") == f"{server}chifeng/#p2"


# Where it works


def test_without_script(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}chifeng/")
    page.locator("#s2 > .headerlink").click()
    expect(page).to_have_url(f"{server}chifeng/#s2")
    page.locator("#p4 > .ed-n").click()
    expect(page).to_have_url(f"{server}chifeng/#p4")
    line = page.locator(".ed-cite-own [data-style=gb2015] + dd > .ed-c")
    expect(line).to_have_text(
        "李炯. 内蒙古赤峰：“开门党建”聚焦一体共赢[N/OL]. 中国城市报, 2020-05-18(8)[引用日期]. /chifeng/."
    )
    expect(page.get_by_text("引用日期请自行填写")).to_be_visible()
    page.locator("dt#term-gacha-cun > .ed-permalink").click()
    expect(page).to_have_url(f"{server}glossary/#term-gacha-cun")
    page.locator("#term-gacha-cun > .ed-permalink").click()
    expect(page).to_have_url(f"{server}glossary/#term-gacha-cun")
    context.close()


@pytest.mark.parametrize(("address", "count"), [("", 0), ("glossary/", 0), ("about/", 0), ("chifeng/", 4)])
def test_only_sections_of_chapters_show_a_sign(address: str, count: int, server: str, page: Page) -> None:
    page.goto(server + address)
    signs = page.evaluate(
        """() => [...document.querySelectorAll(".headerlink")].filter((sign) => sign.checkVisibility()).map((sign) => {
            const { width, height } = sign.getBoundingClientRect();
            return [Math.min(width, height) >= 24, getComputedStyle(sign).opacity]; })"""
    )
    assert signs == [[True, "1"]] * count


def test_print_has_the_citations_and_no_controls(server: str, page: Page) -> None:
    page.goto(f"{server}chifeng/")
    page.emulate_media(media="print")
    expect(page.locator(".ed-cite-own [data-style=gb2025] + dd > .ed-c")).to_be_visible()
    for hidden in (".ed-cite button", ".ed-cite details", ".headerlink"):
        assert not any(element.is_visible() for element in page.locator(hidden).all()), hidden


@pytest.fixture
def on_disk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_from_a_folder_on_disk(site: Path, on_disk: Page) -> None:
    here = (site / "chifeng" / "index.html").as_uri()
    on_disk.goto(here)
    open_menu(on_disk, "p2")
    assert press(on_disk, "复制链接", "已复制链接") == f"{here}#p2"
    assert press(on_disk, "复制引用", "已复制引用").endswith(f"中国城市报，2020-05-18（8）. {here}#p2.")
    on_disk.keyboard.press("Escape")
    open_menu(on_disk, "term-gacha-cun")
    assert press(on_disk, "复制链接", "已复制链接") == f"{(site / 'glossary' / 'index.html').as_uri()}#term-gacha-cun"


def test_where_the_site_s_address_is_known(known_site: Path, on_disk: Page) -> None:
    """Then it is copied, wherever the page is read: from disk, or from a mirror."""
    on_disk.goto((known_site / "chifeng" / "index.html").as_uri())
    open_menu(on_disk, "p2")
    assert press(on_disk, "复制链接", "已复制链接") == f"{HOME}chifeng/#p2"
    on_disk.keyboard.press("Escape")
    open_menu(on_disk, "term-gacha-cun")
    assert press(on_disk, "复制链接", "已复制链接") == f"{HOME}glossary/#term-gacha-cun"
