"""``permalinks.lock``: every public address with a hash of its text, so that no link made today leads elsewhere later.

A line an address: ``/chifeng/#p1`` a tab, the first 16 hex digits of the SHA-256 of the text. Ids follow the text: a
block whose text is frozen keeps its id wherever it moves; a new one gets the next free number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from edition.errors import Problem, stop_on
from edition.model import Edition, Kind, Page, Term

DIGITS = 16
ENTRY = re.compile(rf"^(?P<address>/\S*)\t(?P<hash>[0-9a-f]{{{DIGITS}}})$")
HEADER = (
    "# Every public address and the hash of its text (first 16 hex digits of SHA-256). Written by `build.py freeze`;\n"
    "# a build that would drop an address or give it another text stops. CONTRIBUTING.md says how to correct a text.\n"
)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_lock(text: str, path: str) -> dict[str, str]:
    """Addresses and their hashes, in the file's order. Raises ``InputError`` for lines that aren't of this form."""
    lock: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = ENTRY.match(line)
        if not match:
            problems.append(
                Problem(path, number, "not an address, a tab and 16 hex digits", "restore the line from git")
            )
        elif match["address"] in lock:
            problems.append(Problem(path, number, f"{match['address']} stands twice", "take the wrong line out"))
        else:
            lock[match["address"]] = match["hash"]
    stop_on(problems)
    return lock


def write_lock(lock: Mapping[str, str]) -> str:
    """The file's text."""
    return HEADER + "".join(f"{address}\t{value[:DIGITS]}\n" for address, value in lock.items())


def give_ids(letter: str, texts: Sequence[str], page: str, lock: Mapping[str, str]) -> list[str]:
    """Ids for a chapter's headings (``s``) or paragraphs (``p``), in their order.

    A text frozen under an address of this page keeps it; where a text occurs twice, in the order of the numbers. The
    others get the numbers that were never given, ascending.
    """
    prefix = f"{page}#{letter}"
    frozen = {address: value for address, value in lock.items() if re.fullmatch(re.escape(prefix) + r"\d+", address)}
    free: dict[str, list[str]] = {}
    for address, value in sorted(frozen.items(), key=lambda item: int(item[0].removeprefix(prefix))):
        free.setdefault(value, []).append(address.partition("#")[2])
    following = max((int(address.removeprefix(prefix)) for address in frozen), default=0)
    ids = []
    for text in texts:
        known = free.get(digest(text)[:DIGITS])
        if known:
            ids.append(known.pop(0))
        else:
            following += 1
            ids.append(f"{letter}{following}")
    return ids


def number(page: Page, shown: Mapping[int, str], chapters: Sequence[str], lock: Mapping[str, str]) -> dict[int, str]:
    """Ids for all headings and paragraphs, by the number of a block's first line.

    ``shown`` maps line numbers to texts as shown; ``chapters`` are the chapters' ids, in order.
    """
    ids: dict[int, str] = {}
    for name, chapter in zip(chapters, page.chapters, strict=True):
        for letter, kind in (("s", Kind.HEADING), ("p", Kind.PARAGRAPH)):
            blocks = [block for block in chapter.blocks if block.kind == kind]
            texts = [" ".join(shown[line.number] for line in block.lines) for block in blocks]
            given = give_ids(letter, texts, f"/{name}/", lock)
            ids |= {block.lines[0].number: id for block, id in zip(blocks, given, strict=True)}
    return ids


def addresses_of(edition: Edition, terms: Sequence[Term]) -> dict[str, str]:
    """Every public address of an edition and the hash of what stands there: a page's title, a block's text,
    an entry's headword (its definition may be corrected).
    """
    found = {"/": digest(" ".join(edition.headline)), "/about/": digest("关于本版")}
    for chapter in edition.chapters:
        found[f"/{chapter.url}"] = digest(" ".join(chapter.title))
        for item in chapter.items:
            found[f"/{chapter.url}#{item.id}"] = digest(item.text)
    found["/search/"] = digest("检索")
    if terms:
        found["/glossary/"] = digest("术语")
    for term in sorted(terms, key=lambda term: term.id):
        found[f"/glossary/#term-{term.id}"] = digest(term.headword)
    return found


def lock_problems(addresses: Mapping[str, str], lock: Mapping[str, str], path: str) -> Iterator[Problem]:
    """Frozen addresses that this build would drop or give another text.

    ``addresses`` maps what the build makes to hashes of any length ≥ 16.
    """
    for number, (address, value) in enumerate(lock.items(), HEADER.count("\n") + 1):
        if address not in addresses:
            mend = "restore its text; if the change is meant, put the new text's hash here and note it in CHANGELOG.md"
            yield Problem(path, number, f"{address} is frozen, but nothing has its text any more", mend)
        elif addresses[address][:DIGITS] != value:
            new = addresses[address][:DIGITS]
            mend = f"restore the text, or accept it by writing {new} here, with a note in CHANGELOG.md"
            yield Problem(path, number, f"the text at {address} isn't the frozen one", mend)


def unfrozen(addresses: Mapping[str, str], lock: Mapping[str, str]) -> list[str]:
    """Addresses that the build makes and the lock doesn't hold yet."""
    return [address for address in addresses if address not in lock]
