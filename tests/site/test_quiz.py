"""自测 in a browser: by keyboard, by touch, from disk, without script; 我的生词; the sheets on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edition.book import Book
from helpers.axe import violations

HEAD = ".ed-quiz__head"


def begin(page: Page, address: str, choice: str = "text") -> None:
    page.goto(address)
    page.get_by_label("范围").select_option(choice)
    page.get_by_role("button", name="开始").click()
    expect(page.locator(HEAD)).to_have_text("第1题，共10题")


def right_option(page: Page, built: Book) -> str:
    """The right option of the question that is shown."""
    stem = page.locator(".ed-quiz__stem").inner_text()
    return next(question.right for question in built.questions if question.stem == stem)


def test_a_round_by_keyboard(page: Page, server: str, built: Book) -> None:
    """Focus is where the reader goes on: at the question's number, then at the button to the next one."""
    page.goto(server + "quiz/")
    page.get_by_label("范围").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("范围")).to_have_value("text")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for number in range(1, 11):
        expect(page.locator(HEAD)).to_have_text(f"第{number}题，共10题")
        expect(page.locator(HEAD)).to_be_focused()
        right = right_option(page, built)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(4):
            if page.locator("label:has(:checked) .ed-quiz__text").inner_text() == right:
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".ed-quiz__verdict")).to_have_text("答对了。")
        expect(page.get_by_role("status").filter(has_text="答对了")).to_have_count(1)
        expect(page.locator(".ed-quiz__why a")).to_be_visible()
        expect(page.get_by_role("button", name="看结果" if number == 10 else "下一题")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(HEAD)).to_have_text("10题答对10题")
    expect(page.locator(HEAD)).to_be_focused()


def test_a_wrong_answer_is_explained_with_its_paragraph(page: Page, server: str, built: Book) -> None:
    begin(page, server + "quiz/")
    question = next(q for q in built.questions if q.stem == page.locator(".ed-quiz__stem").inner_text())
    wrong = (question.answer + 1) % len(question.options)
    page.locator(".ed-quiz__option").nth(wrong).click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".ed-quiz__verdict")).to_have_text(f"答错了，正确答案是{'ABCD'[question.answer]}。")
    expect(page.locator(".ed-quiz__option--right .ed-quiz__text")).to_have_text(question.right)
    expect(page.locator(".ed-quiz__option--wrong")).to_contain_text("你的选择")
    chapter, block = question.ref.split("#")
    page.locator(".ed-quiz__why a").click()
    expect(page).to_have_url(f"{server}{chapter}/#{block}")
    expect(page.locator(f"#{block}")).to_be_in_viewport()
    page.goto(server + "quiz/")
    expect(page.get_by_text("已做1题，最近一次答对0题")).to_be_visible()
    expect(page.locator("option[value=missed]")).to_have_text("答错的题（1题）")


def test_nothing_is_taken_for_an_answer(page: Page, server: str) -> None:
    begin(page, server + "quiz/")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".ed-quiz__verdict")).to_have_count(0)


def test_by_touch(phone: Page, server: str) -> None:
    phone.goto(server + "quiz/")
    phone.get_by_label("范围").select_option("words")
    phone.get_by_role("button", name="开始").tap()
    options = phone.locator(".ed-quiz__option")
    expect(options).to_have_count(4)
    heights = options.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    options.nth(2).tap()
    phone.get_by_role("button", name="提交").tap()
    expect(phone.locator(".ed-quiz__verdict")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_that_were_looked_up_are_kept_exported_and_forgotten(page: Page, server: str) -> None:
    page.goto(server + "chifeng/")
    page.locator('#p2 a[href="#term-gacha-cun"]').click()
    expect(page.locator(".ed-card")).to_be_visible()
    page.goto(server + "quiz/")
    expect(page.get_by_role("heading", name="我的生词（1）")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    word, side = text.rstrip("\n").split("\t")
    assert word == "嘎查村"
    assert side.startswith("gāchá cūn｜") and side.endswith(f"{server}glossary/#term-gacha-cun")
    page.get_by_role("button", name="移除嘎查村").click()
    expect(page.get_by_role("heading", name="我的生词（0）")).to_be_focused()
    assert json.loads(page.evaluate("localStorage.getItem('ed-words')")) == []


def test_a_missed_entry_becomes_a_word(page: Page, server: str, built: Book) -> None:
    page.goto(server + "quiz/")
    page.get_by_label("范围").select_option("地方项目")
    page.get_by_role("button", name="开始").click()
    heads = {term.headword: term.short for term in built.terms}
    stem = page.locator(".ed-quiz__stem").inner_text()
    texts = page.locator(".ed-quiz__text").all_inner_texts()
    said = {True: stem.partition("：")[2], False: heads.get(stem.partition("”")[0][1:], "")}[stem.startswith("哪个")]
    wrong = next(i for i, text in enumerate(texts) if said not in (text, heads.get(text)))
    page.locator(".ed-quiz__option").nth(wrong).click()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", name="我的生词（1）")).to_be_visible()


def test_from_a_folder_on_disk(site: Path, page: Page) -> None:
    begin(page, (site / "quiz" / "index.html").as_uri(), "all")


def test_without_script_all_questions_are_there_with_their_answers_folded(
    server: str, browser: Browser, built: Book
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "quiz/")
    expect(page.locator(".ed-quiz")).to_contain_text("浏览器没有运行")
    expect(page.locator(".ed-question")).to_have_count(len(built.questions))
    first = page.locator(".ed-question").first
    expect(first.get_by_text(built.questions[0].right).last).to_be_hidden()
    first.get_by_text("答案", exact=True).click()
    expect(first.get_by_text(built.questions[0].right).last).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["quiz/", "worksheet/", "wordlist/chifeng/", "teaching/"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_overflows(
    address: str, width: int, scheme: str, page: Page, server: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(server + address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_in_an_answered_question(page: Page, server: str) -> None:
    begin(page, server + "quiz/")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page) == []
    page.locator(".ed-quiz__option").first.click()
    page.get_by_role("button", name="提交").click()
    assert violations(page) == []


@pytest.mark.parametrize(("address", "most"), [("worksheet/", 1), ("wordlist/wujiaochang/", 4)])
def test_the_sheets_fit_on_one_and_two_sheets_of_paper(address: str, most: int, page: Page, server: str) -> None:
    """A sheet has two sides."""
    page.goto(server + address)
    pages = page.pdf(format="A4").count(b"/Type /Page\n")
    assert 1 <= pages <= most


def test_the_teaching_page_begins_with_the_files_and_says_their_sizes(page: Page, server: str, site: Path) -> None:
    page.goto(server + "teaching/")
    expect(page.locator("h2").first).to_have_text("课程材料#")
    for link in page.locator('.ed-kit a[href*="assets/kit/"]').all():
        path = site / "assets" / "kit" / str(link.get_attribute("href")).rpartition("/")[2]
        size = f"（{-(-path.stat().st_size // 1024)}\u00a0KB）"
        expect(link.locator("xpath=..")).to_contain_text(f"{link.inner_text()}{size}")
    expect(page.locator("article")).to_contain_text("本站未制作 PowerPoint、Word、Excel 和 Anki 文件。")
    expect(page.locator("article")).to_contain_text("本站网址尚未设定，故无课程包")
