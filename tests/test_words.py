"""The site's own words: each thing has one name (CONTRIBUTING.md has the list), and no other form of it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from edition.folders import ROOT

# What people read: (folder, files). Pages whose words are the newspaper's or the entries' are left to their templates.
WRITTEN = (
    ("scripts", "**/*.py"),
    ("scripts", "**/*.j2"),
    ("overrides", "**/*.html"),
    ("docs/assets/js", "*.js"),
    ("docs/assets/css", "*.css"),
    (".github/ISSUE_TEMPLATE", "*.yml"),
    (".", "mkdocs.yml"),
    (".", "ARCHITECTURE.md"),
    ("source", "edition.toml"),
)
OWN_PAGES = ("index.md", "about.md", "teaching.md", "search.md")
# The theme's own word, which is looked for to be replaced.
THEIRS = ("overrides/partials/changes.html", 'placeholder="搜索"')
VERSION = re.compile(r"\d+\.\d+\.\d+版")  # 2.0版 is the article's


def forbidden() -> dict[str, str]:
    """Forms that may not stand, each with the term that stands instead: the table in CONTRIBUTING.md."""
    section = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## The site's words")[2].partition("\n## ")[0]
    )
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", section, re.MULTILINE)[2:]
    return {form: term for term, forms in rows for form in forms.split("、")}


def slips(text: str, forms: Mapping[str, str]) -> Iterator[str]:
    """Each forbidden form in a text, with its line and what to write."""
    for number, line in enumerate(text.splitlines(), 1):
        yield from (f"{number}: {form}: write {term}" for form, term in forms.items() if form in line)
        yield from (f"{number}: {match[0]}: write 版本号" for match in VERSION.finditer(line))


def written() -> list[Path]:
    return sorted({path for folder, files in WRITTEN for path in (ROOT / folder).glob(files)})


@pytest.mark.parametrize("path", written(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_written_uses_the_terms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path == ROOT / THEIRS[0]:
        assert THEIRS[1] in text
        text = text.replace(THEIRS[1], "")
    assert list(slips(text, forbidden())) == []


def test_generated_pages_use_the_terms(pages: dict[str, str]) -> None:
    own = {path: text for path, text in pages.items() if path in OWN_PAGES}
    assert len(own) == len(OWN_PAGES)
    assert {path: found for path, text in own.items() if (found := list(slips(text, forbidden())))} == {}


@pytest.mark.parametrize(
    "words", ["见关于本版。", "点开段落号码", "复制网址", "{{ edition.version }}版", "（0.2.0版）"]
)
def test_an_old_form_is_found(words: str) -> None:
    assert list(slips(f"一行\n{words}", forbidden()))


@pytest.mark.parametrize("words", ["引用本版", "本版未列明", "打造城市基层治理2.0版", "引用所选文字", "本数字版"])
def test_other_words_are_let_be(words: str) -> None:
    assert list(slips(words, forbidden())) == []
