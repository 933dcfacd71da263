"""The edition of another page, set up as CONTRIBUTING.md says: it builds, and the tests that come with it are green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition import pipeline
from edition.folders import ROOT
from helpers.editions import Run
from helpers.sites import configuration, nav_of

EDITIONS = sorted((ROOT / "tests" / "editions").iterdir())
NOT_COPIED = {".git", ".cache", "node_modules", "site"}  # and environments: large, and made anew


@pytest.mark.parametrize("source", EDITIONS, ids=lambda path: path.name)
def test_an_invented_edition_is_built_and_frozen(source: Path, tmp_path: Path, run: Run) -> None:
    assert run(source, "--out", tmp_path)[0] == 0
    assert run(source, "--out", tmp_path, "--check") == (0, "", "")


def left_out(folder: str, names: list[str]) -> set[str]:
    """What of a checkout isn't copied."""
    at_root = {name for name in names if name in NOT_COPIED or name.startswith(".venv")}
    return {"__pycache__"} | (at_root if Path(folder) == ROOT else set())


@pytest.mark.site
def test_the_tests_that_come_with_another_edition_are_green(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=left_out))
    shutil.rmtree(copy / "source")
    shutil.copytree(ROOT / "tests" / "editions" / "one-story", copy / "source")
    chapters = [chapter.id for chapter in pipeline.build(copy / "source").edition.chapters]
    (copy / "mkdocs.yml").write_text(configuration(nav_of(chapters)), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"PYTHONPATH": "scripts"}
    for words in (
        ["scripts/build.py"],
        ["-m", "tools.citation"],
        ["-m", "pytest", "-m", "not site and not hypothesis"],
    ):
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr
