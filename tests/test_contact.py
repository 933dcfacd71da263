"""勘误: where a reader reports an error, and what is said where no place is known; the newspaper's own page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.folders import ROOT
from helpers.editions import CHAPTERS, Run, edit_file

NONE = "本数字版尚未公布联系方式"
REPORTING = "发现错字、误释或失效的链接"
MAIL, FORM = "bian_ji@example.org", "https://example.org/new?a=(1)"
WAYS = {
    MAIL: f"请致信[bian&#95;ji@example.org](mailto:{MAIL})，",
    FORM: "请填写[勘误表单](https://example.org/new?a=%281%29){ rel=noreferrer }，",
}


def about(source: Path, run: Run) -> tuple[str, str]:
    """The page 关于本数字版 of a source folder, and what the build said on standard error."""
    out = source.parent / "docs"
    code, _, err = run(source, "--out", out)
    assert code == 0
    return (out / "about.md").read_text(encoding="utf-8"), err


def declare(source: Path, contact: str) -> None:
    """Give the edition this contact instead of its own; none where it is empty."""
    path = source / "edition.toml"
    rest = re.sub(r'^contact = ".*"\n', "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text((f'contact = "{contact}"\n' if contact else "") + rest, encoding="utf-8")


@pytest.mark.parametrize("contact", WAYS)
def test_a_reader_is_told_where_to_report(contact: str, source: Path, run: Run) -> None:
    declare(source, contact)
    page, err = about(source, run)
    assert WAYS[contact] in page
    assert f"[/{CHAPTERS[0]}/&#35;p1]({CHAPTERS[0]}.md#p1)" in page
    assert NONE not in page
    assert err == ""


def test_without_contact_the_page_says_so_and_the_build_warns(source: Path, run: Run) -> None:
    declare(source, "")
    page, err = about(source, run)
    assert NONE in page
    assert REPORTING not in page
    assert err == (
        f"{source / 'edition.toml'}: warning: readers have no way to report an error; "
        "add `contact`, a mail address or an issue form's https:// address\n"
    )


@pytest.mark.parametrize(
    "contact", ["编者", "http://example.org/", "a@b", "mailto:a@example.org", "https://", "a b@c.org"]
)
def test_what_is_no_contact_is_an_error(contact: str, source: Path, run: Run) -> None:
    declare(source, contact)
    line = (source / "edition.toml").read_text(encoding="utf-8").splitlines().index(f'contact = "{contact}"') + 1
    code, _, err = run(source, "--out", source.parent / "docs")
    assert code == 2
    assert err.startswith(f"{source / 'edition.toml'}:{line}: `contact`: ")
    assert "a mail address, or an issue form's https:// address" in err


def test_the_newspapers_own_page_is_linked_where_it_is_known(source: Path, run: Run) -> None:
    assert "报纸网页：" not in about(source, run)[0]
    edit_file(source, "edition.toml", "\n[page]\n", '\n[page]\nurl = "https://paper.example.org/2020/08_1.htm"\n')
    line = "- 报纸网页：[https://paper.example.org/2020/08&#95;1.htm](https://paper.example.org/2020/08_1.htm){ rel=noreferrer }"
    assert line in about(source, run)[0].splitlines()


def test_no_file_is_named_that_a_reader_cannot_open() -> None:
    page = (ROOT / "docs" / "about.md").read_text(encoding="utf-8")
    assert "CONTRIBUTING" not in page
    assert "article.txt" not in page
