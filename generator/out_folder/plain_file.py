"""Opens a plain file and nothing else: no link is followed, and no pipe or device can hang the program."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from io import FileIO

CHUNK = 1 << 20
# A pipe that nobody writes into is opened at once and then seen to be none of ours.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))


def open_plain(path: str) -> FileIO:
    """Open the plain file at ``path``; raises ``OSError`` for anything else, and where it may not be read."""
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"no plain file: {path}")
    return FileIO(descriptor, "rb")


def read_plain(path: str, most: int) -> bytes | None:
    """Give the content of the plain file at ``path``; None where there is none of at most ``most`` bytes."""
    try:
        with open_plain(path) as file:
            return file.readall() if os.fstat(file.fileno()).st_size <= most else None
    except (OSError, ValueError):
        return None


def digest_of(path: str) -> str | None:
    """Give the SHA-256 of the plain file at ``path``; None where there is none that may be read."""
    found = sha256()
    try:
        with open_plain(path) as file:
            while chunk := file.read(CHUNK):
                found.update(chunk)
    except (OSError, ValueError):
        return None
    return found.hexdigest()
