"""Prove a built site against ``source/``: every character, every id, every link, every frozen address.

    python scripts/verify.py [SITE_DIR] [--source SOURCE_DIR]

Reads only the built HTML and the source folder;
prints what it proved and writes it into the site (assets/data/proof.json).
Exit codes: 0 proved; 1 the site has faults; 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from build import ROOT, Built, build
from edition import editorial, links, load, lock, policy, proof
from edition.errors import InputError, Problem
from edition.model import Kind
from edition.proof import links as proof_links
from edition.site import WebPage, css_addresses, read_site


def prove(built: Built, lines: Sequence[str], folder: Path) -> tuple[list[proof.Fault], proof.Proof]:
    """All faults of a site, and the figures of the proof. ``lines`` are the export's, without the accounted ones."""
    site = read_site(folder)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    marks = [candidate.mark for candidate in built.ledger if candidate.marked]
    faults = [
        *proof.text_faults(built.edition, site),
        *proof.ledger_faults(lines, built.edition, site, editorial.narrow),
        *proof.id_faults(site),
        *proof.link_faults(site, files),
        *_style_faults(folder),
        *proof_links.address_faults(built.addresses, lock.live(built.frozen), site, lock.digest),
        *proof_links.gone_faults(built.gone, site),
        *proof_links.embed_faults(_embeds(built), site),
        *proof_links.printed_faults(site),
        *proof.term_faults(built.edition, marks, site),
        *_policy_faults(site),
    ]
    return faults, _figures(built, lines, site, len(marks))


def _embeds(built: Built) -> dict[str, str]:
    """The addresses of all pages to embed and what they quote; nothing where the text is retired."""
    named = [(link.embed, link.address) for link in links.links_of(built.edition, built.terms) if link.embed]
    gone = {embed: "" for address in built.gone if (embed := lock.derived(address)).startswith("/embed/")}
    return gone | {embed: built.texts[address] for embed, address in named}


def _figures(built: Built, lines: Sequence[str], site: dict[str, WebPage], marks: int) -> proof.Proof:
    kinds = [item.kind for chapter in built.edition.chapters for item in chapter.items]
    return proof.Proof(
        sha256=built.edition.sha256,
        characters=sum(len("".join(line.split())) for line in lines),
        lines=sum(bool(line) for line in lines),
        paragraphs=kinds.count(Kind.PARAGRAPH),
        headings=kinds.count(Kind.HEADING),
        terms=marks,
        pages=len(site),
        links=sum(len(page.links) for page in site.values()),
        addresses=len(built.frozen),
    )


def _style_faults(folder: Path) -> list[proof.Fault]:
    """V05 in style sheets."""
    found = []
    for path in sorted(folder.rglob("*.css")):
        for href in css_addresses(path.read_text(encoding="utf-8")):
            if href.startswith(("http:", "https:", "//")):
                place = "/" + path.relative_to(folder).as_posix()
                found.append(
                    proof.Fault(place, "V05", f"the style sheet fetches {href}", "serve it from the site itself")
                )
    return found


def _policy_faults(site: dict[str, WebPage]) -> Iterator[proof.Fault]:
    """V10 and V11."""
    for page in site.values():
        yield from (proof.Fault(*row) for row in policy.policy_faults(page.address, page.policies, page.scripts))
        yield from (proof.Fault(*row) for row in policy.inline_faults(page.address, page.inline))


def article_lines(built: Built, folder: Path) -> list[str]:
    """The export's lines that must be in the pages: without accounted ones, marks, and the dateline's repetition."""
    page = built.edition.page
    accounted = {reading.line.number for reading in page.accounted} | {line.number for line in page.credit_lines}
    bylines = {chapter.byline.number for chapter in page.chapters if chapter.byline}
    masthead = [page.paper, page.date, page.weekday, f"第{built.edition.number}版" if built.edition.number else ""]
    lines = []
    for line in load.read_article(folder / "article.txt").lines:
        if line.number == page.masthead.number:
            lines.append("".join(masthead))
        elif line.number not in accounted:
            lines.append(line.unmarked if line.number in bylines else line.text)
        if page.credit_lines and line.number == page.credit_lines[-1].number:
            lines.append(page.credit)
    return lines


def report(figures: proof.Proof) -> str:
    """What was proved, in three lines."""
    return (
        f"proved: {figures.characters} characters in {figures.lines} lines, {figures.paragraphs} paragraphs and "
        f"{figures.headings} headings, in order\n"
        f"        {figures.terms} occurrences of terms linked to their entries, and nothing else\n"
        f"        {figures.links} links in {figures.pages} pages, no other host asked; "
        f"{figures.addresses} frozen addresses hold"
    )


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Prove a built site against its source.")
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site", help="the built site (site/)")
    parser.add_argument("--source", type=Path, default=ROOT / "source", help="the edition's folder (source/)")
    options = parser.parse_args(arguments)
    try:
        if not (options.site / "index.html").is_file():
            raise InputError([Problem(str(options.site), 0, "there is no built site here", "run `mkdocs build` first")])
        built = build(options.source)
        faults, figures = prove(built, article_lines(built, options.source), options.site)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if faults:
        print("\n".join(map(str, faults)), file=sys.stderr)
        print(f"{options.site}: {len(faults)} faults; the site isn't proved", file=sys.stderr)
        return 1
    data = options.site / proof.DATA
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text(json.dumps(figures.data(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(report(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
