"""Where the kit isn't there, the offprint says what to install; tests/accept sets and reads it."""

from __future__ import annotations

import sys
import types

import pytest

from edition.book import Book
from edition.exports import offprint
from edition.problems import InputError
from edition.proof.exports import song


def test_without_typst_it_says_what_to_install(built: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(
        InputError, match=r"typst isn't installed; pip install --require-hashes -r requirements-kit.txt"
    ):
        list(offprint.files(built))


def test_without_the_font_it_says_what_to_install(built: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = types.SimpleNamespace(families=lambda: ["Noto Sans CJK SC"])
    fake = types.SimpleNamespace(Fonts=lambda **_: fonts)
    monkeypatch.setitem(sys.modules, "typst", fake)
    with pytest.raises(InputError, match="the font Noto Serif CJK SC isn't installed; on Debian: apt-get install"):
        list(offprint.files(built))


def test_without_a_reader_of_pdf_the_proof_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match="pypdf isn't installed; pip install"):
        song(b"")
