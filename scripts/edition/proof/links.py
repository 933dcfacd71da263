"""The proof of the addresses: the lock holds, retired ones lead on, and what is made from them says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.addresses import split
from edition.model import Retirement
from edition.proof.passages import Fault
from edition.proof.website import WebPage, resolve
from edition.text import digest

FREEZE = "run `python scripts/build.py freeze` and commit permalinks.lock"
AGAIN = "run `python scripts/build.py` and build the site again"


def address_faults(
    addresses: Mapping[str, str], frozen: Mapping[str, str], site: Mapping[str, WebPage]
) -> Iterator[Fault]:
    """V06: each frozen address is in the site with the frozen text, and no other address is published."""
    for address, value in frozen.items():
        yield from _frozen_faults(address, value, site)
    for address in addresses.keys() - frozen.keys() if frozen else ():
        yield Fault(address, "V06", "the address isn't frozen", FREEZE)


def _frozen_faults(address: str, value: str, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    path, fragment = split(address)
    if path not in site or (fragment and fragment not in site[path].ids):
        what = "the address is frozen, but the site doesn't have it"
        yield Fault(address, "V06", what, "build again from the source that was frozen")
        return
    text = _text(site[path], fragment)
    if text is not None and not digest(text).startswith(value):
        what = "the text at this address isn't the frozen one"
        yield Fault(address, "V06", what, "restore it, or freeze the correction (CONTRIBUTING.md)")


def _text(page: WebPage, fragment: str) -> str | None:
    """What stands at an address of a page: its title, a passage, an entry's headword; None for the site's own pages."""
    if not fragment:
        return next((" ".join(passage.parts) for passage in page.passages if passage.role == "title"), None)
    passage = next((passage for passage in page.passages if passage.id == fragment), None)
    return " ".join(passage.parts) if passage else page.headwords.get(fragment)


def gone_faults(gone: Mapping[str, Retirement], site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V06: a retired address opens a tombstone that leads to its successor, and nothing else stands there.

    ``gone`` are the retired addresses, each with the address where its readers end.
    """
    for address, retirement in gone.items():
        path, fragment = split(address)
        page = site.get(path)
        if page is None or (fragment and fragment not in page.ids):
            yield Fault(address, "V06", "the address is retired, but the site has no word of it", AGAIN)
        elif resolve(path, page.moved.get(fragment or "title", "")) != split(retirement.to):
            yield Fault(address, "V06", f"the retired address doesn't lead to {retirement.to}", AGAIN)
        elif any(passage.id == fragment for passage in page.passages) if fragment else page.passages:
            yield Fault(address, "V06", "a text stands at a retired address", "give the text another id")


def printed_faults(site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V09: whole addresses on handouts (and in their QR codes) are those of the site that they are published with."""
    root = site[""].canonical if "" in site else ""
    for page in site.values():
        for address in page.printed if root else ():
            if not address.startswith(root):
                fix = "build the site again: MkDocs' site_url says the address"
                yield Fault(f"/{page.address}", "V09", f"{address} is printed, but the site is at {root}", fix)
