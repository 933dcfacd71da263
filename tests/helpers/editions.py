"""Source folders that a test changes: the article, the files beside it, a glossary of two entries."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from build import main
from edition.addresses import COMPARE, ENGLISH, FIGURES, INDEX, QUIZ
from edition.folders import SOURCE
from edition.matter import FILES


def _ids(name: str, kind: str) -> list[str]:
    tables = tomllib.loads((SOURCE / name).read_text(encoding="utf-8")).get(kind, [])
    return [str(table["id"]) for table in tables]


# What there is in the edition at hand, whichever it is.
CHAPTERS = _ids("edition.toml", "chapter")
TERMS = _ids("glossary.toml", "term")

Run = Callable[..., tuple[int, str, str]]  # the fixture `run`: exit code, standard output, standard error


def set_article(source: Path, text: str) -> None:
    """Write another article into a source folder, and its hash into edition.toml."""
    data = text.encode()
    (source / "article.txt").write_bytes(data)
    file = source / "edition.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [f'sha256 = "{hashlib.sha256(data).hexdigest()}"' if line.startswith("sha256") else line for line in lines]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(source: Path, name: str = "article.txt") -> str:
    """A file of a source folder."""
    return (source / name).read_text(encoding="utf-8")


def lines_of(source: Path, beginning: str) -> str:
    """The article's first line with this beginning."""
    return next(line for line in read(source).splitlines() if line.startswith(beginning))


def edit(source: Path, old: str, new: str) -> None:
    """Change the article in one place, and say so in edition.toml."""
    text = read(source)
    assert old in text
    set_article(source, text.replace(old, new, 1))


def edit_file(source: Path, name: str, old: str, new: str) -> None:
    """Change a file of a source folder wherever it says ``old``."""
    text = read(source, name)
    assert old in text
    (source / name).write_text(text.replace(old, new), encoding="utf-8")


def shorten(source: Path) -> Path:
    """The edition with two entries only: what the others quote can't be taken out. The editor's files go with them."""
    without_matter(source)
    entries = read(source, "glossary.toml").split("[[term]]")
    few = [
        re.sub(r"related = .*", "related = []", entry) for entry in entries if re.search('id = "(qi|shixingji)"', entry)
    ]
    assert len(few) == 2
    (source / "glossary.toml").write_text("".join(f"[[term]]{entry}" for entry in few), encoding="utf-8")
    (source / "permalinks.lock").unlink()
    assert main(["freeze", str(source)]) == 0
    return source


def without_matter(source: Path) -> Path:
    """The edition without the files that it may do without, and without the addresses of their pages."""
    for name in (*FILES, "questions"):
        (source / f"{name}.toml").unlink(missing_ok=True)
    lines = read(source, "permalinks.lock").splitlines(keepends=True)
    made = tuple(f"{address}\t" for address in (COMPARE, FIGURES, INDEX, ENGLISH, QUIZ))
    (source / "permalinks.lock").write_text("".join(x for x in lines if not x.startswith(made)), encoding="utf-8")
    return source


def texts(made: Mapping[str, str | bytes]) -> dict[str, str]:
    """The files that are text."""
    return {path: content for path, content in made.items() if isinstance(content, str)}
