"""Which files on the disk this program wrote, and whether anybody has changed them since.

A page says it itself: its last line is a seal, the SHA-256 of all before it. Formats that have no room for such a line
(CSV, JSON, text, workbooks) are remembered in the user's own cache, by where they stand. A file of which nothing is
known is taken for somebody else's: the worst that a lost cache does is that a new name is asked for.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from generator.system import cache_folder
from generator.system.plain_files import content_of

MAX_BYTES = 200_000_000
_SEAL = re.compile(rb"<!-- oit ([0-9a-f]{64}) -->\n?\Z")
"""The last line of a report of ours: a digest of all before it, by which we know it again unless somebody edited it."""
_DIGEST_BYTES = 64


class Origin(Enum):
    """Who made a file: this program, this program and then somebody else, or somebody else."""

    OURS = auto()
    EDITED = auto()
    FOREIGN = auto()


def sealed(content: bytes) -> bytes:
    """Return ``content`` with its seal where it is a page; anything else as it is."""
    if content.lstrip()[:9].lower() != b"<!doctype":
        return content
    whole = content if content.endswith(b"\n") else content + b"\n"
    return whole + f"<!-- oit {sha256(whole).hexdigest()} -->\n".encode()


def origin(path: Path) -> Origin:
    """Tell who made the regular file at ``path``; raises ``OSError``."""
    content = content_of(path, MAX_BYTES)
    seal = _SEAL.search(content)
    digest = seal[1].decode() if seal else _remembered(path)
    if digest is None:
        return Origin.FOREIGN
    whole = content[: seal.start()] if seal else content
    return Origin.OURS if sha256(whole).hexdigest() == digest else Origin.EDITED


def remember(path: Path, content: bytes) -> None:
    """Keep that this program wrote ``content`` at ``path``; where that cannot be kept, the file will be foreign."""
    kept = _memory(path)
    with suppress(OSError):
        if kept is not None:
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept.write_text(sha256(content).hexdigest(), encoding="ascii")


def _remembered(path: Path) -> str | None:
    kept = _memory(path)
    with suppress(OSError, UnicodeDecodeError):
        return content_of(kept, _DIGEST_BYTES).decode("ascii") if kept is not None else None
    return None


def _memory(path: Path) -> Path | None:
    base = cache_folder.default_folder()
    return base / "written" / sha256(os.fsencode(os.path.realpath(path))).hexdigest() if base else None
