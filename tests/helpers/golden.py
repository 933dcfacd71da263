"""Golden files: what a text must be, in a file that `pytest --update` writes anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Golden = Callable[[Path, str], None]  # the fixture `golden`


def comparing(path: Path, text: str) -> None:
    """Compare a text with a file, character by character."""
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == expected, f"{path} says otherwise; if the text is right, run `pytest --update` and see the diff"


def updating(path: Path, text: str) -> None:
    """Make the file say the text."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
