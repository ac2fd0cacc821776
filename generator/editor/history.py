"""Every save is kept: who, when, which file, what stood there before and after, and what changed in words.

It lies in ``.oit/history`` of the agency's folder, one packed file for each save, which neither check nor build reads.
The rule of its size: the last 2,000 saves, and never more than 50 MB; the oldest go first.
"""

from __future__ import annotations

import base64
import getpass
import json
import re
import secrets
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.app.writing.files import write_bytes
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of
from generator.thai.moments import BANGKOK

FOLDER = Path(".oit", "history")
MOST_SAVES = 2_000
MOST_BYTES = 50_000_000
_FILE_BYTES = 8_000_000
"""The largest file of one save that is opened, packed and unpacked: two texts of a record and what is said of them."""
_NAME = re.compile(r"\d{8}T\d{6}\d{6}-[0-9a-f]{8}")
_ENDING = ".save"


@dataclass(frozen=True, slots=True)
class Save:
    """One save: its name in the history, the file, who and when, in words what changed, and the two contents.

    ``before`` is ``None`` of a file that was new, ``after`` of one that was taken away.
    """

    id: str
    file: str
    who: str
    when: datetime
    words: tuple[str, ...]
    before: bytes | None
    after: bytes | None


def who() -> str:
    """Return what the person before this machine is called there."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "ไม่ทราบชื่อ"


def keep(folder: Path, file: str, before: bytes | None, after: bytes | None, words: Sequence[str]) -> str:
    """Keep a save and return its name; raises ``UsageProblem`` where it cannot be written."""
    now = datetime.now(UTC)
    name = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    said = {
        "file": file,
        "who": who(),
        "when": now.isoformat(),
        "words": list(words),
        "before": _packed(before),
        "after": _packed(after),
    }
    place = folder / FOLDER
    if is_inside(place, folder):
        write_bytes(place / f"{name}{_ENDING}", zlib.compress(json.dumps(said, ensure_ascii=False).encode()))
        _bound(place)
    return name


def saves(folder: Path, file: str | None = None, most: int = 200) -> list[Save]:
    """Return the newest saves, of ``file`` or of all, the last first; what cannot be read is left out."""
    found: list[Save] = []
    for path in reversed(_files(folder / FOLDER)):
        save = _read(path)
        if save is not None and file in (None, save.file):
            found.append(save)
        if len(found) >= most:
            break
    return found


def save_called(folder: Path, name: str) -> Save | None:
    """Return the save called ``name``."""
    return _read(folder / FOLDER / f"{name}{_ENDING}") if _NAME.fullmatch(name) else None


def _files(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.suffix == _ENDING and _NAME.fullmatch(path.stem))
    except OSError:
        return []


def _read(path: Path) -> Save | None:
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content_of(path, _FILE_BYTES, follow=False), _FILE_BYTES)
        said = json.loads(text)
        when = datetime.fromisoformat(said["when"]).astimezone(BANGKOK)
        words = tuple(str(one) for one in said["words"])
        before, after = _unpacked(said["before"]), _unpacked(said["after"])
        return Save(path.stem, str(said["file"]), str(said["who"]), when, words, before, after)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error, RecursionError):
        return None


def _packed(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _bound(place: Path) -> None:
    """Take away the oldest saves beyond what is kept."""
    files = _files(place)
    sizes = []
    for path in files:
        with suppress(OSError):
            sizes.append((path, path.stat().st_size))
    whole, left = sum(size for _, size in sizes), len(sizes)
    for path, size in sizes:
        if left <= MOST_SAVES and whole <= MOST_BYTES:
            return
        with suppress(OSError):
            path.unlink()
        whole, left = whole - size, left - 1
