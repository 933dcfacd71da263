"""The only reader of files: ``source/`` in, checked objects out, every problem with its place."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import msgspec

from edition.matter import FILES, Matter
from edition.model import Article, Line, Odd
from edition.problems import InputError, Places, Positions, Problem, gathered, stop_on
from edition.schema import SEVERAL_LINES, EditionFile, GlossaryFile, QuestionsFile, Table
from edition.text import IN_A_LINE, IN_A_STRING, ODD, UNPRINTABLE

T = TypeVar("T", bound=Table)

LOCK = "permalinks.lock"


@dataclass(frozen=True)
class Source:
    """A source folder, read: the export, and the TOML files with the places of their keys; the optional ones."""

    article: Article
    edition: EditionFile
    edition_at: Places
    glossary: GlossaryFile
    glossary_at: Places
    questions: QuestionsFile
    questions_at: Places
    matter: Matter
    matter_at: Mapping[str, Places]


def read_source(folder: Path) -> Source:
    """Read a source folder, its permalinks.lock apart. Raises ``InputError``."""
    # Each of its function's type: a list can't say so.
    read: Any = gathered(
        [
            lambda: read_article(folder / "article.txt"),
            lambda: read_toml(folder / "edition.toml", EditionFile),
            lambda: read_toml(folder / "glossary.toml", GlossaryFile),
            lambda: read_questions(folder),
            lambda: read_matter(folder),
        ]
    )
    article, *files = read
    return Source(article, *chain.from_iterable(files))


def read_questions(folder: Path) -> tuple[QuestionsFile, Places]:
    """The editor's questions; none where there is no ``questions.toml``. Raises ``InputError``."""
    path = folder / "questions.toml"
    return read_toml(path, QuestionsFile) if path.exists() else (QuestionsFile(), Places(str(path), lambda _: 0))


def read_matter(folder: Path) -> tuple[Matter, dict[str, Places]]:
    """The editor's optional files that there are, and the places of their keys. Raises ``InputError``."""
    names = [name for name in FILES if (folder / f"{name}.toml").exists()]
    read: Any = gathered([partial(read_toml, folder / f"{name}.toml", FILES[name]) for name in names])
    files, places = ({name: each[i] for name, each in zip(names, read, strict=True)} for i in range(2))
    return Matter(**files), places


def lock_text(folder: Path) -> str:
    """The text of ``permalinks.lock``; empty before the first freeze, when there is none. Raises ``InputError``."""
    path = folder / LOCK
    return read_text(path) if path.exists() else ""


def read_text(path: Path) -> str:
    """A UTF-8 file's text. Raises ``InputError``."""
    return decode(read_bytes(path), str(path))


def read_article(path: Path) -> Article:
    """Read an export: UTF-8, with or without BOM, any line end. Raises ``InputError``.

    Its odd characters are listed, for edition.toml to allow.
    """
    data = read_bytes(path)
    text = decode(data, str(path))
    raw = re.sub("\r\n?", "\n", text).split("\n")
    lines = tuple(Line(number, UNPRINTABLE.sub("", line).strip()) for number, line in enumerate(raw, 1))
    if not any(line.text for line in lines):
        stop_on([Problem(str(path), 0, "the file is empty", "put the newspaper page's export there")])
    return Article(str(path), lines, hashlib.sha256(data).hexdigest(), tuple(_odd(raw)))


def _odd(raw: Sequence[str]) -> Iterator[Odd]:
    for number, line in enumerate(raw, 1):
        for match in ODD.finditer(line):
            yield Odd(number, match.start() + 1, match[0], bool(UNPRINTABLE.match(match[0])))


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises ``InputError`` where there is none to read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"the file can't be read ({error.strerror or error})"
        raise InputError([Problem(str(path), 0, what, "see that it exists and is a readable file")]) from None


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, a BOM left out. Raises ``InputError`` naming the first byte that isn't UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a BOM the codec counts from after it.
        start = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
        what = f"byte {start + 1} (0x{data[start]:02X}) isn't UTF-8"
        line = data[:start].count(b"\n") + 1
        raise InputError([Problem(path, line, what, "save the file as UTF-8")]) from None


def read_toml(path: Path, schema: type[T]) -> tuple[T, Places]:
    """A TOML file checked against a schema, and where its keys stand. Raises ``InputError`` with all problems."""
    text = read_text(path)
    try:
        raw = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        what = f"this isn't TOML: {re.sub(r' [(]at .*', '', str(error))}"
        problem = Problem(
            str(path), int(match[1]) if match else 0, what, "fix the line (https://toml.io has the rules)"
        )
        raise InputError([problem]) from None
    places = Places(str(path), Positions(text).line)
    stop_on(places.problem(*fault) for fault in _odd_strings(raw, ()))
    try:
        return msgspec.convert(raw, schema), places
    except msgspec.ValidationError:
        # It names the first fault only; a maintainer wants them all.
        raise InputError(places.problem(*fault) for fault in _faults(raw, schema, ())) from None


Fault = tuple[tuple[str | int, ...], str, str]  # key, what is wrong, what to do


def _odd_strings(value: object, key: tuple[str | int, ...]) -> Iterator[Fault]:
    """Strings that hold a control character (U+0000, U+202E), or a line's end or a tab where none belongs."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _odd_strings(each, (*key, name))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from _odd_strings(each, (*key, i))
    elif isinstance(value, str):
        names = [part for part in key if isinstance(part, str)]
        odd = IN_A_STRING if names[-1] in SEVERAL_LINES else IN_A_LINE
        for match in odd.finditer(value):
            what = f"`{'.'.join(names)}`: character {match.start() + 1} is U+{ord(match[0]):04X}"
            yield key, what, "take it out: nobody sees it, or no browser gives it back"


def _faults(raw: Mapping[str, object], schema: type[Table], key: tuple[str | int, ...]) -> Iterator[Fault]:
    """Everything that is wrong with a table: msgspec stops at the first fault of a value, so each value is asked."""
    fields = {field.name: field for field in msgspec.structs.fields(schema)}
    for name in raw.keys() - fields.keys():
        near = difflib.get_close_matches(name, fields, 1, 0.5)
        yield (
            (*key, name),
            f"unknown key `{name}`",
            f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(fields)}",
        )
    for name, field in fields.items():
        meaning = _meaning(field.type)
        if name not in raw:
            if field.required:
                yield key, f"`{name}` is missing", f"add it: {meaning}"
            continue
        tables = _tables(raw[name], field.type)
        for i, table, inner in tables:
            yield from _faults(table, inner, (*key, name) if i is None else (*key, name, i))
        if not tables:
            yield from _value_faults(raw[name], field.type, (*key, name), meaning)


def _tables(value: object, kind: object) -> list[tuple[int | None, Mapping[str, object], type[Table]]]:
    """The tables that a value holds, with their places in an array, where its type says that it holds tables."""
    inner = next((part for part in _parts(kind) if isinstance(part, type) and issubclass(part, Table)), None)
    if inner is None:
        return []
    if isinstance(value, dict):
        return [(None, value, inner)]
    rows = value if isinstance(value, list) else []
    return (
        [(i, row, inner) for i, row in enumerate(rows) if isinstance(row, dict)]
        if all(isinstance(row, dict) for row in rows)
        else []
    )


def _parts(kind: object) -> Iterator[object]:
    yield kind
    for part in get_args(kind):
        yield from _parts(part)


def _value_faults(value: object, kind: object, key: tuple[str | int, ...], meaning: str) -> Iterator[Fault]:
    try:
        msgspec.convert(value, cast("Any", kind))
    except msgspec.ValidationError as error:
        name = ".".join(str(part) for part in key if isinstance(part, str))
        reason = str(error)
        near = difflib.get_close_matches(str(value), _choices(kind), 1, 0.4)
        yield (
            key,
            f"`{name}`: {reason[0].lower()}{reason[1:]}",
            f"did you mean `{near[0]}`? {meaning}" if near else meaning,
        )


def _choices(kind: object) -> list[str]:
    """The values that an enumeration or a ``Literal`` allows."""
    members = [
        each.value for part in _parts(kind) if isinstance(part, type) and issubclass(part, Enum) for each in part
    ]
    return members + [part for part in _parts(kind) if isinstance(part, str)]


def _meaning(kind: object) -> str:
    """The sentence that a key's type carries."""
    notes = [
        note.description
        for note in getattr(kind, "__metadata__", ())
        if isinstance(note, msgspec.Meta) and note.description
    ]
    return notes[-1] if notes else "see scripts/edition/schema.py"
