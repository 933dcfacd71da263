"""``assets/data/ledger.csv``: every place that an entry could claim, and what became of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from edition.book import Book


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The ledger as a table, by its path under the site's root."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["chapter", "block", "start", "end", "surface", "term", "marked", "reason"])
    rows.writerows(
        (*mark[:4], surface, mark.term, "yes" if marked else "no", reason)
        for mark, surface, marked, reason, _nested in book.ledger
    )
    yield "assets/data/ledger.csv", out.getvalue()
