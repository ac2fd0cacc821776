"""Files into a new folder, taking over what the last good site already has.

A file with the very bytes of one of the last site becomes a second name of the old one (a hard link) where the file
system can do that, so that a rebuild writes only what changed. Nothing is ever written into a file that exists: a
link shares its content with the site that is still being served.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.system.plain_files import digest_of, opened

_CHUNK = 1 << 20


class Output:
    """A new folder being filled; ``written`` and ``kept`` count files made anew and taken over.

    ``digests`` are the SHA-256 of all files by path.
    """

    def __init__(self, target: Path, previous: Path | None = None) -> None:
        """Fill ``target``, an empty folder; ``previous`` is the last good site, if there is one."""
        self.target = target
        self.written = 0
        self.kept = 0
        self.digests: dict[str, str] = {}
        self._root = str(target)
        self._previous = str(previous) if previous else None
        self._folders: set[str] = {""}

    def put(self, path: str, content: bytes) -> None:
        """Make the file at ``path`` (POSIX, relative) with that content; raises ``OSError`` when that cannot be."""
        name = self._place(path)
        self.digests[path] = sha256(content).hexdigest()
        if self._previous is not None:
            old = os.path.join(self._previous, path)  # noqa: PTH118 - thousands of pages: plain strings are faster
            if _has(old, content) and self._link(old, name):
                return
        # "x": never into a file that is there, see above.
        with open(name, "xb", buffering=0) as file:  # noqa: PTH123 - as above
            file.write(content)
        self.written += 1

    def copy(self, path: str, source: Path, digest: str | None = None) -> bool:
        """Make the file at ``path`` from ``source``, time of last change included; raises ``OSError``.

        False, and no file of the site, where a ``digest`` is given and the content has another by now.
        """
        name = self._place(path)
        if self._previous is not None:
            old = os.path.join(self._previous, path)  # noqa: PTH118 - as above
            same = _digest_of_both(old, source, digest)
            if same is not None and self._link(old, name):
                self.digests[path] = same
                return True
        made = sha256()
        with opened(source) as reader, open(name, "xb") as writer:  # noqa: PTH123 - as above
            while chunk := reader.read(_CHUNK):
                made.update(chunk)
                writer.write(chunk)
        if digest not in {None, made.hexdigest()}:
            os.unlink(name)  # noqa: PTH108 - as above
            return False
        self.digests[path] = made.hexdigest()
        times = source.stat()
        os.utime(name, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.written += 1
        return True

    def _place(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._root}/{folder}", exist_ok=True)  # noqa: PTH103 - as above
            self._folders.add(folder)
        return f"{self._root}/{path}"

    def _link(self, old: str, new: str) -> bool:
        """Return ``old`` a second name; False where the file system cannot."""
        with suppress(OSError):
            os.link(old, new)
            self.kept += 1
            return True
        return False


def _has(path: str, content: bytes) -> bool:
    """Tell whether the file at ``path`` is a plain file with exactly that content."""
    try:
        with opened(path, follow=False) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except OSError:
        return False


def _digest_of_both(old: str, source: Path, known: str | None) -> str | None:
    """Return the digest that the files at ``old`` and ``source`` share; None where they differ.

    That of ``source`` may be ``known``. Only a file of the same size and time is read: our copies keep both.
    """
    try:
        left, right = os.lstat(old), source.stat()
        if (left.st_size, left.st_mtime_ns) != (right.st_size, right.st_mtime_ns):
            return None
        digest = known or digest_of(source)
        return digest if digest_of(old, follow=False) == digest else None
    except OSError:
        return None
