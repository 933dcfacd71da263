"""``CITATION.cff`` at the repository's root, written anew from ``source/``.

    python -m tools.citation [--check]

What it says is in ``source/edition.toml``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from edition import files, pipeline
from edition.exports.citation import citation_cff
from edition.folders import ROOT, SOURCE
from edition.problems import InputError

NAME = "CITATION.cff"


def main(arguments: Sequence[str]) -> int:
    """The command line: 1 if ``--check`` finds the file stale, 2 if the source has faults."""
    parser = argparse.ArgumentParser(prog="citation", description="Write CITATION.cff from source/.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is stale")
    options = parser.parse_args(arguments)
    try:
        late = files.changed({NAME: citation_cff(pipeline.build(SOURCE))}, ROOT)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if not options.check:
        files.put(late, ROOT)
    elif late:
        print(f"{ROOT / NAME}: the file is stale; run `python -m tools.citation` and commit it", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
