"""Makes the text of a PDF searchable as real Thai.

HarfBuzz draws ``ำ`` as two glyphs (and ``้ำ`` as three, ring before tone mark). The table that tells which text a
glyph stands for is filled here so that the glyphs read, in the order drawn, as the letters typed.
"""

from __future__ import annotations

import re
from io import BytesIO

from fpdf import FPDF
from fpdf.fonts import TTFFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, StreamObject

RING, SARA_AA, SARA_AM = 0x0E4D, 0x0E32, 0x0E33


def spell_sara_am(pdf: FPDF) -> None:
    """Let the last glyph of every ``ำ`` stand for it, its tone mark for itself and its ring for nothing."""
    for font in pdf.fonts.values():
        if not isinstance(font, TTFFont):
            continue
        for glyph, _ in font.subset.items():  # noqa: PERF102 - no dictionary, it has no keys()
            if glyph is None or not isinstance(glyph.unicode, tuple):
                continue
            if SARA_AM in glyph.unicode or not glyph.unicode:
                glyph.unicode = _read(glyph.glyph_name)


def _read(name: str) -> tuple[int, ...]:
    """Return what a glyph called ``uni0E32`` or, for ring and tone mark in one, ``uni0E4D0E49.narrow`` reads as."""
    codes = [int(code, 16) for code in re.findall("[0-9A-F]{4}", name.partition(".")[0].removeprefix("uni"))]
    return tuple(SARA_AM if code == SARA_AA else code for code in codes if code != RING)


def silence_unmapped(data: bytes) -> bytes:
    """Return the PDF ``data`` with every glyph that stands for no text mapped to nothing, instead of to its number."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for candidate in [*writer._objects]:  # noqa: SLF001 - pypdf offers no public walk over all objects
        if not isinstance(candidate, DictionaryObject) or "/ToUnicode" not in candidate:
            continue
        table = candidate["/ToUnicode"].get_object()
        if isinstance(table, StreamObject):
            table.set_data(_completed(table.get_data().decode("ascii")).encode("ascii"))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _completed(table: str) -> str:
    known = {int(code, 16) for code in re.findall(r"^<([0-9A-F]{4})> <", table, re.MULTILINE)}
    silent = [code for code in range(1, max(known) + 3) if code not in known]
    lines = "".join(f"<{code:04X}> <>\n" for code in silent)
    return table.replace("endcmap", f"{len(silent)} beginbfchar\n{lines}endbfchar\nendcmap", 1)
