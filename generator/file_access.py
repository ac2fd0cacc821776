"""Reads the bytes of a record's file, and nothing but a file of the agency's own folder.

Links that lead out of the folder, folders, devices, pipes, names that Windows keeps for devices and files that are
too large are refused before a byte is read, so that no file can hang the program or fill its memory.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Place, finding
from generator.text_characters import shown

MAX_BYTES = 1 << 20
"""The largest record that is read: 1 MiB; a real one has 2 to 50 KiB."""

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ .]*(\.|$)", re.IGNORECASE)


def place_name(path: Path, folder: Path) -> str:
    """Give the POSIX path of ``path`` relative to ``folder``, printable whatever bytes the name has."""
    try:
        name = path.relative_to(folder).as_posix()
    except ValueError:
        name = path.as_posix()
    return name if name.isprintable() else name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(path: Path, folder: Path) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Give the content of the file at ``path`` inside ``folder``, or ``None`` and the finding that says why not."""
    place = Place(place_name(path, folder))
    try:
        code = _refusal(path, folder)
        if code is not None:
            return None, (finding(code, place, file=place.file),)
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, (_failure(error, place),)
    if len(raw) > MAX_BYTES:
        return None, (finding("E108", place, file=place.file),)
    return raw, ()


def _refusal(path: Path, folder: Path) -> str | None:
    """Give the code of the reason not to open ``path``; raises ``OSError`` where the file cannot be asked."""
    if any(map(_DEVICE.match, PurePosixPath(place_name(path, folder)).parts)):
        return "E107"
    if not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), "")):  # noqa: PTH118 - keeps the final separator
        return "E105"
    kind = path.stat()
    if stat.S_ISDIR(kind.st_mode):
        return "E104"
    if not stat.S_ISREG(kind.st_mode):
        return "E106"
    return "E108" if kind.st_size > MAX_BYTES else None


def _failure(error: OSError | ValueError, place: Place) -> Finding:
    if isinstance(error, FileNotFoundError):
        return finding("E102", place, file=place.file)
    if isinstance(error, PermissionError):
        return finding("E103", place, file=place.file)
    return finding("E101", place, file=place.file, reason=shown(getattr(error, "strerror", None) or str(error)))
