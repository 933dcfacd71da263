"""What the tests share: the real edition, source folders to be changed, golden files, the site as MkDocs builds it."""

from __future__ import annotations

import hashlib
import os
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
from helpers.editions import Run, texts, without_matter
from helpers.golden import Golden, comparing, updating
from helpers.sites import HOME, mkdocs_build, once, zensical_build

# A slow machine is no fault. In CI the examples are the same each time, so that a change is judged by what it changes.
settings.register_profile("full", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("quick", settings.get_profile("full"), max_examples=20)
settings.register_profile("fuzz", settings.get_profile("full"), max_examples=5_000, derandomize=False, print_blob=True)
settings.load_profile("full")

SITES = {"site", "known_site", "zensical_site", "tombs"}  # fixtures that build a whole site
BROWSER = ROOT / "tests" / "site"
# The page whose words some tests know: 《中国城市报》, 18 May 2020, page 08. In the edition of another page they are left out.
THIS_PAGE = "dfe1b2c7f0a30f7583e225241883127569e5511e52d2f3a75a5df164ab0f5c08"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update``: what differs is written anew, to be seen in the diff."""
    parser.addoption("--update", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what needs a browser, a whole site, or this very page, so that the rest can be run without."""
    another = hashlib.sha256((ROOT / "source" / "article.txt").read_bytes()).hexdigest() != THIS_PAGE
    for item in items:
        in_browser = BROWSER in item.path.parents
        if in_browser:
            item.add_marker("browser")
            if not item.get_closest_marker("any_page"):
                item.add_marker("this_page")
        if in_browser or SITES & set(getattr(item, "fixturenames", ())):
            item.add_marker("site")
        if another and item.get_closest_marker("this_page"):
            item.add_marker(pytest.mark.skip(reason="it knows another page's words than those of source/article.txt"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds it; with ``--update`` write the file."""
    return updating if request.config.getoption("--update") else comparing


@pytest.fixture(scope="session")
def built() -> Book:
    """The real edition, made but not written."""
    return build(ROOT / "source")


@pytest.fixture(scope="session")
def pages(built: Book) -> dict[str, str]:
    """All files of the real edition, those that are made with the site too."""
    return pipeline.pages(built) | texts(pipeline.files(built, pipeline.WITH_SITE))


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
    """A copy of the real source folder, to be changed: without the editor's files that quote all of it."""
    return without_matter(Path(shutil.copytree(ROOT / "source", tmp_path / "source")))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once and proved."""

    def make(folder: Path) -> None:
        mkdocs_build(ROOT / "docs", folder / "site")
        verify = [sys.executable, str(ROOT / "scripts" / "verify.py"), str(folder / "site")]
        done = subprocess.run(verify, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "real", make) / "site"


@pytest.fixture(scope="session")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built for an address that is known, under a path of a host."""

    def make(folder: Path) -> None:
        mkdocs_build(ROOT / "docs", folder / "site", SITE_URL=HOME)

    return once(tmp_path_factory, "known", make) / "site"


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pages as Zensical renders them."""
    return once(tmp_path_factory, "zensical", zensical_build) / "site"
