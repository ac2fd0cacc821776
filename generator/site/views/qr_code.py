"""QR codes, as SVG for the web and as PNG for print and chat; they hold an address letter for letter."""

from __future__ import annotations

from io import BytesIO

_LEVEL = "h"
"""Level of error correction: posters are creased, wet and photographed askew. At M, 51 of 80 codes with a tenth of them
damaged could be read, at H all 80; the code has 37 modules a side instead of 29."""
_BORDER = 4
"""Width of the quiet zone in modules, as ISO/IEC 18004 asks for."""
_SVG_SCALE, _PNG_SCALE = 10, 24
"""Pixels per module: the PNG is to be good enough for print."""


def qr_svg(address: str) -> bytes:
    """Draw the QR code of ``address`` as an SVG file."""
    return _drawn(address, "svg", _SVG_SCALE)


def qr_png(address: str) -> bytes:
    """Draw the QR code of ``address`` as a PNG file, about 900 pixels wide."""
    return _drawn(address, "png", _PNG_SCALE)


def _drawn(address: str, kind: str, scale: int) -> bytes:
    # Only here and not above: it takes 25 ms to import, and not every build draws a code.
    import segno  # noqa: PLC0415 - see above

    file = BytesIO()
    code = segno.make_qr(address, error=_LEVEL)
    code.save(file, kind=kind, scale=scale, border=_BORDER, dark="#000", light="#fff")
    return file.getvalue()
