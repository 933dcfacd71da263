"""Our changes of the theme: each is made, and one that finds nothing to change stops a strict build."""

from __future__ import annotations

import logging
from pathlib import Path

import material
import pytest

import hooks
from helpers.sites import mkdocs_folder, mkdocs_run

THEME = Path(material.__file__).parent / "templates"

# Words that were once looked for in a page's HTML: no text may switch on what belongs to another kind of page.
WORDS = "ed-title ed-cite ed-initials ed-links ed-sheet ed-proof ed-search"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with one page, of a kind that needs nothing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        f"---\nkind: tombstone\n---\n\n# 题 {{ #title }}\n\n{WORDS}\n", encoding="utf-8"
    )
    mkdocs_folder(tmp_path / "docs", nav="nav:\n  - index.md\n")
    return tmp_path


@pytest.mark.site
def test_a_page_gets_what_its_kind_needs_whatever_its_words(small: Path) -> None:
    done = mkdocs_run(small, small / "site")
    assert done.returncode == 0, done.stderr
    page = (small / "site" / "index.html").read_text(encoding="utf-8")
    assert WORDS in page
    for script in ("glossary.js", "teaching.js", "about.js", "search-page.js", "ed-tools", "ed-menu-template"):
        assert script not in page


# What the theme might write in a later version: a file of it, what stands there now, what instead, what is missed then.
LATER = [
    ("partials/search.html", 'role="dialog"', "role='dialog'", 'role="dialog"'),
    ("partials/search.html", "md-search-result__meta", "md-search__meta", 'class="md-search-result__meta"'),
    ("base.html", 'id="__drawer" autocomplete="off"', 'id="__drawer"', 'type="checkbox" id="__drawer" autocomplete="off"'),
]  # fmt: skip


@pytest.mark.site
def test_a_theme_that_writes_something_else_stops_the_build(small: Path) -> None:
    for file, now, later, _ in LATER:
        ours = small / "overrides" / file
        text = (ours if ours.exists() else THEME / file).read_text(encoding="utf-8")
        assert now in text
        ours.write_text(text.replace(now, later), encoding="utf-8")
    done = mkdocs_run(small, small / "site")
    assert (done.returncode, "Aborted with 3 warnings" in done.stdout) == (1, True)
    for *_, missed in LATER:
        assert f"overrides/partials/changes.html: the theme doesn't write '{missed}' any more" in done.stderr


def test_each_change_is_made_everywhere(caplog: pytest.LogCaptureFixture) -> None:
    html = '<a href="x"><a href="x"><b name="q">'
    changes = [('href="x"', 'href="y.js"'), ('name="q"', 'name="{name}"')]
    assert hooks.adapt(html, changes, name="s") == '<a href="y.js"><a href="y.js"><b name="s">'
    assert caplog.records == []


def test_a_change_that_finds_nothing_is_a_warning_of_mkdocs(caplog: pytest.LogCaptureFixture) -> None:
    assert hooks.adapt("<b>", [("<i>", "<u>")]) == "<b>"
    assert [(record.name.split(".")[0], record.levelno) for record in caplog.records] == [("mkdocs", logging.WARNING)]
