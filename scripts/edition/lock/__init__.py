"""``permalinks.lock``: every public address with a hash of its text, so that no link made today leads elsewhere later.

``text`` reads and writes the file, ``ids`` lets the ids follow the text, ``check`` finds what a build would break,
``change`` accepts corrections and retirements.
"""

from edition.lock.change import Request, change, record, request_of, told
from edition.lock.check import lock_problems, paragraphs, retired, unfrozen
from edition.lock.ids import addresses_of, give_ids, number, texts_of
from edition.lock.resolve import resolve
from edition.lock.text import Lock, live, read_lock, versions, write_lock

__all__ = [
    "Lock",
    "Request",
    "addresses_of",
    "change",
    "give_ids",
    "live",
    "lock_problems",
    "number",
    "paragraphs",
    "read_lock",
    "record",
    "request_of",
    "resolve",
    "retired",
    "texts_of",
    "told",
    "unfrozen",
    "versions",
    "write_lock",
]
