"""Zip files that are the same whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can say
STORED = {"mimetype"}  # an EPUB's first file, which has to lie in it as it is


def packed(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip of some files, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files:
            info = zipfile.ZipInfo(path, DATE)
            info.compress_type = zipfile.ZIP_STORED if path in STORED else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # Unix, on Windows too
            archive.writestr(info, content, compresslevel=9)
    return out.getvalue()
