"""The content security policy's hashes: which inline scripts a built site has, and what mkdocs.yml should say of them.

    python scripts/csp.py [SITE_DIR]

Prints the line of hashes for ``extra.csp`` in mkdocs.yml; for maintainers, after a new version of the theme.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build import ROOT
from edition.policy import hash_of
from edition.site import read_site


def hashes(folder: Path) -> list[str]:
    """The hashes of all inline scripts of a site, in the order of their first place."""
    pages = read_site(folder).values()
    return list(dict.fromkeys(hash_of(text) for page in pages for text in page.scripts))


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="csp.py", description="Print the hashes of a built site's inline scripts.")
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site", help="the built site (site/)")
    site = parser.parse_args(arguments).site
    if not (site / "index.html").is_file():
        print(f"{site}: there is no built site here; run `mkdocs build` first", file=sys.stderr)
        return 2
    print("\n".join(hashes(site)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
