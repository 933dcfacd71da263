"""Whole sites, built as the project builds its own, by MkDocs and by Zensical; each built once for all workers."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from edition.folders import ROOT

HOME = "https://example.org/papers/page/"  # a site's address with a path, as on a shared host
EPOCH = {"SOURCE_DATE_EPOCH": "1589731200", "NO_MKDOCS_2_WARNING": "1"}


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that ``make`` fills, once in a run: workers of one run share it."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    with (folder.parent / f"{name}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if lock.read() != "made":
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            lock.write("made")
    return folder


def nav_of(chapters: Iterable[str]) -> str:
    """The navigation of an edition with these chapters, as it stands in mkdocs.yml."""
    pages = ["index", *chapters, "glossary", "search", "teaching", "about"]
    return "nav:\n" + "".join(f"  - {page}.md\n" for page in pages)


def mkdocs_build(docs: Path, site: Path, nav: str = "", **environment: str) -> None:
    """Build a docs folder as the project's own mkdocs.yml says; elsewhere with copies of it and of the assets.

    ``nav`` replaces the navigation.
    """
    if docs.parent != ROOT:
        mkdocs_folder(docs, nav)
    done = mkdocs_run(docs.parent, site, **environment)
    assert done.returncode == 0, done.stderr


def configuration(nav: str = "") -> str:
    """mkdocs.yml, with another navigation."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return re.sub(r"^nav:\n(  .*\n)+", nav, text, flags=re.MULTILINE) if nav else text


def mkdocs_folder(docs: Path, nav: str = "") -> None:
    """Put beside a docs folder the configuration, the overrides and, if it has none, the source; into it the assets."""
    text = configuration(nav)
    text = text.replace("scripts/hooks.py", str(ROOT / "scripts" / "hooks.py"))
    (docs.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    if not (docs.parent / "source").exists():
        shutil.copytree(ROOT / "source", docs.parent / "source")
    shutil.copytree(ROOT / "overrides", docs.parent / "overrides", dirs_exist_ok=True)
    for name in ("css", "images", "js"):
        shutil.copytree(ROOT / "docs" / "assets" / name, docs / "assets" / name, dirs_exist_ok=True)
    for name in ("site.css", "head.js", "site.js"):
        shutil.copy(ROOT / "docs" / "assets" / name, docs / "assets" / name)


def mkdocs_run(folder: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a strict build by the mkdocs.yml of a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(site)]
    return subprocess.run(command, env=os.environ | EPOCH | environment, capture_output=True, text=True, check=False)


def zensical_build(folder: Path) -> None:
    """Build the real docs with Zensical into ``folder``/site, from copies beside it."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [str(Path(sys.executable).parent / "zensical"), "build", "--clean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
