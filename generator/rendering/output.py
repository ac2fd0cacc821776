"""Files into a new folder, taking over what the last good site already has.

A file whose content has not changed becomes a second name of the old one (a hard link) where the file system can do
that, so that a rebuild writes only what changed. Nothing is ever written into a file that exists: a link shares its
content with the site that is still being served.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


class Output:
    """A new folder being filled; ``written`` and ``kept`` count files made anew and taken over."""

    def __init__(self, target: Path, previous: Path | None = None) -> None:
        """Fill ``target``, an empty folder; ``previous`` is the last good site, if there is one."""
        self.target = target
        self.written = 0
        self.kept = 0
        self._root = str(target)
        self._previous = str(previous) if previous and previous.is_dir() else None
        self._folders: set[str] = {""}

    def put(self, path: str, content: bytes) -> None:
        """Make the file at ``path`` (POSIX, relative) with that content; raises ``OSError`` when that cannot be."""
        name = self._place(path)
        if self._previous is not None:
            old = os.path.join(self._previous, path)  # noqa: PTH118 - thousands of pages: plain strings are faster
            if _has(old, content) and self._link(old, name):
                return
        # "x": never into a file that is there, see above.
        with open(name, "xb", buffering=0) as file:  # noqa: PTH123 - as above
            file.write(content)
        self.written += 1

    def copy(self, path: str, source: Path) -> None:
        """Make the file at ``path`` from ``source``, time of last change included; raises ``OSError``."""
        name = self._place(path)
        if self._previous is not None:
            old = Path(self._previous, path)
            if _same_file(old, source) and self._link(str(old), name):
                return
        with source.open("rb") as reader, open(name, "xb") as writer:  # noqa: PTH123 - as above
            shutil.copyfileobj(reader, writer, 1 << 20)
        times = source.stat()
        os.utime(name, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.written += 1

    def _place(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._root}/{folder}", exist_ok=True)  # noqa: PTH103 - as above
            self._folders.add(folder)
        return f"{self._root}/{path}"

    def _link(self, old: str, new: str) -> bool:
        """Give ``old`` a second name; False where the file system cannot."""
        with suppress(OSError):
            os.link(old, new)
            self.kept += 1
            return True
        return False


def _has(path: str, content: bytes) -> bool:
    """Tell whether the file at ``path`` is a plain file with exactly that content."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        return os.fstat(descriptor).st_size == len(content) and file.readall() == content


def _same_file(old: Path, source: Path) -> bool:
    """Tell whether ``old`` is the copy of ``source`` made before: the same size and time of last change."""
    try:
        left, right = old.lstat(), source.stat()
    except OSError:
        return False
    return (left.st_size, left.st_mtime_ns, left.st_mode & 0o170000) == (
        right.st_size,
        right.st_mtime_ns,
        right.st_mode & 0o170000,
    )
