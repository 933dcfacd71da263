"""Cases of citations: a file holds a record and what becomes of it in every style and format."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from pathlib import Path

from edition.cite.formats import FORMATS
from edition.cite.record import Record
from edition.cite.styles import STYLES, plain


def read_case(path: Path) -> Record:
    """The record of a case; the rest of the file is expected of it."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))["record"]
    return Record(**found | {"authors": tuple(found["authors"])})


def written_case(record: Record) -> str:
    """A case as its file should say it, whole."""
    said = {field.name: getattr(record, field.name) for field in fields(record)}
    rows = ["[record]", *(f"{key} = {_string(value)}" for key, value in said.items() if value or key == "authors")]
    rows += ["", "[styles]"]
    for style in STYLES:
        rows.append(f"{style.key} = {_string(plain(style.cite(record)))}")
        rows += [f"{style.key}-in-text = {_string(plain(style.in_text(record)))}"] if style.in_text else []
    rows += ["", "[formats]", *(f"{form.key} = {_block(form.write(record))}" for form in FORMATS)]
    return "\n".join(rows) + "\n"


def _string(value: str | tuple[str, ...]) -> str:
    """A string or a list of them: what JSON writes is TOML too."""
    return json.dumps(value, ensure_ascii=False)


def _block(text: str) -> str:
    """A text of several lines, as it is."""
    assert "'''" not in text
    return f"'''\n{text}'''"
