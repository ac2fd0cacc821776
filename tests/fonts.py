"""The typeface of the tests, which comes with their dependencies: no test depends on what a machine has installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(str(files("fontpkg_sarabun"))) / "files"
"""Sarabun, whose ancestor official papers are set in; it has Thai and Latin letters."""

REGULAR = FOLDER / "Sarabun-Regular.ttf"
BOLD = FOLDER / "Sarabun-Bold.ttf"


def configuration(folder: Path) -> Path:
    """Write into ``folder`` what tells programs that ask fontconfig of this typeface and no other; returns the file."""
    file = folder / "fonts.conf"
    cache = folder / "font-cache"
    file.write_text(
        f'<?xml version="1.0"?>\n<fontconfig><dir>{escape(str(FOLDER))}</dir>'
        f"<cachedir>{escape(str(cache))}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    return file
