"""Generated files on disk: which are stale, and writing the ones that changed, all of them or none.

What a build owns in its folder is what it wrote there last: the list stands in ``.generated``. Nothing else is ever
overwritten or removed, whatever it looks like.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from edition.problems import InputError, Problem, stop_on

OWNED = ".generated"
HEADER = "# What `scripts/build.py` wrote here last; these files are its own, all others aren't.\n"


def stale(pages: Mapping[str, str], out: Path) -> list[str]:
    """The paths under ``out`` that a build would write or remove, sorted."""
    listed = _with_list(pages)
    return sorted({*changed(listed, out), *_left_over(pages, out)})


def write(pages: Mapping[str, str], out: Path) -> list[str]:
    """Write the pages that changed, remove an earlier build's that none makes any more; returns what was touched.

    Raises ``InputError`` where a path leaves the folder, where something in the way isn't an earlier build's, or where
    another build is writing.
    """
    stop_on(_path_problems(pages, out))
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        late, left = changed(_with_list(pages), out), _left_over(pages, out)
        stop_on(_foreign_problems(late, out))
        _replace_all(late, left, out)
    return sorted({*late, *left} - {OWNED})


def put(files: Mapping[str, str | bytes], out: Path) -> None:
    """Write some files of a folder that belongs to people, all of them or none."""
    out.mkdir(parents=True, exist_ok=True)
    _replace_all({name: _encoded(content) for name, content in files.items()}, [], out)


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _with_list(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages and the list of them."""
    return {**pages, OWNED: HEADER + "".join(f"{name}\n" for name in sorted(pages))}


def changed(pages: Mapping[str, str], out: Path) -> dict[str, bytes]:
    """The files that ``out`` doesn't have as they are, encoded."""
    encoded = ((name, text.encode()) for name, text in pages.items())
    return {name: data for name, data in encoded if _bytes(f"{out}/{name}") != data}


def _bytes(path: str) -> bytes | None:
    # Pages are many: pathlib would take thrice as long.
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def owned(out: Path) -> set[str]:
    """The paths that an earlier build wrote here; of a damaged list, those that stay in the folder."""
    lines = (_bytes(f"{out}/{OWNED}") or b"").decode(errors="replace").splitlines()
    return {line for line in lines if line and not line.startswith("#") and _stays_inside(line)}


def _left_over(pages: Mapping[str, str], out: Path) -> list[str]:
    """Files that an earlier build wrote and this one doesn't."""
    return sorted(name for name in owned(out) - pages.keys() if (out / name).is_file())


def _stays_inside(name: str) -> bool:
    """Whether a path can't lead out of the folder: ``a/b.md`` does, ``../b.md``, ``/b.md`` and ``a//b.md`` don't."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and str(path) == name and "\0" not in name


def _path_problems(pages: Mapping[str, str], out: Path) -> Iterator[Problem]:
    for name in pages:
        if not _stays_inside(name):
            what = f"“{name}” isn't a path inside this folder"
            yield Problem(str(out), 0, what, "correct the id or address in source/")


def _foreign_problems(changed: Mapping[str, bytes], out: Path) -> Iterator[Problem]:
    """What stands in the way of the changed pages and isn't an earlier build's."""
    own = owned(out) | {OWNED}
    root = out.resolve()
    fix = "move it away, or choose another --out"
    for name in changed:
        path = out / name
        if path.is_dir():
            yield Problem(str(path), 0, "a folder stands where a page goes", fix)
        elif name not in own and (path.exists() or path.is_symlink()):
            what = f"the file isn't one that a build wrote here ({OWNED} doesn't list it)"
            yield Problem(str(path), 0, what, fix)
        elif blocking := next((each for each in path.parents if each.exists() and not each.is_dir()), None):
            yield Problem(str(blocking), 0, "a file stands where a folder goes", fix)
        elif not path.parent.resolve().is_relative_to(root):
            yield Problem(str(path), 0, "a link leads out of the folder", fix)


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep other builds out of the folder; the system opens the lock again when a process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows, where a folder can't be locked
        yield
        return
    folder = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        fix = "wait until it is done, then build again"
        raise InputError([Problem(str(out), 0, "another build is writing here", fix)]) from None
    finally:
        os.close(folder)


def _replace_all(changed: Mapping[str, bytes], removed: Sequence[str], out: Path) -> None:
    """Write and remove, or leave everything as it was: new files are staged beside, then moved to their places.

    A reader, or a server that watches, never sees half a file.
    """
    if not changed and not removed:
        return
    names = [*changed, *removed]
    stage = Path(tempfile.mkdtemp(prefix=".staged-", dir=out))
    try:
        for i, data in enumerate(changed.values()):
            _write(stage / str(i), data, out)
        _move_all(names, out, stage)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    _tidy(removed, out)


def _move_all(names: Sequence[str], out: Path, stage: Path) -> None:
    staged = {i for i in range(len(names)) if (stage / str(i)).exists()}
    try:
        for i, name in enumerate(names):
            _swap(stage / str(i), out / name, stage / f"{i}.old")
    except BaseException:
        for i, name in enumerate(names):
            if (stage / f"{i}.old").exists():
                (stage / f"{i}.old").replace(out / name)
            elif i in staged and not (stage / str(i)).exists():
                (out / name).unlink()
        raise


def _write(path: Path, data: bytes, out: Path) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:  # of the folder that the maintainer named, not of the staged file
        raise OSError(error.errno, error.strerror, str(out)) from error


def _swap(new: Path, path: Path, old: Path) -> None:
    """Put a staged file (none, where a file is removed) in the place of what stood there, which is kept as ``old``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.replace(old)
    if new.exists():
        new.replace(path)


def _tidy(removed: Sequence[str], out: Path) -> None:
    """Remove the folders that are empty now."""
    folders = {folder for name in removed for folder in (out / name).parents if out in folder.parents}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()
