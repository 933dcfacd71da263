"""Bad input: each case with what the maintainer reads of it. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.folders import ROOT
from edition.load import read_article
from helpers.editions import Run, set_article

HEAD = "滨河城市报 2021年03月09日 星期二\n标题\n■滨河城市报记者 周宁《 滨河城市报 》( 2021年03月09日 第 05 版)\n"
CHAPTER = "临江:一\n■临江市局长 许言\n有字。\n"


@pytest.fixture
def small(tmp_path: Path, run: Run) -> Path:
    """A small edition, set up by init."""
    export = tmp_path / "export.txt"
    export.write_text(HEAD + CHAPTER, encoding="utf-8")
    assert run("init", export, tmp_path / "small")[0] == 0
    return tmp_path / "small"


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(source: Path) -> None:
        path = source / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(text: str) -> Callable[[Path], None]:
    def change(source: Path) -> None:
        path = source / "edition.toml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def article(text: str) -> Callable[[Path], None]:
    return lambda source: set_article(source, text)


def write(name: str, text: str) -> Callable[[Path], None]:
    return lambda source: raw_file(source / name, text.encode())


def both(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(source: Path) -> None:
        for each in changes:
            each(source)

    return change


def raw_file(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def raw(data: bytes) -> Callable[[Path], None]:
    return lambda source: raw_file(source / "article.txt", data)


CASES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "empty": (raw(b" \n"), ["article.txt: the file is empty"]),
    "not UTF-8": (raw(b"\xb1\xa8\n"), ["article.txt:1: byte 1 (0xB1) isn't UTF-8; save the file as UTF-8"]),
    "not UTF-8 after a BOM": (raw(b"\xef\xbb\xbfa\n\xff"), ["article.txt:2: byte 6 (0xFF) isn't UTF-8"]),
    "control character": (article(HEAD + CHAPTER + "甲\x02乙。"), ["article.txt:7: character 2 is U+0002: nobody sees it, or no browser gives it back"]),
    "nothing after the masthead": (article("滨河城市报 2021年03月09日\n"), ["article.txt:1: there is no text"]),
    "a sentence before the masthead": (article("真有此事。\n" + HEAD + CHAPTER), ["article.txt:1: text before the masthead"]),
    "what has no place before the first title": (article(HEAD + "一\n二\n三\n" + CHAPTER), ["article.txt:4: text before the first chapter"]),
    "chapter without text": (article(HEAD + "临江:一\n■临江市局长 许言\n" + CHAPTER), ["article.txt:5: the chapter has no text"]),
    "byline without a title": (article(HEAD + CHAPTER + "■南坪区长 孟晓\n有字。\n"), ["article.txt:7: a byline without a title"]),
    "heading at the end": (article(HEAD + CHAPTER + "小标题\n"), ["article.txt:7: a heading at the end of a chapter"]),
    "article changed": (raw((HEAD + CHAPTER + "新添。\n").encode()), ["edition.toml:7: article.txt isn't the file"]),
    "two problems in two files": (
        both(edit("edition.toml", "version", "versoin"), raw(b"\xff")),
        ["article.txt:1: byte 1", "edition.toml:3: unknown key `versoin`; did you mean `version`?", "`version` is missing"],
    ),
    "not TOML": (edit("edition.toml", "[source]", "[source"), ["edition.toml:6: this isn't TOML"]),
    "wrong type": (edit("edition.toml", '"0.1.0"', "1"), ["edition.toml:3: `version`: expected `str`, got `int`"]),
    "no chapter": (edit("edition.toml", "[[chapter]]", "[[chaptr]]"), ["unknown key `chaptr`; did you mean `chapter`?"]),
    "too many chapters": (
        edit("edition.toml", "[[chapter]]", '[[chapter]]\nid = "x"\nname = "x"\ntitle = "临江"\n\n[[chapter]]'),
        ["edition.toml has 2 chapters, the page has 1"],
    ),
    "two chapters with one id": (
        both(
            article(HEAD + CHAPTER + "南坪:二\n■南坪区长 孟晓\n有字。\n"),
            edit("edition.toml", "[[chapter]]", '[[chapter]]\nid = "linjiang"\nname = "临江"\ntitle = "临江"\n\n[[chapter]]'),
            edit("edition.toml", 'title = "临江:一"', 'title = "南坪"'),
        ),
        ["edition.toml:20: the id `linjiang` stands twice", "edition.toml:25: the id `linjiang` stands twice"],
    ),
    "reserved id": (edit("edition.toml", 'id = "linjiang"', 'id = "about"'), ["`about` is a page of the site itself"]),
    "id of another form": (edit("edition.toml", 'id = "linjiang"', 'id = "临江"'), ["`chapter.id`: expected `str` matching"]),
    "another title": (edit("edition.toml", 'title = "临江:一"', 'title = "临海"'), ["begins “临江:一”, not “临海”"]),
    "override of another text": (
        append('\n[[override]]\nline = 6\ntext = "没有"\nkind = "paragraph"\nreason = "因"\n'),
        ["override: line 6 of article.txt isn't “没有” but “有字。”"],
    ),
    "unknown kind": (
        append('\n[[override]]\nline = 6\ntext = "有字。"\nkind = "paragaph"\nreason = "因"\n'),
        ["did you mean `paragraph`?"],
    ),
    "override of a line that isn't there": (
        append('\n[[override]]\nline = 99\ntext = "有字。"\nkind = "paragraph"\nreason = "因"\n'),
        ["edition.toml:34: override: there is no text in line 99 of article.txt, or no such line"],
    ),
    "two kinds for a line": (
        append(
            '\n[[override]]\nline = 6\ntext = "有字。"\nkind = "paragraph"\nreason = "因"\n'
            '\n[[override]]\nline = 6\ntext = "有字。"\nkind = "heading"\nreason = "因"\n'
        ),
        ["override: line 6 is to be a paragraph too; name one kind for a line"],
    ),
    "two chapters with one name": (
        both(
            article(HEAD + CHAPTER + "南坪:二\n■南坪区长 孟晓\n有字。\n"),
            append('\n[[chapter]]\nid = "nanping"\nname = "临江"\ntitle = "南坪"\n'),
        ),
        ["edition.toml:21: the name “临江” stands twice"],
    ),
    "figure of a paragraph that isn't there": (
        append('\n[chapter.figure]\nparagraph = 9\nvalue = "有"\ncaption = "字"\n'),
        ["临江 has no paragraph 9; see the paragraph numbers"],
    ),
    "exception that isn't there": (
        append('\n[[keep]]\nline = 6\ntext = "a,b"\nreason = "因"\n'),
        ["keep: line 6 of article.txt doesn't hold “a,b”"],
    ),
    "figure that isn't there": (
        append('\n[chapter.figure]\nparagraph = 1\nvalue = "有"\ncaption = "无"\n'),
        ["paragraph 1 of 临江 doesn't hold “无”"],
    ),
    "an author who isn't in the byline": (
        edit("edition.toml", 'authors = ["许言"]', 'authors = ["许岩"]'),
        ["edition.toml:24: `authors`: the byline doesn't have “许岩”; it reads “临江市局长 许言”", "the byline also has “许言”"],
    ),
    "an author whom nobody declares": (
        edit("edition.toml", 'authors = ["许言"]\n', ""),
        ["edition.toml:19: the byline also has “许言”, which is in none of office, authors, tail"],
    ),
    "an office that isn't in the byline": (
        edit("edition.toml", 'office = "临江市局长"', 'office = "临江市长"'),
        ["edition.toml:23: `office`: the byline doesn't have “临江市长”"],
    ),
    "a reporter who isn't in the credit": (
        edit("edition.toml", 'authors = ["周宁"]', 'authors = ["周宁", "何一帆"]'),
        ["edition.toml:16: `authors`: the credit doesn't have “何一帆”"],
    ),
    "an author without a name": (edit("edition.toml", '["许言"]', '[""]'), ["edition.toml:24: `chapter.authors`: expected `str` of length >= 1"]),
    "another paper": (edit("edition.toml", '"滨河城市报"', '"滨河报"'), ["edition.toml:11: `page.paper` is “滨河报”, article.txt has “滨河城市报”"]),
    "another date": (edit("edition.toml", "2021年03月09日", "2021年03月08日"), ["edition.toml:12: `page.date` is “2021年03月08日”"]),
    "a date that doesn't exist": (edit("edition.toml", "2021年03月09日", "2021年13月45日"), ["edition.toml:12: there is no day 2021年13月45日"]),
    "a date of another form": (edit("edition.toml", "2021年03月09日", "2021-03-09"), ["edition.toml:12: `page.date`: expected `str` matching"]),
    "another weekday": (edit("edition.toml", '"星期二"', '"星期三"'), ["edition.toml:13: `page.weekday` is “星期三”, article.txt has “星期二”"]),
    "a weekday that the calendar denies": (
        both(article(HEAD.replace(" 星期二", "") + CHAPTER), edit("edition.toml", '"星期二"', '"星期三"')),
        ["edition.toml:13: 2021年03月09日 was a 星期二, not a 星期三"],
    ),
    "another 版次": (edit("edition.toml", 'number = "05"', 'number = "06"'), ["edition.toml:14: `page.number` is “06”, article.txt has “05”"]),
    "another headline": (edit("edition.toml", "[page]\n", '[page]\nheadline = ["题"]\n'), ["edition.toml:11: `page.headline` is “题”, article.txt has “标题”"]),
    "no headline anywhere": (
        both(
            article(HEAD.replace("标题\n", "") + CHAPTER),
            append('\n[[override]]\nline = 2\ntext = "■…"\nkind = "credit"\nreason = "因"\n'),
        ),
        ["the export has no headline of the whole page, so that `page.headline` is needed"],
    ),
    "an empty paper": (edit("edition.toml", '"滨河城市报"', '""'), ["edition.toml:11: `page.paper` is empty; see the printed page"]),
    "an empty date": (edit("edition.toml", '"2021年03月09日"', '""'), ["edition.toml:12: `page.date` is empty"]),
    "a date that only its line's end spoils": (
        edit("edition.toml", '"2021年03月09日"', '"2021年03月09日\\n"'),
        ["edition.toml:12: `page.date`: character 12 is U+000A"],
    ),
    "a paper that neither masthead nor dateline names": (
        both(
            article(HEAD.replace("《 滨河城市报 》", "《 滨河报 》") + CHAPTER),
            edit("edition.toml", '"滨河城市报"', '"滨海报"'),
        ),
        ["`page.paper` is “滨海报”, article.txt has “滨河城市报” (line 1) and “滨河报” (line 3)"],
    ),
    "characters that nobody sees": (
        article(HEAD + CHAPTER + "甲\u202e乙。\ufeff\n丙\ufffd\ue000。\n"),
        [
            "article.txt:7: character 2 is U+202E", "article.txt:7: character 5 is U+FEFF",
            "article.txt:8: character 2 is U+FFFD", "article.txt:8: character 3 is U+E000",
        ],
    ),
    "a permission for what isn't there": (
        append('\n[[allow]]\nline = 6\ncharacter = "U+200B"\nreason = "因"\n'),
        ["allow: line 6 of article.txt has no U+200B; take the table out"],
    ),
    "a permission of another form": (
        append('\n[[allow]]\nline = 6\ncharacter = "200b"\nreason = "因"\n'),
        ["`allow.character`: expected `str` matching"],
    ),
    "control characters in strings": (
        both(
            edit("edition.toml", 'name = "临江"', 'name = "临\\u0007江\\n"'),
            write("glossary.toml", '[[term]]\nhere = "\\u0000"\naliases = ["甲\\u202e"]\n'),
        ),
        [
            "`chapter.name`: character 2 is U+0007", "`chapter.name`: character 4 is U+000A",
            "glossary.toml:2: `term.here`: character 1 is U+0000", "glossary.toml:3: `term.aliases`: character 2 is U+202E",
        ],
    ),
    "an alias without a character": (
        write("glossary.toml", '[[term]]\naliases = [""]\n'),
        ["glossary.toml:2: `term.aliases`: expected `str` of length >= 1"],
    ),
    "four files at once": (
        both(
            edit("edition.toml", "version", "versoin"),
            raw(b"\xff"),
            write("glossary.toml", "[[term]\n"),
            write("permalinks.lock", "/linjiang/ abc\n"),
        ),
        ["article.txt:1: ", "edition.toml:3: ", "glossary.toml:1: this isn't TOML", "permalinks.lock:1: neither"],
    ),
    "lock of another form": (
        write("permalinks.lock", "/linjiang/ abc\n"),
        ["permalinks.lock:1: neither an address, a tab and 16 hex digits"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_bad_input(case: str, small: Path, tmp_path: Path, run: Run) -> None:
    change, expected = CASES[case]
    change(small)
    code, out, err = run(small, "--out", tmp_path / "out")
    assert (code, out) == (2, "")
    for message in expected:
        assert message in err
    assert all("; " in line for line in err.splitlines())
    assert not (tmp_path / "out").exists()


def test_missing_files_are_all_named(tmp_path: Path, run: Run) -> None:
    code, _, err = run(tmp_path, "--out", tmp_path / "out")
    assert code == 2
    assert [
        name for name in ("article.txt", "edition.toml", "glossary.toml") if f"{name}: the file can't be read" in err
    ] == [
        "article.txt",
        "edition.toml",
        "glossary.toml",
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: b"\xef\xbb\xbf" + data,
    ],
)
def test_line_ends_and_bom_are_read(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    data = (ROOT / "source" / "article.txt").read_bytes()
    path = tmp_path / "article.txt"
    path.write_bytes(change(data))
    assert read_article(path).lines == read_article(ROOT / "source" / "article.txt").lines


def test_unwritable_folder_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run("--out", tmp_path / "file" / "docs")
    assert code == 2
    assert "Traceback" not in err
    assert "see that the folder can be written" in err
