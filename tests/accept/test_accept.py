"""The course files, opened by the programs that they are for: `make accept`. Too heavy for `make test`.

gift-pegjs (npm), Anki's own backend, openxml-audit; LibreOffice where it is installed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition import pipeline
from edition.book import Book
from edition.folders import ROOT
from edition.kit import anki, gift, plain
from edition.kit.outline import Outline
from helpers.courses import complete

NPM = ROOT / ".cache" / "npm"
GIFT = "gift-pegjs@1.0.2"
READ_GIFT = """
const { parse } = require("gift-pegjs");
const items = parse(require("fs").readFileSync(0, "utf8"));
const asked = items.filter((item) => item.type === "MC");
console.log(JSON.stringify({ types: [...new Set(items.map((item) => item.type))].sort(), asked: asked.map((item) =>
  [item.title, item.choices.map((each) => each.isCorrect), item.choices.map((each) => each.text.text)]) }));
"""


@pytest.fixture(scope="module")
def book(built: Book) -> Book:
    """The real edition as the site is made from it."""
    return complete(built)


@pytest.fixture(scope="module")
def made(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files of the kit."""
    folder = tmp_path_factory.mktemp("kit")
    for path, content in pipeline.files(book, pipeline.KIT).items():
        (folder / Path(path).name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_gift_pegjs_reads_every_question(book: Book) -> None:
    assert shutil.which("npm"), "Node and npm are needed: they read the GIFT file"
    if not (NPM / "node_modules" / "gift-pegjs").is_dir():
        NPM.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(NPM), GIFT]
        subprocess.run(command, check=True)
    node = ["node", "-e", READ_GIFT]
    done = subprocess.run(node, input=gift.gift(book), cwd=NPM, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["types"] == ["Category", "MC"]
    assert [title for title, *_ in found["asked"]] == [question.id for question in book.questions]
    for (_, right, texts), question in zip(found["asked"], book.questions, strict=True):
        assert right == [i == question.answer for i in range(len(question.options))]
        assert texts == list(question.options)
    print(f"gift-pegjs 1.0.2: {len(found['asked'])} questions")


IMPORT = """
import json, sys, tempfile
from pathlib import Path
from anki.buildinfo import version
from anki.collection import Collection, CsvMetadata, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
package, table = sys.argv[1:]
found = {"version": version}
collection = Collection(str(Path(tempfile.mkdtemp()) / "a.anki2"))
for turn in ("first", "second"):
    request = ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    found[turn] = [len(log.new), len(log.duplicate), collection.note_count(), collection.card_count()]
collection.close()
collection = Collection(str(Path(tempfile.mkdtemp()) / "b.anki2"))
metadata = collection.get_csv_metadata(path=table, delimiter=None)
log = collection.import_csv(ImportCsvRequest(path=table, metadata=metadata)).log
found["table"] = [len(log.new), CsvMetadata.Delimiter.Name(metadata.delimiter), collection.note_count()]
collection.close()
print(json.dumps(found))
"""


def test_anki_takes_each_entry_once(book: Book, made: Path, tmp_path: Path) -> None:
    """In two cards; a second import adds none. The table of two columns needs no setting."""
    (tmp_path / "terms.tsv").write_text(dict(plain.files(book))[plain.TERMS], encoding="utf-8")
    package = str(made / Path(anki.FILE).name)
    run = [sys.executable, "-c", IMPORT, package, str(tmp_path / "terms.tsv")]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    count = len(book.terms)
    assert found["first"] == [count, 0, count, 2 * count]
    assert found["second"] == [0, count, count, 2 * count]
    assert found["table"] == [count, "TAB", count]
    print(f"Anki {found['version']}: {count} notes, {2 * count} cards; again 0 new; {count} notes of the table")


def test_openxml_audit_expects_office_to_open_them(made: Path) -> None:
    from importlib.metadata import version

    paths = sorted(path for path in made.iterdir() if path.suffix in (".docx", ".pptx", ".xlsx"))
    assert len(paths) == 7
    for path in paths:
        run = [str(Path(sys.executable).parent / "openxml-audit"), str(path)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert "Errors: 0" in done.stdout
    print(f"openxml-audit {version('openxml-audit')}: {len(paths)} files without a finding")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice isn't installed")
def test_libreoffice_shows_every_slide_and_handout(book: Book, made: Path, tmp_path: Path) -> None:
    paths = sorted(path for path in made.iterdir() if path.suffix in (".docx", ".pptx"))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    for path in paths:
        pages = (tmp_path / f"{path.stem}.pdf").read_bytes().count(b"/Type/Page/")
        if path.suffix == ".pptx":
            chapter = next(each for each in book.edition.chapters if path.stem.endswith(each.id))
            assert pages == 1 + len(Outline(book).sections(chapter)), path.name
        else:
            assert 1 <= pages <= 6, path.name
