"""What the tests share: the real article, editions in temporary folders, the site as MkDocs builds it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from build import main
from edition import pipeline
from edition.book import Book
from edition.folders import ROOT
from edition.pipeline import build

# A slow machine is no fault. In CI the examples are the same each time, so that a change is judged by what it changes.
settings.register_profile("edition", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("edition")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def built() -> Book:
    """The real edition, made but not written."""
    return build(ROOT / "source")


@pytest.fixture(scope="session")
def pages(built: Book) -> dict[str, str]:
    """All files of the real edition, those that are made with the site too."""
    return pipeline.files(built, pipeline.COMMITTED + pipeline.WITH_SITE)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run build.py's command line: exit code, standard output, standard error."""

    def call(*arguments: str | Path, command: Callable[[Sequence[str]], int] = main) -> tuple[int, str, str]:
        code = command([str(argument) for argument in arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the real source folder, to be changed."""
    return Path(shutil.copytree(ROOT / "source", tmp_path / "source"))


def set_article(source: Path, text: str) -> None:
    """Write another article into a source folder, and its hash into edition.toml."""
    data = text.encode()
    (source / "article.txt").write_bytes(data)
    file = source / "edition.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [f'sha256 = "{hashlib.sha256(data).hexdigest()}"' if line.startswith("sha256") else line for line in lines]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def mkdocs_build(docs: Path, site: Path, nav: str = "", features: str = "", **environment: str) -> None:
    """Build a docs folder as the project's own mkdocs.yml says; elsewhere with copies of it and of the assets.

    ``nav`` replaces the navigation, ``features`` is one more feature of the theme.
    """
    config = docs.parent / "mkdocs.yml"
    if docs.parent != ROOT:
        text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        if nav:
            text = re.sub(r"^nav:\n(  .*\n)+", nav, text, flags=re.MULTILINE)
        if features:
            text = text.replace("  features:\n", f"  features:\n    - {features}\n")
        config.write_text(text.replace("scripts/hooks.py", str(ROOT / "scripts" / "hooks.py")), encoding="utf-8")
        if not (docs.parent / "source").exists():
            shutil.copytree(ROOT / "source", docs.parent / "source")
        shutil.copytree(ROOT / "overrides", docs.parent / "overrides", dirs_exist_ok=True)
        for name in ("css", "images", "js"):
            shutil.copytree(ROOT / "docs" / "assets" / name, docs / "assets" / name, dirs_exist_ok=True)
        for name in ("site.css", "site.js"):
            shutil.copy(ROOT / "docs" / "assets" / name, docs / "assets" / name)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(site),
    ]
    epoch = {"SOURCE_DATE_EPOCH": "1589731200", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=os.environ | epoch | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once and proved."""
    folder = tmp_path_factory.mktemp("built") / "site"
    mkdocs_build(ROOT / "docs", folder)
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "verify.py"), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder
