"""QR codes as pictures for documents; black on white with four modules of margin, level M, as the handouts' are."""

from __future__ import annotations

import io


def png(address: str) -> io.BytesIO:
    """A code of a whole address."""
    import segno  # slow to load

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=8, border=4)
    out.seek(0)
    return out
