"""Print the path of a Chromium for the tests; with ``--install``, get one where there is none.

In this order: the one named by CHROMIUM; one on the PATH; Debian's package, if it may be installed; Playwright's own.
Exit code 2 with a plain word where none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    """The browser named by CHROMIUM, or one on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install_debian() -> str | None:
    """Debian's package, with a font that has Chinese characters."""
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return None
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"]):
        if not _run([*root, "apt-get", "--quiet=2", *command]):
            return None
    return find()


def install_playwright() -> str | None:
    """The browser that Playwright downloads."""
    if not _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(command: Sequence[str]) -> bool:
    # Standard output is for the path alone.
    try:
        return subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def main(arguments: Sequence[str]) -> int:
    """Print the path; 2 where there is none."""
    steps: list[Callable[[], str | None]] = [find]
    if "--install" in arguments and not os.environ.get("CHROMIUM"):
        steps += [install_debian, install_playwright]
    path = next((found for step in steps if (found := step())), None)
    if path is None:
        named = os.environ.get("CHROMIUM")
        what = (
            f"CHROMIUM names {named}, which isn't an executable file"
            if named
            else "no Chromium found, and none could be installed"
        )
        print(
            f"find_browser: {what}; install one (Debian: apt-get install chromium) or set CHROMIUM to its path",
            file=sys.stderr,
        )
        return 2
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
