"""Prove a built site against ``source/``: every character, every id, every link, every file, every frozen address.

    python scripts/verify.py [SITE_DIR] [--source SOURCE_DIR]
    python scripts/verify.py [SITE_DIR] --fix

Reads the built site, the source folder, and the files that the site holds copies of (docs/assets, the theme's);
prints what it proved and writes it into the site (assets/data/proof.json). ``--fix`` proves nothing: after a new
version of the theme it writes the hashes of the site's inline scripts into the policies of mkdocs.yml and deploy/.
Exit codes: 0 proved; 1 the site has faults; 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from edition import addresses, files, load, pipeline
from edition.book import Book
from edition.exports import offline
from edition.folders import DOCS, ROOT, SITE, SOURCE
from edition.model import left_out
from edition.problems import InputError, Problem, stop_on
from edition.proof import frame, inventory, passages, policy
from edition.proof.head import Site
from edition.proof.website import pages_of, read_files
from edition.proof.whole import Expected, prove
from edition.text import page_label, squeeze

POLICIES = ("mkdocs.yml", "deploy/_headers", "deploy/nginx.conf")
FURNITURE = ("tools.html", "cite-menu.html")  # parts of overrides/ that may stand in a page's content


def expected_of(source: Path, site: Mapping[str, bytes]) -> Expected:
    """What a site must hold, by its source folder, for the address that its home page gives itself.

    Raises ``InputError`` for faults of the source.
    """
    home = pages_of({"index.html": site.get("index.html", b"")})[""]
    book = pipeline.at(pipeline.build(source), home.canonical)
    pages, made = pipeline.published(book, kit=False)
    packed = _offline(site, home.canonical)
    downloads = addresses.source(addresses.DOWNLOADS)
    pages[downloads] = offline.with_size(pages[downloads], len(packed))
    made[offline.path()] = packed
    # The data of the docs folder is made anew too: that folder may hold another edition than the one to be proved.
    made |= {path: text for path, text in pages.items() if not path.endswith(".md")}
    theme = _theme()
    return Expected(
        book=book,
        lines=article_lines(book, source),
        pages=pages,
        made={path: text if isinstance(text, bytes) else text.encode() for path, text in made.items()},
        copies=inventory.theme_files(theme) | inventory.own_files(DOCS, files.owned(DOCS)),
        furniture=_furniture(),
        words=_words(theme, pages, book),
        whole=_whole(home.canonical),
    )


def _offline(site: Mapping[str, bytes], address: str) -> bytes:
    """The offline copy of a site: its pages are proved as such, so that it must be these, packed."""
    page = addresses.split(addresses.DOWNLOADS)[0] + "index.html"
    text = offline.without_size(site.get(page, b"").decode(errors="replace"))
    return offline.packed_site({**site, page: text.encode()}, address)


def _theme() -> Path:
    """The folder of the theme's templates and files."""
    found = importlib.util.find_spec("material")
    if found is None or found.origin is None:
        fix = "run `pip install -r requirements.txt`"
        raise InputError([Problem("material", 0, "the theme isn't installed here", fix)])
    return Path(found.origin).parent / "templates"


def _furniture() -> list[str]:
    """The HTML of the site's own parts, without the comments for developers."""
    texts = (load.read_text(ROOT / "overrides" / "partials" / name) for name in FURNITURE)
    return [re.sub(r"{#.*?#}", "", text, flags=re.DOTALL).strip() for text in texts]


def _whole(address: str) -> Site:
    """What mkdocs.yml says of the whole site."""
    text = load.read_text(ROOT / "mkdocs.yml")
    keys = ("site_name", "site_description", "permalink_title")
    said = (re.search(rf"(?m)^ *{key}: (.+)$", text) for key in keys)
    name, description, permalink = (found[1] if found else "" for found in said)
    return Site(name, description, permalink, address)


def _words(theme: Path, pages: Mapping[str, str], book: Book) -> frozenset[str]:
    """The texts that a page's frame may have: the theme's, those of mkdocs.yml and overrides/, titles of pages."""
    languages = [theme / "partials" / "languages" / name for name in ("zh.html", "en.html")]
    read = [*languages, ROOT / "mkdocs.yml", *sorted((ROOT / "overrides").rglob("*.html"))]
    titles = [found[1] for text in pages.values() if (found := re.search(r'(?m)^title: "(.*)"$', text))]
    heads = [" ".join(lines) for lines in (book.edition.headline, *(each.title for each in book.edition.chapters))]
    names = [*addresses.NAMES.values(), *(chapter.name for chapter in book.edition.chapters)]
    return frozenset({*frame.words_of(map(load.read_text, read)), *map(squeeze, (*titles, *heads, *names))})


def article_lines(book: Book, folder: Path) -> list[str]:
    """The export's lines that must be in the pages: without accounted ones, marks, and the dateline's repetition.

    The head's come first, as the pages have them: an export may have an editor's note or the credit above the headline.
    """
    page = book.edition.page
    left = {reading.line.number for reading in page.accounted} | {line.number for line in page.credit_lines}
    left.add(page.masthead.number)
    head = {line.number for line in (*page.kicker, *page.headline)}
    bylines = {line.number for chapter in page.chapters for line in chapter.byline_lines}
    exported = [line for line in load.read_article(folder / "article.txt").lines if line.number not in left]
    masthead = page.paper + page.date + page.weekday + page_label(book.edition.number)
    lines = [masthead, *(line.text for line in exported if line.number in head), page.credit]
    body = (line for line in exported if line.number not in head)
    return lines + [line.unmarked if line.number in bylines else line.text for line in body]


def report(figures: passages.Proof, book: Book) -> str:
    """What was proved, and which lines of the export are no part of it."""
    omissions = left_out(book.edition.page)
    left = sum(len(each.lines) for each in omissions)
    named = ": " + ", ".join(f"{len(each.lines)} {each.reason}" for each in omissions) if omissions else ""
    return (
        f"proved: {figures.characters} characters in {figures.lines} lines, {figures.paragraphs} paragraphs and "
        f"{figures.headings} headings, in order\n"
        f"        {left} lines of the export left out{named}\n"
        f"        {figures.terms} occurrences of terms linked to their entries, and nothing else\n"
        f"        {figures.links} links in {figures.pages} pages, no other host asked; "
        f"{figures.addresses} frozen addresses hold"
    )


def fix(site: Mapping[str, bytes]) -> None:
    """Write the hashes of a built site's inline scripts into every policy of the checkout."""
    scripts = (text for page in pages_of(site).values() for text in page.scripts)
    hashes = list(dict.fromkeys(map(policy.hash_of, scripts)))
    texts = {name: load.read_text(ROOT / name) for name in POLICIES}
    renewed = {name: policy.with_hashes(text, hashes) for name, text in texts.items()}
    changed = {name: text for name, text in renewed.items() if text != texts[name]}
    files.put(changed, ROOT)
    print(f"{', '.join(changed)}: renewed; build the site again" if changed else "the policies hold: nothing to fix")


def main(arguments: Sequence[str]) -> int:
    """The command line; never a traceback for what lies in the folders."""
    try:
        return _run(arguments)
    except InputError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # whoever read the report has left; nothing more to say
        sys.stderr.close()
    except OSError as error:
        what = f"{error.filename or 'verify'}: {error.strerror or error}; see that the folder can be read and written"
        print(what, file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted: nothing is proved", file=sys.stderr)
    return 2


def _run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="verify.py", description="Prove a built site against its source.")
    parser.add_argument("site", type=Path, nargs="?", default=SITE, help="the built site (site/)")
    parser.add_argument("--source", type=Path, default=SOURCE, help="the edition's folder (source/)")
    parser.add_argument("--fix", action="store_true", help="write the inline scripts' hashes into the policies")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        stop_on([Problem(str(options.site), 0, "there is no built site here", "run `mkdocs build` first")])
    site = read_files(options.site)
    if options.fix:
        fix(site)
        return 0
    expected = expected_of(options.source, site)
    faults, figures = prove(expected, site)
    if faults:
        print("\n".join(map(str, faults)), file=sys.stderr)
        print(f"{options.site}: {len(faults)} faults; the site isn't proved", file=sys.stderr)
        return 1
    files.put({passages.DATA: json.dumps(figures.data(), ensure_ascii=False, indent=1) + "\n"}, options.site)
    print(report(figures, expected.book), flush=True)
    return 0


if __name__ == "__main__":
    # Whatever a proof reads lives until its end, as in a build.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
