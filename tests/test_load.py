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
