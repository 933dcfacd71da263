"""The handouts: a chapter's text for print, with the addresses of its sections, and their QR codes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.model import Chapter
from edition.pages import markdown
from edition.pages.fill import fill
from edition.pages.front import Front


@dataclass(frozen=True)
class Sheet:
    """What a handout prints beside a heading: the address as printed and as linked, and the QR code's file if any."""

    id: str
    shown: str
    url: str
    image: str = ""


def files(book: Book) -> Iterator[tuple[str, str]]:
    """One page per chapter."""
    for chapter in book.edition.chapters:
        path = addresses.source(addresses.handout(addresses.chapter(chapter.id)))
        sheets = {sheet.id: sheet for sheet in _sheets(chapter, book.site)}
        body = {item.id: markdown.linked(item.text, ()) for item in chapter.items}
        words = f"供打印的讲义：{' '.join(chapter.title)}，每节附网址。"
        front = Front("handout", f"{chapter.name}讲义", words, "navigation, toc", found=False)
        yield (
            path,
            fill(
                "handout.md.j2",
                book=book,
                edition=book.edition,
                front=front,
                chapter=chapter,
                sheets=sheets,
                body=body,
            ),
        )


def _sheets(chapter: Chapter, site: str) -> Iterator[Sheet]:
    """The chapter's and its sections'. A QR code needs the whole address, so there is none where it isn't known."""
    here = addresses.handout(addresses.chapter(chapter.id))
    for id in ["", *(item.id for item in chapter.items if item.is_heading)]:
        address = addresses.block(chapter.id, id) if id else addresses.chapter(chapter.id)
        if site:
            whole = addresses.whole(site, address)
            yield Sheet(id, whole, whole, addresses.qr(address))
        else:
            yield Sheet(id, address, addresses.href(address, here))


def qr_codes(book: Book) -> Iterator[tuple[str, str]]:
    """The QR codes that the handouts print, where the site's address is known."""
    for chapter in book.edition.chapters if book.site else ():
        for sheet in _sheets(chapter, book.site):
            yield sheet.image, qr_svg(sheet.url)


def qr_svg(address: str) -> str:
    """A QR code of an address: black on white with the four modules of quiet margin that ISO/IEC 18004 asks for.

    Level M: it is read with 15 % of it covered, as a photocopied sheet needs.
    """
    import segno  # slow to load, and needed only where the site's address is known

    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", xmldecl=False, nl=False, omitsize=True, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return f"{out.getvalue().decode()}\n"
