"""The proof fails when it must: a built site is damaged in one way at a time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from edition.proof.website import resolve
from helpers.editions import Run
from helpers.sites import mkdocs_build
from verify import main


@pytest.mark.this_page
def test_a_damaged_site_is_not_proved_and_says_where(site: Path, tmp_path: Path, run: Run) -> None:
    """From end to end; each kind of damage is tried on values, in test_damages.py."""
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    page = copy / "chifeng" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("2560个", "2650个", 1), encoding="utf-8")
    code, out, err = run(copy, command=main)
    assert (code, out) == (1, "")
    assert "/chifeng/#p6: V01 from character" in err
    assert err.endswith(" faults; the site isn't proved\n")


def odd_folder(site: Path) -> None:
    (site / "d.html").mkdir()
    (site / "loop").symlink_to("loop")
    (site / "circle").symlink_to(site)
    (site / "empty.html").write_bytes(b"")
    (site / "x.css").write_bytes(b"\xff\xfe")


def test_whatever_lies_in_the_folder_there_is_no_traceback(site: Path, tmp_path: Path, run: Run) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    odd_folder(copy)
    code, out, err = run(copy, command=main)
    assert (code, out) == (1, "")
    assert "/empty.html: V13 the file belongs to nothing" in err


@pytest.mark.this_page
def test_the_proof_says_how_much_was_proved(site: Path, run: Run) -> None:
    out = run(site, command=main)[1]
    assert out.startswith("proved: 6354 characters in 78 lines, 48 paragraphs and 10 headings, in order")


def test_a_whole_site_is_proved_and_says_so(site: Path, run: Run) -> None:
    code, out, err = run(site, command=main)
    assert (code, err) == (0, "")
    assert out.startswith("proved: ")
    assert (site / "assets" / "data" / "proof.json").exists()


@pytest.mark.this_page
def test_another_article_is_not_proved(site: Path, source: Path, run: Run) -> None:
    (source / "permalinks.lock").unlink()
    (source / "glossary.toml").write_text("")
    toml = source / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('name = "松原"', 'name = "松原市"'), encoding="utf-8")
    code, _, err = run(site, "--source", source, command=main)
    assert code == 1
    assert "V07" in err


def test_no_site_is_told(tmp_path: Path, run: Run) -> None:
    code, _, err = run(tmp_path, command=main)
    assert code == 2
    assert "there is no built site here; run `mkdocs build` first" in err


def test_a_site_under_a_subpath_is_proved(known_site: Path, run: Run) -> None:
    assert run(known_site, command=main)[0] == 0


@pytest.mark.site
@pytest.mark.parametrize("name", ["editors-note", "three-line-title"])
def test_a_page_never_seen_is_proved(name: str, tmp_path: Path, run: Run) -> None:
    """Set up, built and proved as CONTRIBUTING.md says, with a glossary still to be written."""
    cases = Path(__file__).parent / "parse" / "cases"
    shutil.copytree(
        Path(__file__).parent.parent / "docs" / "assets" / "images", tmp_path / "docs" / "assets" / "images"
    )
    assert run("init", cases / f"{name}.txt", tmp_path / "source")[0] == 0
    assert run("freeze", tmp_path / "source")[0] == 0
    assert run(tmp_path / "source", "--out", tmp_path / "docs")[0] == 0
    chapters = re.findall(
        '^id = "(.*)"', (tmp_path / "source" / "edition.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    pages = ["index", *chapters, "glossary", "search", "teaching", "downloads", "about"]
    mkdocs_build(tmp_path / "docs", tmp_path / "site", "nav:\n" + "".join(f"  - {page}.md\n" for page in pages))
    code, out, err = run(tmp_path / "site", "--source", tmp_path / "source", command=main)
    assert (code, err) == (0, "")
    assert out.startswith("proved: ")


@pytest.mark.parametrize(
    ("page", "href", "target"),
    [
        ("chifeng/", "#p1", ("chifeng/", "p1")),
        ("chifeng/", "../songyuan/#p2", ("songyuan/", "p2")),
        ("chifeng/", "..", ("", "")),
        ("chifeng/", "./", ("chifeng/", "")),
        ("", "chifeng/", ("chifeng/", "")),
        ("", ".", ("", "")),
        ("404.html", "/assets/x.css", ("assets/x.css", "")),
        ("chifeng/", "../assets/%E5%9B%BE.png", ("assets/图.png", "")),
        ("chifeng/", "https://example.org/", None),
        ("chifeng/", "mailto:a@b.c", None),
    ],
)
def test_addresses_resolve_as_in_a_browser(page: str, href: str, target: tuple[str, str] | None) -> None:
    assert resolve(page, href) == target
