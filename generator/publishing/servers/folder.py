"""A folder of this computer, of a network drive or of a USB stick as a server."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from generator.publishing.servers.near import near
from generator.publishing.servers.server import (
    BLOCK,
    Entry,
    FullError,
    LostError,
    Near,
    NotAllowedError,
    NotThereError,
    ServerError,
    TakenError,
    Told,
    nothing_told,
)
from generator.system.plain_files import opened

_KINDS: dict[int, type[ServerError]] = {
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), NotThereError),
    **dict.fromkeys((errno.EEXIST,), TakenError),
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", -1), errno.EFBIG), FullError),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS, errno.EINVAL, errno.ENAMETOOLONG), NotAllowedError),
    **dict.fromkeys((errno.EISDIR, errno.ENOTEMPTY, errno.ELOOP, errno.ENXIO), NotAllowedError),
}
"""Anything else is a drive that went away."""


@contextmanager
def _as_server_errors(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        kind = _KINDS.get(fault.errno or 0, LostError)
        if kind is NotThereError and not root.is_dir():
            kind = LostError  # the drive is gone, not the file
        raise kind(fault.strerror or type(fault).__name__) from None


class FolderServer:
    """Files below ``root``; the folder itself is made if its parent is there."""

    def __init__(self, root: Path) -> None:
        """Remember where; nothing is touched."""
        self._root = root
        self.asides: set[str] = set()

    def open(self) -> None:
        """Make sure that the folder is there; raises ``NotAllowedError`` when its drive is not."""
        with _as_server_errors(self._root.parent):
            self._root.mkdir(exist_ok=True)

    def close(self) -> None:
        """Nothing is held open."""

    def _at(self, path: str) -> Path:
        return self._root / path if path else self._root

    def entries(self, folder: str) -> list[Entry]:
        """Return what stands in ``folder``; what is no file and no folder counts as a file of unknown size."""
        with _as_server_errors(self._root), os.scandir(self._at(folder)) as found:
            return [_entry(item) for item in found]

    def near(self) -> Near | None:
        """Return what stands near the folder."""

        def listed(folder: str) -> list[Entry]:
            """Return what stands in a folder."""
            with _as_server_errors(Path(folder)), os.scandir(folder) as found:
                return [_entry(item) for item in found]

        return near(self._root, listed)

    def fetch(self, path: str) -> Iterator[bytes]:
        """Yield the content of a file; a link is not followed."""
        with _as_server_errors(self._root), opened(self._at(path), follow=False) as file:
            while block := file.read(BLOCK):
                yield block

    def put(self, path: str, source: BinaryIO, told: Told = nothing_told, offset: int = 0) -> None:
        """Write a file and make sure that it is on the disk before anything takes its name."""
        with _as_server_errors(self._root), self._at(path).open("r+b" if offset else "wb") as file:
            file.seek(offset)
            file.truncate()
            while block := source.read(BLOCK):
                file.write(block)
                told(len(block))
            file.flush()
            os.fsync(file.fileno())

    def size(self, path: str) -> int | None:
        """Return the bytes of a file."""
        try:
            return self._at(path).lstat().st_size
        except OSError:
            return None

    def rename(self, old: str, new: str) -> None:
        """Replace in one step, as every system does with files."""
        with _as_server_errors(self._root):
            self._at(old).replace(self._at(new))

    def rename_all(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:  # noqa: ARG002 - nothing is gained here
        """Do nothing: no network lies between two renames."""
        return []

    def remove(self, path: str) -> None:
        """Delete a file, or a link and not what it leads to."""
        with _as_server_errors(self._root):
            self._at(path).unlink()

    def make_folder(self, path: str) -> None:
        """Make one folder."""
        with _as_server_errors(self._root):
            self._at(path).mkdir()

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
        with _as_server_errors(self._root):
            self._at(path).rmdir()


def _entry(item: os.DirEntry[str]) -> Entry:
    is_folder = item.is_dir(follow_symlinks=False)
    try:
        size = item.stat(follow_symlinks=False).st_size if item.is_file(follow_symlinks=False) else None
    except OSError:
        size = None
    return Entry(item.name, is_folder, None if is_folder else size)
