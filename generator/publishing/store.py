"""Every file that was ever published and is still kept, once, by the SHA-256 of its content.

What is sent is read from here and not from the folder of the site, so that a build meanwhile changes nothing, and an
earlier publish is put live like any other.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from generator.publishing.stamps import Stamp
from generator.release.out_folder.manifest import written
from generator.release.out_folder.ownership import things
from generator.system.plain_files import opened

_BLOCK = 1 << 20


class Store:
    """The files kept below ``folder``."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made before something is kept."""
        self._folder = folder

    def path(self, digest: str) -> Path:
        """Return where the content with this digest stands, or would."""
        return self._folder / digest[:2] / digest[2:]

    def open(self, stamp: Stamp) -> BinaryIO:
        """Open a content to be read; raises ``OSError``."""
        return opened(self.path(stamp.digest), follow=False)

    def content(self, stamp: Stamp) -> bytes | None:
        """Return a content that is kept, whole; None where it is not."""
        with suppress(OSError), self.open(stamp) as file:
            return file.read()
        return None

    def has(self, stamp: Stamp) -> bool:
        """Tell whether a content is kept with all its bytes."""
        with suppress(OSError):
            return self.path(stamp.digest).stat().st_size == stamp.size
        return False

    def add_site(self, site: Path) -> dict[str, Stamp]:
        """Keep every file that a build wrote into ``site`` and return their stamps by path; raises ``OSError``."""
        ours = written(site)
        files: dict[str, Stamp] = {}
        for thing in things(site):
            digest = ours.digest(thing.path) if ours and not thing.is_folder else None
            if digest is None:
                continue
            known = Stamp(digest, thing.state.st_size)
            files[thing.path] = known if self.has(known) else self._add(site / thing.path)
        return files

    def _add(self, file: Path) -> Stamp:
        """Keep a copy of ``file``; what is read once is what is kept and counted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f"new-{token_hex(6)}"
        digest, size = sha256(), 0
        try:
            with opened(file, follow=False) as source, new.open("xb") as copy:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    size += len(block)
                    copy.write(block)
            kept = self.path(digest.hexdigest())
            kept.parent.mkdir(exist_ok=True)
            new.replace(kept)
        finally:
            new.unlink(missing_ok=True)
        return Stamp(digest.hexdigest(), size)

    def forget(self, needed: Collection[str]) -> None:
        """Delete every content whose digest is not ``needed``."""
        for path, digest in list(self._all()):
            if digest not in needed:
                with suppress(OSError):
                    path.unlink()

    def _all(self) -> Iterator[tuple[Path, str]]:
        with suppress(OSError):
            for folder in self._folder.iterdir():
                if folder.is_dir():
                    yield from ((Path(file.path), folder.name + file.name) for file in os.scandir(folder))
