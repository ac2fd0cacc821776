"""A site as one ZIP for panels with an "extract" button, and beside it the list of what has to be deleted by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import copyfileobj

from generator.publishing.stamps import Files
from generator.publishing.store import Store

_DATE = (1980, 1, 1, 0, 0, 0)
"""Every file's, so that the same site gives the same bytes; no decision of ours rests on dates."""
_FOLDED = (".html", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".svg")


def deletions_beside(path: Path) -> Path:
    """Return where the list of what is to be deleted stands."""
    return path.with_name(f"{path.stem}-ต้องลบ.txt")


def write(path: Path, files: Files, store: Store, gone: Iterable[str], told: Callable[[int], None]) -> None:
    """Write the site's ``files`` to the ZIP at ``path`` at once or not at all; raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    try:
        with zipfile.ZipFile(new, "w") as archive:
            for name, stamp in sorted(files.items()):
                entry = zipfile.ZipInfo(name, _DATE)
                entry.external_attr = 0o644 << 16
                entry.flag_bits |= 0x800  # names are UTF-8, whatever the panel would guess
                entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(_FOLDED) else zipfile.ZIP_STORED
                with store.open(stamp) as source, archive.open(entry, "w") as to:
                    copyfileobj(source, to)
                told(stamp.size)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    listed = deletions_beside(path)
    if lines := sorted(gone):
        listed.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")
    else:
        listed.unlink(missing_ok=True)
