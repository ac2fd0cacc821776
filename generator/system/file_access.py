"""Reads the bytes of a record's file, and nothing but a file of the agency's own folder.

Links that lead out of the folder, folders, devices, pipes, names that Windows keeps for devices and files that are
too large are refused before a byte is read, so that no file can hang the program or fill its memory.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from generator.findings.finding import Finding, Place, finding
from generator.system.plain_files import content_of
from generator.system.text_characters import shown

CODES = ("E101", "E102", "E103", "E104", "E105", "E106", "E107", "E108", "E314")

MAX_BYTES = 1 << 20
"""The largest record that is read: 1 MiB; a real one has 2 to 50 KiB."""

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ .]*(\.|$)", re.IGNORECASE)
"""A name that Windows keeps for a device, with any ending, and with spaces and dots that it does not count."""


def place_name(path: Path, folder: Path) -> str:
    """Return the POSIX path of ``path`` relative to ``folder``, printable whatever bytes the name has."""
    try:
        name = path.relative_to(folder).as_posix()
    except ValueError:
        name = path.as_posix()
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in name)


def read_bytes(
    path: Path, folder: Path, name: str, *, limit: int = MAX_BYTES
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Return the content of the file at ``path`` inside ``folder``, or ``None`` and the finding that says why not.

    ``name`` is what ``place_name`` gives for it.
    """
    try:
        real = _real(path, folder)
        code = _refusal(path, real, name, limit)
        if code is None and real is not None:
            return content_of(real, limit, follow=False), ()
    except (OSError, ValueError) as error:
        return None, (failure(error, name),)
    return None, (finding(code or "E105", Place(name), file=name),)


def list_folder(path: Path, folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Return what stands in the folder at ``path`` inside the agency's ``folder``, sorted; nothing if it is not there.

    Nor if nobody may look whether it is: that is said of the folder above it. What the system hides or makes itself is
    left out. A folder that leads outside or may not be read is a finding.
    """
    name = place_name(path, folder)
    try:
        if not os.path.lexists(path):
            return (), ()
        if not is_inside(path, folder):
            return (), (leads_out(name),)
        if not path.is_dir():
            return (), (no_folder(name),)
        entries = sorted(entry for entry in path.iterdir() if not is_hidden(entry.name))
        for entry in entries:
            entry.lstat()  # a folder may let its names be read and nothing else
    except OSError as error:
        return (), (failure(error, name),)
    return tuple(entries), ()


def leads_out(name: str) -> Finding:
    """Return the finding on what is called ``name`` and leads out of the agency's folder."""
    return finding("E105", Place(name), file=name)


def no_folder(name: str) -> Finding:
    """Return the finding on a file that stands where the folder ``name`` should."""
    return finding("E314", Place(name), file=name)


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of that name is no work of a person: hidden, or kept by Windows or Office."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}


def _refusal(path: Path, real: str | None, name: str, limit: int) -> str | None:
    """Return the code of the reason not to open ``path``; raises ``OSError`` where the file cannot be asked."""
    if any(map(_DEVICE.match, name.split("/"))):
        return "E107"
    if real is None:
        return "E105"
    kind = path.stat()
    if stat.S_ISDIR(kind.st_mode):
        return "E104"
    if not stat.S_ISREG(kind.st_mode):
        return "E106"
    return "E108" if kind.st_size > limit else None


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether ``path`` is in ``folder`` once every link is followed."""
    return _real(path, folder) is not None


def _real(path: Path, folder: Path) -> str | None:
    """Return ``path`` with links followed, None when that leads out of ``folder``; cheap where there is no link."""
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ("..",)
    here = os.fspath(folder)
    if ".." not in parts:
        for part in parts:
            here = os.path.join(here, part)  # noqa: PTH118 - thousands of files: pathlib takes ten times as long
            if os.path.islink(here):  # noqa: PTH114 - the same
                break
        else:
            return here
    # realpath and not Path.resolve, which raises for a link that leads to itself.
    real = os.path.realpath(path)
    return real if Path(real).is_relative_to(os.path.realpath(folder)) else None


def failure(error: OSError | ValueError, name: str) -> Finding:
    """Return the finding of a file or folder called ``name`` that the system would not let be read."""
    codes: dict[type[Exception], str] = {FileNotFoundError: "E102", PermissionError: "E103", IsADirectoryError: "E104"}
    numbers = {errno.EFBIG: "E108", errno.ENXIO: "E106"}
    code = numbers.get(getattr(error, "errno", None) or 0) or codes.get(type(error), "E101")
    return finding(code, Place(name), file=name, reason=shown(getattr(error, "strerror", None) or str(error)))
