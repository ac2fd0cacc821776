"""Reads the bytes of a record's file, and nothing but a file of the agency's own folder.

Links that lead out of the folder, folders, devices, pipes, names that Windows keeps for devices and files that are
too large are refused before a byte is read, so that no file can hang the program or fill its memory.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from generator.findings import Finding, Place, finding
from generator.loading.text_characters import shown

MAX_BYTES = 1 << 20
"""The largest record that is read: 1 MiB; a real one has 2 to 50 KiB."""
_USUAL_BYTES = 1 << 16

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ .]*(\.|$)", re.IGNORECASE)


def place_name(path: Path, folder: Path) -> str:
    """Give the POSIX path of ``path`` relative to ``folder``, printable whatever bytes the name has."""
    try:
        name = path.relative_to(folder).as_posix()
    except ValueError:
        name = path.as_posix()
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in name)


def read_bytes(path: Path, folder: Path, name: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Give the content of the file at ``path`` inside ``folder``, or ``None`` and the finding that says why not.

    ``name`` is what ``place_name`` gives for it.
    """
    try:
        code = _refusal(path, folder, name)
        raw = b""
        if code is None:
            with path.open("rb") as file:
                # Asking for a megabyte at once costs as much as reading the file: nearly all are smaller than this.
                raw = file.read(_USUAL_BYTES)
                if len(raw) == _USUAL_BYTES:
                    raw += file.read(MAX_BYTES + 1 - _USUAL_BYTES)
    except (OSError, ValueError) as error:
        return None, (failure(error, name),)
    if len(raw) > MAX_BYTES:
        code = "E108"
    return (raw, ()) if code is None else (None, (finding(code, Place(name), file=name),))


def list_folder(path: Path, folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Give what stands in the folder at ``path`` inside the agency's ``folder``, sorted; nothing if it is not there.

    What the system hides or makes itself is left out. A folder that leads outside or may not be read is a finding.
    """
    name = place_name(path, folder)
    try:
        if not os.path.lexists(path):
            return (), ()
        if not is_inside(path, folder):
            return (), (finding("E105", Place(name), file=name),)
        if not path.is_dir():
            return (), (finding("E314", Place(name), file=name),)
        entries = sorted(entry for entry in path.iterdir() if not is_hidden(entry.name))
    except OSError as error:
        return (), (failure(error, name),)
    return tuple(entries), ()


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of that name is no work of a person: hidden, or kept by Windows or Office."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}


def _refusal(path: Path, folder: Path, name: str) -> str | None:
    """Give the code of the reason not to open ``path``; raises ``OSError`` where the file cannot be asked."""
    if any(map(_DEVICE.match, name.split("/"))):
        return "E107"
    if not is_inside(path, folder):
        return "E105"
    kind = path.stat()
    if stat.S_ISDIR(kind.st_mode):
        return "E104"
    if not stat.S_ISREG(kind.st_mode):
        return "E106"
    return "E108" if kind.st_size > MAX_BYTES else None


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether ``path`` is in ``folder`` once every link is followed; without links on the way that is cheap."""
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ("..",)
    here = os.fspath(folder)
    if ".." not in parts:
        for part in parts:
            here = os.path.join(here, part)  # noqa: PTH118 - thousands of files: pathlib takes ten times as long
            if os.path.islink(here):  # noqa: PTH114 - the same
                break
        else:
            return True
    # realpath and not Path.resolve, which raises for a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def failure(error: OSError | ValueError, name: str) -> Finding:
    """Give the finding of a file or folder called ``name`` that the system would not let be read."""
    codes: dict[type[Exception], str] = {FileNotFoundError: "E102", PermissionError: "E103"}
    reason = shown(getattr(error, "strerror", None) or str(error))
    return finding(codes.get(type(error), "E101"), Place(name), file=name, reason=reason)
