"""A ``Page`` and its ``edition.toml`` become the ``Edition``; what doesn't fit together is a problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from edition import addresses
from edition.model import (
    Article,
    Change,
    Chapter,
    Edition,
    Figure,
    Item,
    Kind,
    Line,
    Page,
    Piece,
    RawChapter,
    Release,
    Signature,
)
from edition.problems import Places, Problem, stop_on
from edition.schema import ChapterTable, EditionFile
from edition.text import plain_blanks


def exceptions(file: EditionFile) -> dict[int, list[str]]:
    """The words that the punctuation rule leaves alone, by line number."""
    return {line: [keep.text for keep in file.keep if keep.line == line] for line in {keep.line for keep in file.keep}}


def check_chapters(file: EditionFile, page: Page, at: Places) -> None:
    """The chapters of edition.toml must be the page's: as many, in order, each with an id of its own."""
    problems = []
    if len(file.chapter) != len(page.chapters):
        what = f"edition.toml has {len(file.chapter)} chapters, the page has {len(page.chapters)}"
        fix = "a [[chapter]] for each title: " + ", ".join(
            f"“{_source_title(raw, page, file)}”" for raw in page.chapters
        )
        problems.append(at.problem(("chapter", 0), what, fix))
    seen = Counter(table.id for table in file.chapter)
    named = Counter(table.name for table in file.chapter)
    for i, table in enumerate(file.chapter):
        if seen[table.id] > 1:
            problems.append(
                at.problem(("chapter", i, "id"), f"the id `{table.id}` stands twice", "give each chapter its own")
            )
        if named[table.name] > 1:
            problems.append(
                at.problem(("chapter", i, "name"), f"the name “{table.name}” stands twice", "give each chapter its own")
            )
        if table.id in addresses.RESERVED:
            problems.append(
                at.problem(("chapter", i, "id"), f"`{table.id}` is a page of the site itself", "take another id")
            )
    for i, (table, raw) in enumerate(zip(file.chapter, page.chapters, strict=False)):
        title = _source_title(raw, page, file)
        if not title.startswith(plain_blanks(table.title)):
            what = f"chapter {i + 1} of the page begins “{title[:30]}”, not “{table.title}”"
            problems.append(at.problem(("chapter", i, "title"), what, "put the chapters in the page's order"))
    stop_on(problems)


def _source_title(raw: RawChapter, page: Page, file: EditionFile) -> str:
    """How a chapter's title reads in the export; the page's headline where it has none, edition.toml's if need be."""
    lines = [line.text for line in raw.title or page.headline] or file.page.headline
    return plain_blanks(" ".join(lines))


def compose(
    file: EditionFile,
    article: Article,
    page: Page,
    shown: Mapping[int, str],
    changes: Sequence[Change],
    ids: Mapping[int, str],
) -> Edition:
    """Put the edition together.

    ``shown`` maps line numbers to texts as shown, ``ids`` numbers of first lines to ids.
    """
    pieces = _pieces(page.credit, page.reporters)
    headline = tuple(shown[line.number] for line in page.headline) or tuple(file.page.headline)
    chapters = tuple(
        _chapter(table, raw, headline, shown, ids) for table, raw in zip(file.chapter, page.chapters, strict=True)
    )
    authors = _authors(page.reporters, page.reporters.office)
    chapters = tuple(replace(chapter, authors=chapter.authors or authors) for chapter in chapters)
    return Edition(
        name=file.name,
        version=file.version,
        page=page,
        number=page.number,
        headline=headline,
        credit="".join(piece.text for piece in pieces),
        chapters=chapters,
        changes=(*changes, *_dropped(article)),
        sha256=article.sha256,
        lines=sum(bool(line.text) for line in article.lines),
        characters=sum(len(line.text) for line in article.lines),
        authors=authors or (chapters[0].authors if len(chapters) == 1 else ()),
        pieces=pieces,
        kicker=tuple(shown[line.number] for line in page.kicker),
        contact=file.contact,
        original=file.page.url,
        releases=tuple(Release(table.version, table.date, table.note) for table in file.release),
    )


def _dropped(article: Article) -> Iterator[Change]:
    """The control characters that no page can hold, as changes."""
    return (Change("controls", odd.line, odd.column - 1) for odd in article.odd if odd.dropped)


def _authors(signature: Signature, office: str) -> tuple[str, ...]:
    """Who a byline or credit says is the author: its names, else its office, else nobody."""
    return tuple(who.name for who in signature.people) or ((office,) if office else ())


def _pieces(text: str, signature: Signature) -> tuple[Piece, ...]:
    """A byline's text in its printed order, the names apart and without inner blanks, other blanks as one."""
    names = {who.printed: who.name for who in signature.people}
    longest = sorted(names, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest))})", text) if names else [text]
    pieces = [Piece(names[part], True) if part in names else Piece(_one_blank(part), False) for part in parts]
    return tuple(piece for piece in pieces if piece.text)


def _one_blank(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _chapter(
    table: ChapterTable, raw: RawChapter, headline: tuple[str, ...], shown: Mapping[int, str], ids: Mapping[int, str]
) -> Chapter:
    items = tuple(_item(block.kind, block.lines, shown, ids) for block in raw.blocks)
    byline = " ".join(Line(line.number, shown[line.number]).unmarked for line in raw.byline_lines)
    office, tail = (_as_shown(words, raw, byline) for words in (raw.signature.office, raw.signature.tail))
    return Chapter(
        id=table.id,
        name=table.name,
        raw=raw,
        title=tuple(shown[line.number] for line in raw.title) or headline,
        office=office,
        tail=tail,
        items=items,
        figure=_figure(table),
        authors=_authors(raw.signature, office),
        pieces=_pieces(byline, raw.signature),
        kicker=tuple(shown[line.number] for line in raw.kicker),
    )


def _figure(table: ChapterTable) -> Figure | None:
    if not table.figure:
        return None
    return Figure(table.figure.value, table.figure.caption, f"p{table.figure.paragraph}")


def _as_shown(words: str, raw: RawChapter, byline: str) -> str:
    """Words of a byline as shown: the same, found in the byline's shown text, where widths are put right."""
    exported = " ".join(line.unmarked for line in raw.byline_lines)
    at = exported.find(words) if words else -1
    return byline[at : at + len(words)] if at >= 0 else words


def _item(kind: Kind, lines: tuple[Line, ...], shown: Mapping[int, str], ids: Mapping[int, str]) -> Item:
    return Item(ids[lines[0].number], kind, lines, tuple(shown[line.number] for line in lines))


def release_problems(file: EditionFile, named: Iterable[str], at: Places) -> Iterator[Problem]:
    """Releases that aren't dates or aren't in order, or among which a version is missing: the current one, or one of
    those that ``permalinks.lock`` has ``named``.
    """
    for i, release in enumerate(file.release):
        try:
            date.fromisoformat(release.date)
        except ValueError:
            yield at.problem(("release", i, "date"), f"there is no day {release.date}", "write it as 2026-11-24")
    dates = [release.date for release in file.release]
    if dates != sorted(dates, reverse=True):
        yield at.problem(("release", 0), "the releases aren't in order", "put the newest first")
    versions = Counter(release.version for release in file.release)
    for version, count in versions.items():
        if count > 1:
            yield at.problem(("release", 0), f"version {version} stands {count} times", "give it one [[release]]")
    for version in sorted({file.version, *named} - versions.keys()) if file.release else ():
        which = "the current one" if version == file.version else "permalinks.lock names it"
        what = f"version {version} isn't among the releases ({which})"
        yield at.problem(("version",), what, "add a [[release]] with its date and a note")


def figure_problems(file: EditionFile, chapters: Sequence[Chapter], at: Places) -> Iterator[Problem]:
    """Figures of the home page that aren't words of their paragraph."""
    for i, (table, chapter) in enumerate(zip(file.chapter, chapters, strict=True)):
        if not table.figure:
            continue
        text = next((item.text for item in chapter.items if item.id == f"p{table.figure.paragraph}"), None)
        if text is None:
            what = f"{chapter.name} has no paragraph {table.figure.paragraph}"
            yield at.problem(("chapter", i, "figure", "paragraph"), what, "see the paragraph numbers in the chapter")
            continue
        for key, words in (("value", table.figure.value), ("caption", table.figure.caption)):
            if words not in text:
                what = f"paragraph {table.figure.paragraph} of {chapter.name} doesn't hold “{words}”"
                yield at.problem(("chapter", i, "figure", key), what, "quote the paragraph as the edition shows it")
