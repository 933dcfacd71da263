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

from build import ROOT, Built, build, main

# A slow machine is no fault. In CI the examples are the same each time, so that a change is judged by what it changes.
settings.register_profile("edition", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("edition")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def built() -> Built:
    """The real edition, made but not written."""
    return build(ROOT / "source")


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


def mkdocs_build(docs: Path, site: Path, nav: str = "", **environment: str) -> None:
    """Build a docs folder as the project's own mkdocs.yml says; elsewhere with copies of it and of the assets.

    ``nav`` replaces the navigation.
    """
    if docs.parent != ROOT:
        mkdocs_folder(docs, nav)
    done = mkdocs_run(docs.parent, site, **environment)
    assert done.returncode == 0, done.stderr


def mkdocs_folder(docs: Path, nav: str = "") -> None:
    """Put beside a docs folder what MkDocs needs besides it: the configuration, the overrides; and into it the assets."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if nav:
        text = re.sub(r"^nav:\n(  .*\n)+", nav, text, flags=re.MULTILINE)
    text = text.replace("- scripts/hooks.py", f"- {ROOT / 'scripts' / 'hooks.py'}")
    (docs.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", docs.parent / "overrides", dirs_exist_ok=True)
    if "search.md" in text:  # written by hand, so that no build makes it
        shutil.copy(ROOT / "docs" / "search.md", docs / "search.md")
    for name in ("css", "images", "js"):
        shutil.copytree(ROOT / "docs" / "assets" / name, docs / "assets" / name, dirs_exist_ok=True)
    for name in ("site.css", "head.js", "site.js"):
        shutil.copy(ROOT / "docs" / "assets" / name, docs / "assets" / name)


def mkdocs_run(folder: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a strict build by the mkdocs.yml of a folder."""
    config = ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(site)]
    epoch = {"SOURCE_DATE_EPOCH": "1589731200", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *config],
        env=os.environ | epoch | environment,
        capture_output=True,
        text=True,
        check=False,
    )


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
