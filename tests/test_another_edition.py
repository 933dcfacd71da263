"""Editions of other pages, set up as CONTRIBUTING.md says: each becomes a proved site, and the tests are green for them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

from edition import pipeline
from edition.folders import ROOT
from helpers.editions import Run
from helpers.sites import configuration, mkdocs_build, nav_of
from tools.bench import multiply
from verify import main as verify

EDITIONS = sorted((ROOT / "tests" / "editions").iterdir())
NOT_COPIED = {".git", ".cache", "node_modules", "site"}  # and environments: large, and made anew

# Tests that read nothing of the edition at hand: to run them for another one says nothing new.
OF_NO_EDITION = (
    "tests/site",
    "tests/accept",
    "tests/parse",
    "tests/test_another_edition.py",
    "tests/test_assets.py",
    "tests/test_deploy.py",
    "tests/test_files.py",
    "tests/test_freeze.py",
    "tests/test_glossary.py",
    "tests/test_init.py",
    "tests/test_web.py::test_an_edition_never_seen_is_searched",
    "tests/test_words.py::test_what_is_written_uses_the_terms",
)


@pytest.mark.site
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.name)
def test_an_invented_edition_becomes_a_proved_site(edition: Path, tmp_path: Path, run: Run) -> None:
    source, docs, site = (tmp_path / name for name in ("source", "docs", "site"))
    shutil.copytree(edition, source)
    assert run(source, "--out", docs)[0] == 0
    assert run(source, "--out", docs, "--check") == (0, "", "")
    mkdocs_build(docs, site, nav_of(chapters_of(source)))
    code, out, err = run(site, "--source", source, command=verify)
    assert (code, err) == (0, "")
    assert f"; {len(pipeline.build(source).lock)} frozen addresses hold" in out


@pytest.mark.site
def test_later_chapters_stay_out_of_the_navigation(tmp_path: Path, run: Run) -> None:
    """Of fourteen chapters a page names twelve and itself; the home page lists all, and each leads to the next."""
    source, docs, site = (tmp_path / name for name in ("source", "docs", "site"))
    shutil.copytree(ROOT / "tests" / "editions" / "three-stories", source)
    chapters = multiply(source, 14)
    assert run(source, "--out", docs)[0] == 0
    mkdocs_build(docs, site, nav_of(chapters))
    assert run(site, "--source", source, command=verify)[0] == 0
    for at, page in enumerate(["", *chapters]):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        tabs = re.findall(r'href="([^"]*)" class="md-tabs__link', html)
        named = {urljoin(f"/{page}/" if page else "/", href).strip("/") for href in tabs}
        assert named & set(chapters) == set(chapters[:12]) | {page} - {""}
        if 0 < at < 14:
            assert f'<a href="../{chapters[at]}/"><em>下一篇</em>' in html
    home = (site / "index.html").read_text(encoding="utf-8")
    assert [id for id in chapters if f'href="{id}/"' not in home] == []


def chapters_of(source: Path) -> list[str]:
    return [chapter.id for chapter in pipeline.build(source).edition.chapters]


def left_out(folder: str, names: list[str]) -> set[str]:
    """What of a checkout isn't copied."""
    at_root = {name for name in names if name in NOT_COPIED or name.startswith(".venv")}
    return {"__pycache__"} | (at_root if Path(folder) == ROOT else set())


@pytest.mark.site
def test_the_tests_that_come_with_another_edition_are_green(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=left_out))
    shutil.rmtree(copy / "source")
    shutil.copytree(ROOT / "tests" / "editions" / "one-story", copy / "source")
    (copy / "mkdocs.yml").write_text(configuration(nav_of(chapters_of(copy / "source"))), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"PYTHONPATH": "scripts"}
    left = [f"--deselect={path}" if "::" in path else f"--ignore={path}" for path in OF_NO_EDITION]
    for words in (
        ["scripts/build.py"],
        ["-m", "tools.citation"],
        ["-m", "pytest", "-m", "not site and not hypothesis", "-p", "no:xdist", "-p", "no:cacheprovider", *left],
    ):
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr
