"""QR codes as SVG, for paper."""

from __future__ import annotations

import io


def qr_svg(address: str, mark: str) -> str:
    """A QR code of an address: black on white with the four modules of quiet margin that ISO/IEC 18004 asks for.

    Level M: it is read with 15 % of it covered, as a photocopied sheet needs. ``mark`` goes into a comment.
    """
    import segno  # slow to load, and wanted only where the site's address is known

    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", xmldecl=False, nl=False, omitsize=True, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return f"<!-- {mark} -->\n{out.getvalue().decode()}\n"
