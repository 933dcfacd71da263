"""导读, 三地对照, 数字一览, 索引, English in a real browser: on a phone, by keyboard, on paper, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from edition.book import Book
from helpers.waiting import until

MORE = ["三地对照", "数字一览", "索引", "English", "关于本数字版"]
HOME = [*MORE[:3], "自测", "下载", *MORE[3:]]
FIRST = ".ed-figures tbody tr:first-child"


def test_home_introduces_before_it_lists(server: str, page: Page, built: Book) -> None:
    page.goto(server)
    assert built.matter.guide
    paragraphs = page.locator(".ed-guide p:not([class])").all_inner_texts()
    assert paragraphs == list(built.matter.guide.text)
    order = page.evaluate(
        "[...document.querySelectorAll('.ed-guide, .ed-chapters, .ed-how, .ed-more, #cite')].map(e => e.id || e.className)"
    )
    assert order == ["ed-guide", "ed-chapters", "ed-how", "ed-more", "cite"]
    page.locator(".ed-guide").get_by_role("link", name="三地对照").click()
    expect(page).to_have_url(server + "compare/")


def test_citations_open_by_one_button(server: str, page: Page) -> None:
    page.goto(server)
    cited = page.locator(".ed-cite").first
    expect(cited).to_be_hidden()
    page.locator(".ed-fold > summary").focus()
    page.keyboard.press("Enter")
    expect(cited).to_be_visible()
    expect(cited.get_by_text("GB/T 7714—2025")).to_be_visible()


def test_at_most_seven_tabs_and_a_row_for_the_rest(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    assert page.locator(".md-tabs__item").count() == 7
    row = page.locator(".md-footer .ed-more a")
    expect(row).to_have_text(MORE)
    for name, address in zip(MORE, ("compare/", "figures/", "names/", "en/", "about/"), strict=True):
        page.goto(server + "songyuan/")
        page.locator(".md-footer").get_by_role("link", name=name).click()
        expect(page).to_have_url(server + address)


def test_the_home_page_has_the_row_once(server: str, page: Page) -> None:
    page.goto(server)
    expect(page.locator(".ed-more a")).to_have_text(HOME)


def test_the_levels_are_ordered_lists(server: str, page: Page) -> None:
    page.goto(server + "compare/")
    ladders = page.locator(".ed-ladder")
    assert [ladder.locator("ol > li").count() for ladder in ladders.all()] == [4, 4, 4, 4]
    expect(ladders.first.locator("li")).to_have_text(["市", "旗县区", "苏木乡镇（街道）", "嘎查村（社区）"])
    lefts = [box["x"] for li in ladders.first.locator("li").all() if (box := li.bounding_box())]
    assert lefts == sorted(lefts) and len(set(lefts)) == 4


def test_a_cell_is_quoted_and_leads_to_its_paragraph(server: str, page: Page, built: Book) -> None:
    assert built.matter.compare
    page.goto(server + "compare/")
    cells = page.locator(".ed-compare").first.locator("td p:has(a)")
    shown = [text.split("\u00a0")[0] for text in cells.all_inner_texts()]
    assert sorted(shown) == sorted(cell.quotation for row in built.matter.compare.row for cell in row.cell)
    cells.first.get_by_role("link").click()
    expect(page).to_have_url(server + "chifeng/#p1")


def test_on_a_phone_each_cell_says_whose_it_is(server: str, phone: Page) -> None:
    phone.goto(server + "compare/")
    cells = phone.locator(".ed-compare tbody tr").first.locator("td")
    labels = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell, '::before').content)")
    assert labels == ['"赤峰"', '"松原"', '"五角场"']
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert tops == sorted(set(tops))
    table = phone.get_by_role("table", name="三篇文章逐项对照")
    assert table.get_by_role("row").first.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader", name="物业", exact=True).count() == 1


def test_figures_are_put_in_order_by_keyboard(server: str, page: Page) -> None:
    page.goto(server + "figures/")
    first = page.locator(FIRST).first
    expect(first).to_contain_text("1100个")
    size = page.locator(".ed-figures").first.get_by_role("button", name="数字")
    size.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ed-figures th[aria-sort]").first).to_have_text("数字")
    for unit in ("名", "个"):
        rows = page.locator(f".ed-figures >> nth=0 >> tbody tr[data-unit={unit}]")
        values = [float(value) for value in rows.evaluate_all("all => all.map(row => row.dataset.order)")]
        assert values == sorted(values) and len(values) > 5
    page.keyboard.press("Enter")
    expect(page.locator(".ed-figures th[aria-sort=descending]")).to_have_count(1)
    page.locator(".ed-figures").first.get_by_role("button", name="出处").click()
    expect(first).to_contain_text("1100个")


def test_figures_are_filtered_and_copied(server: str, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server + "figures/")
    total = page.locator(".ed-figures tbody tr").count()
    page.get_by_label("筛选数字").fill("楼 栋")
    status = page.locator(".ed-figure-tools [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+个数字$"))
    shown = page.locator(".ed-figures tbody tr:not([hidden])").count()
    assert 0 < shown < total
    page.get_by_role("button", name="复制表格").click()
    expect(status).to_have_text(f"已复制{shown}行，可粘贴到表格软件")
    rows = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").split("\n")]
    assert rows[0] == ["数字", "计的是什么", "谁的", "原文", "出处", "网址"]
    assert len(rows) == shown + 1 and {len(row) for row in rows} == {6}
    assert ["8872名", "楼栋长", "松原市", "在老党员、老干部和热心居民中推选8872名楼栋长"] in [row[:4] for row in rows]
    assert all(row[5].startswith(server) for row in rows[1:])
    page.get_by_label("筛选数字").fill("北京")
    expect(status).to_have_text("没有符合的数字")


def test_figures_are_a_table_without_script(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "figures/")
    expect(page.get_by_role("row").nth(1)).to_contain_text("全市1100个机关党组织")
    expect(page.locator(".ed-figures button, .ed-figure-tools")).to_have_count(0)
    context.close()


def test_names_have_codes_and_lead_to_entry_and_paragraph(server: str, page: Page) -> None:
    page.goto(server + "names/")
    linxi = page.locator("dt", has=page.get_by_role("link", name="林西县"))
    expect(linxi).to_contain_text("赤峰市 150424")
    linxi.locator("+ dd").get_by_role("link", name="¶11").click()
    expect(page).to_have_url(server + "chifeng/#p11")
    page.go_back()
    linxi.get_by_role("link").click()
    expect(page).to_have_url(server + "glossary/#term-linxi-xian")


def test_the_english_page_says_its_language(server: str, page: Page) -> None:
    page.goto(server + "en/")
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name(re.compile("^Four levels acting in concert"))
    spoken = page.evaluate(
        """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, dt > a, dd)')].filter((element) =>
            element.textContent && element.closest('[lang]').lang !== (/[\\u4e00-\\u9fff]/.test(element.textContent) ? 'zh-Hans' : 'en')
            && !element.querySelector('[lang=zh-Hans]') && !element.closest('.ed-cite')).map((e) => e.textContent)"""
    )
    assert spoken == []
    assert page.locator(".ed-english dt").count() == 20


@pytest.mark.parametrize("address", ["", "compare/", "figures/", "names/", "en/"])
def test_on_paper_there_is_the_matter_and_no_control(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-footer", ".ed-figure-tools"):
        assert page.locator(selector).count() == 0 or page.locator(selector).first.is_hidden(), selector
    until(page, "document.readyState === 'complete'")
    assert page.pdf().startswith(b"%PDF")
    expect(page.locator("article h1")).to_be_visible()
