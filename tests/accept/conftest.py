"""Third parties' own checkers and readers: heavy, so they run where they are asked for (`make accept`)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edition import pipeline
from edition.book import Book
from edition.folders import ROOT
from helpers.sites import HOME

HERE = Path(__file__).parent
NPM = ROOT / ".cache" / "npm"
Done = subprocess.CompletedProcess[str]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is in this folder (before pytest looks at the marks), and leave it out unless ``-m accept`` asks for it."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker("accept")
    if "accept" not in config.option.markexpr:
        items[:] = [item for item in items if item not in ours]
        config.hook.pytest_deselected(items=ours)


@pytest.fixture(scope="session")
def downloads(built: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files to download of a site whose address is known, the kit's too."""
    root = tmp_path_factory.mktemp("kit")
    made = pipeline.files(pipeline.at(built, HOME), pipeline.WITH_SITE + pipeline.KIT)
    for path, content in made.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root / "assets" / "download"


@pytest.fixture(scope="session")
def tool() -> Callable[..., Done]:
    """Run a program that has to be on the machine."""

    def run(name: str, *arguments: str | Path, **options: object) -> Done:
        path = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
        assert path, f"{name} isn't installed (CONTRIBUTING.md, `make accept`)"
        command = [path, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture(scope="session")
def npm(tool: Callable[..., Done]) -> Callable[[str], Path]:
    """The folder of a package from npm, kept between runs."""

    def get(name: str) -> Path:
        package = name.rpartition("@")[0]
        folder = NPM / "node_modules" / package
        if not folder.is_dir():
            done = tool("npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", NPM, name)
            assert done.returncode == 0, done.stderr
        return folder

    return get
