"""The questions as an Excel sheet, in the columns that question banks in China share."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

from edition import addresses
from edition.book import Book
from edition.kit.archive import repacked
from edition.kit.words import LETTERS, Words
from edition.text import iso_date

FILE = addresses.kit_file("questions.xlsx")
WIDTHS = {"题干": 48, "题型": 8, "答案": 6, "解析": 60, "章节": 12, "编号": 24}


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """One workbook of one sheet."""
    if book.questions:
        yield FILE, workbook(book)


def workbook(book: Book) -> bytes:
    """The workbook: a line of names, then a question per line."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as made:
        made.set_properties(
            {"title": f"{book.edition.name}：题库", "created": datetime.fromisoformat(iso_date(book.edition.page.date))}
        )
        sheet = made.add_worksheet("题库")
        wrapped = made.add_format({"text_wrap": True, "valign": "top"})
        table = rows(book)
        for i, row in enumerate(table):
            sheet.write_row(i, 0, row, wrapped)
        for i, name in enumerate(table[0]):
            sheet.set_column(i, i, WIDTHS.get(name, 24))
        sheet.freeze_panes(1, 0)
    return repacked(out.getvalue())


def rows(book: Book) -> list[list[str]]:
    """The table: 题干, 题型, an option per column, 答案, 解析, 章节, 编号."""
    words = Words(book)
    most = max(len(question.options) for question in book.questions)
    names = [f"选项{letter}" for letter in LETTERS[:most]]
    table = [["题干", "题型", *names, "答案", "解析", "章节", "编号"]]
    for question in book.questions:
        options = [*question.options, *[""] * (most - len(question.options))]
        chapter = words.chapters[question.chapter].name
        last = [LETTERS[question.answer], words.explanation(question), chapter, question.id]
        table.append([question.stem, "单选题", *options, *last])
    return table
