"""Serve the site while it is written: a change in ``source/`` is built, a change in ``docs/`` shows in the browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from edition.folders import ROOT

QUIET = 0.3  # seconds without a further change before a build


class Rebuild(FileSystemEventHandler):
    """Builds once the changes of a moment have settled; a fault is printed, and the last good pages stay."""

    def __init__(self, *commands: Sequence[str]) -> None:
        self.commands = commands
        self.timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Start the wait anew at each change; reading a file isn't one."""
        if event.event_type in ("opened", "closed_no_write"):
            return
        if self.timer:
            self.timer.cancel()
        self.timer = threading.Timer(QUIET, self.build)
        self.timer.start()

    def build(self) -> None:
        """Run each command in a process of its own, so that a change of its code counts too."""
        for command in self.commands:
            subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")}, check=False)


def main(arguments: Sequence[str]) -> int:
    """Build, then watch and serve until interrupted. Further arguments go to ``mkdocs serve``."""
    rebuild = Rebuild([sys.executable, "scripts/build.py"], [sys.executable, "-m", "tools.assets"])
    rebuild.build()
    observer = Observer()
    for folder in ("source", "scripts/edition", "docs/assets/css", "docs/assets/js"):
        observer.schedule(rebuild, str(ROOT / folder), recursive=True)
    observer.start()
    # --livereload: with newer versions of click the default is lost.
    command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "--livereload", *arguments]
    try:
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
