"""Whose is it? Asked of everything that stands in the folder of a site when a new one takes its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.release.out_folder.manifest import MARKER, written
from generator.release.out_folder.older import looks_ours
from generator.system.plain_files import digest_of


class Whose(Enum):
    """Whose a thing in the folder of the old site is, which decides what becomes of it."""

    OURS = auto()
    """We wrote it, and the new site has a file there, or has none and it is as we wrote it: it goes."""
    CHANGED = auto()
    """We wrote a file there that the new site has not, but this is not what we wrote: it stays."""
    FOREIGN = auto()
    """We did not write it: it stays."""


class Files(Protocol):
    """The files of the new site, by path."""

    def __contains__(self, path: str, /) -> bool:
        """Tell whether the new site has a file at ``path``."""

    def digest(self, path: str, /) -> str | None:
        """Return the digest of its file at ``path``."""


class Ownership:
    """Tells whose the things in ``site`` are, by the list in it, where ``new`` takes its place."""

    def __init__(self, site: Path, new: Files) -> None:
        """Read the list; a site that has none is looked at, see ``older``."""
        self._site = str(site)
        self._new = new
        self.written = written(site)

    def of(self, path: str, state: os.stat_result) -> Whose:
        """Tell whose the thing at ``path`` is, which is no folder; ``state`` is what ``lstat`` says of it."""
        file = f"{self._site}/{path}"
        if not stat.S_ISREG(state.st_mode):
            return Whose.FOREIGN
        if path == MARKER:
            return Whose.OURS
        if self.written is None:
            known = path in self._new and (looks_ours(path, file) or self._is_as(file, self._new.digest(path)))
            return Whose.OURS if known else Whose.FOREIGN
        if path not in self.written:
            return Whose.FOREIGN
        if path in self._new or self._is_as(file, self.written.digest(path)):
            return Whose.OURS
        return Whose.CHANGED

    @staticmethod
    def _is_as(file: str, digest: str | None) -> bool:
        """Tell whether the plain file at ``file`` can be read and has that digest."""
        with suppress(OSError):
            return digest_of(file, follow=False) == digest
        return False


class Thing(NamedTuple):
    """Something in a site's folder: its path from there, and what ``lstat`` says of it."""

    path: str
    state: os.stat_result

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, and no link to one."""
        return is_folder(self.state)


def is_folder(state: os.stat_result) -> bool:
    """Tell whether ``state``, from ``lstat``, is of a folder; where Windows joins in another one, it is none."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISDIR(state.st_mode) and getattr(state, "st_reparse_tag", 0) != (junction or -1)


def things(site: Path) -> Iterator[Thing]:
    """Yield everything below ``site``, a folder before what is in it; raises ``OSError`` for an unreadable one."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        inner = []
        for name in sorted(os.listdir(f"{site}/{below}")):  # noqa: PTH208 - thousands of files: plain strings are faster
            try:
                thing = Thing(f"{below}{name}", os.lstat(f"{site}/{below}{name}"))
            except FileNotFoundError:  # gone since it was listed: other programs work here too
                continue
            yield thing
            if thing.is_folder:
                inner.append(f"{thing.path}/")
        waiting += reversed(inner)
