"""Prove a built site against ``source/``: every character, every id, every link, every frozen address.

    python scripts/verify.py [SITE_DIR] [--source SOURCE_DIR]
    python scripts/verify.py [SITE_DIR] --fix

Reads only the built HTML and the source folder;
prints what it proved and writes it into the site (assets/data/proof.json). ``--fix`` proves nothing: after a new
version of the theme it writes the hashes of the site's inline scripts into the policies of mkdocs.yml and deploy/.
Exit codes: 0 proved; 1 the site has faults; 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from edition import addresses, files, load, lock, pipeline
from edition.book import Book
from edition.folders import ROOT, SITE, SOURCE
from edition.model import Kind
from edition.problems import InputError, Problem
from edition.proof import exports, passages, policy
from edition.proof import links as proof_links
from edition.proof.website import WebPage, css_addresses, read_site
from edition.text import page_label


def prove(book: Book, lines: Sequence[str], folder: Path) -> tuple[list[passages.Fault], passages.Proof]:
    """All faults of a site, and the figures of the proof. ``lines`` are the export's, without the accounted ones."""
    site = read_site(folder)
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    faults = [
        *passages.text_faults(book.edition, site),
        *passages.ledger_faults(lines, book.edition, site),
        *passages.id_faults(site),
        *passages.link_faults(site, paths),
        *_style_faults(folder),
        *proof_links.address_faults(book.texts, lock.live(book.lock), site),
        *proof_links.gone_faults(book.gone, site),
        *proof_links.embed_faults(_embeds(book), site),
        *proof_links.printed_faults(site),
        *passages.term_faults(book.edition, book.marks, site),
        *_policy_faults(site),
        *exports.export_faults(book.edition, book.marks, _downloads(folder)),
    ]
    return faults, _figures(book, lines, site, len(book.marks))


def _downloads(folder: Path) -> dict[str, bytes]:
    """The files to download, by path under the site's root."""
    found = (path for path in (folder / addresses.download("")).glob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _embeds(book: Book) -> dict[str, str]:
    """The addresses of all pages to embed and what they quote; nothing where the text is retired."""
    named = [(link.embed, link.address) for link in book.links if link.embed]
    gone = {embed: "" for address in book.gone if (embed := addresses.embed(address))}
    return gone | {embed: book.texts[address] for embed, address in named}


def _figures(book: Book, lines: Sequence[str], site: dict[str, WebPage], marks: int) -> passages.Proof:
    kinds = [item.kind for chapter in book.edition.chapters for item in chapter.items]
    return passages.Proof(
        sha256=book.edition.sha256,
        characters=sum(len("".join(line.split())) for line in lines),
        lines=sum(bool(line) for line in lines),
        paragraphs=kinds.count(Kind.PARAGRAPH),
        headings=kinds.count(Kind.HEADING),
        terms=marks,
        pages=len(site),
        links=sum(len(page.links) for page in site.values()),
        addresses=len(book.lock),
    )


def _style_faults(folder: Path) -> list[passages.Fault]:
    """V05 in style sheets."""
    found = []
    for path in sorted(folder.rglob("*.css")):
        for href in css_addresses(path.read_text(encoding="utf-8")):
            if href.startswith(("http:", "https:", "//")):
                place = "/" + path.relative_to(folder).as_posix()
                found.append(
                    passages.Fault(place, "V05", f"the style sheet fetches {href}", "serve it from the site itself")
                )
    return found


def _policy_faults(site: dict[str, WebPage]) -> Iterator[passages.Fault]:
    """V10 and V11."""
    for page in site.values():
        yield from (passages.Fault(*row) for row in policy.policy_faults(page.address, page.policies, page.scripts))
        yield from (passages.Fault(*row) for row in policy.inline_faults(page.address, page.inline))


def article_lines(book: Book, folder: Path) -> list[str]:
    """The export's lines that must be in the pages: without accounted ones, marks, and the dateline's repetition."""
    page = book.edition.page
    accounted = {reading.line.number for reading in page.accounted} | {line.number for line in page.credit_lines}
    bylines = {chapter.byline.number for chapter in page.chapters if chapter.byline}
    masthead = [page.paper, page.date, page.weekday, page_label(book.edition.number)]
    lines = []
    for line in load.read_article(folder / "article.txt").lines:
        if line.number == page.masthead.number:
            lines.append("".join(masthead))
        elif line.number not in accounted:
            lines.append(line.unmarked if line.number in bylines else line.text)
        if page.credit_lines and line.number == page.credit_lines[-1].number:
            lines.append(page.credit)
    return lines


def report(figures: passages.Proof) -> str:
    """What was proved, in three lines."""
    return (
        f"proved: {figures.characters} characters in {figures.lines} lines, {figures.paragraphs} paragraphs and "
        f"{figures.headings} headings, in order\n"
        f"        {figures.terms} occurrences of terms linked to their entries, and nothing else\n"
        f"        {figures.links} links in {figures.pages} pages, no other host asked; "
        f"{figures.addresses} frozen addresses hold"
    )


POLICIES = ("mkdocs.yml", "deploy/_headers", "deploy/nginx.conf")


def fix(site: Path) -> None:
    """Write the hashes of a built site's inline scripts into every policy of the checkout."""
    scripts = (text for page in read_site(site).values() for text in page.scripts)
    hashes = list(dict.fromkeys(map(policy.hash_of, scripts)))
    texts = {name: load.read_text(ROOT / name) for name in POLICIES}
    renewed = {name: policy.with_hashes(text, hashes) for name, text in texts.items()}
    changed = {name: text for name, text in renewed.items() if text != texts[name]}
    files.put(changed, ROOT)
    print(f"{', '.join(changed)}: renewed; build the site again" if changed else "the policies hold: nothing to fix")


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Prove a built site against its source.")
    parser.add_argument("site", type=Path, nargs="?", default=SITE, help="the built site (site/)")
    parser.add_argument("--source", type=Path, default=SOURCE, help="the edition's folder (source/)")
    parser.add_argument("--fix", action="store_true", help="write the inline scripts' hashes into the policies")
    options = parser.parse_args(arguments)
    try:
        if not (options.site / "index.html").is_file():
            raise InputError([Problem(str(options.site), 0, "there is no built site here", "run `mkdocs build` first")])
        if options.fix:
            fix(options.site)
            return 0
        book = pipeline.build(options.source)
        faults, figures = prove(book, article_lines(book, options.source), options.site)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if faults:
        print("\n".join(map(str, faults)), file=sys.stderr)
        print(f"{options.site}: {len(faults)} faults; the site isn't proved", file=sys.stderr)
        return 1
    data = options.site / passages.DATA
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text(json.dumps(figures.data(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(report(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
