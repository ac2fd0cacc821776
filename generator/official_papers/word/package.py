"""Packed files that are the same bytes whenever they are made of the same content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a packed file can say; ours say none."""
_SAVED = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
"""When a library says that it made or saved the file."""
_PROPERTIES = "docProps/core.xml"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return ``parts`` by name as one packed file, in their order and without a time."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def timeless(raw: bytes) -> bytes:
    """Return a packed file that we have just made without the time it was made at."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: _SAVED.sub(b"", part) if name == _PROPERTIES else part for name, part in parts.items()})
