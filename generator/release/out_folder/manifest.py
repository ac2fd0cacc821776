"""What the last build wrote: one line for each of its files in ``.oit-site``, the file that marks a site as ours.

The folder is uploaded, so this file is too. It therefore names nothing: a line holds a digest of a file's path and the
digest of its content. Whoever stands before a file can be told whether it is ours, and as we wrote it; nobody can read
from it which files there are. And since no path can be read from it, none can be made to lead anywhere: a forged list
can at most call a file ours that stands in this very folder, with exactly the content that the forger saw.

The last line is the digest of all others. A list that is damaged or cut short is none, see ``older``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.system.plain_files import content_of

MARKER = ".oit-site"
MOST_BYTES = 128_000_000
"""A longer list is none of ours: it would be of more than a million files."""

_FIRST = "oit 2"
_WORDS = (
    "โฟลเดอร์นี้สร้างโดยโปรแกรม oit เมื่อสร้างเว็บไซต์ครั้งต่อไป แฟ้มที่โปรแกรมเขียนจะถูกแทนที่หรือลบ แฟ้มอื่นจะอยู่ที่เดิม",
    "บรรทัดถัดไปคือรายการแฟ้มที่โปรแกรมเขียน อย่าแก้และอย่าลบแฟ้มนี้",
)
_LINE = re.compile(r"([0-9a-f]{32}) ([0-9a-f]{64})")
"""A file in the list: half the SHA-256 of its path, and the SHA-256 of its content."""


class Written:
    """The files that a build wrote, by path, with the digest of what it wrote there."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take digests of content by ``_key`` of a path."""
        self._lines = lines

    def digest(self, path: str) -> str | None:
        """Return the digest of what was written at ``path`` (POSIX, relative to the site); None if nothing was."""
        return self._lines.get(_key(path))

    def __contains__(self, path: str) -> bool:
        """Tell whether the build wrote a file at ``path``."""
        return _key(path) in self._lines


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return the content of ``.oit-site`` for a site of files with these ``digests`` by path."""
    lines = sorted(f"{_key(path)} {digest}" for path, digest in digests.items())
    text = "\n".join((_FIRST, *_WORDS, *lines))
    return f"{text}\n{sha256(text.encode()).hexdigest()}\n".encode()


def written(site: Path) -> Written | None:
    """Return what the last build wrote into the folder ``site``; None where no whole list says it."""
    try:
        raw = content_of(site / MARKER, MOST_BYTES, follow=False)
    except OSError:
        return None
    return read_list(raw)


def read_list(raw: bytes) -> Written | None:
    """Return what ``raw``, the content of such a file, says was written; None where it is no whole list."""
    try:
        # Some programs that upload files change the ends of lines of what looks like text.
        first, *middle, last = raw.decode().splitlines()
    except ValueError:
        return None
    whole = sha256("\n".join((first, *middle)).encode()).hexdigest() == last
    if first != _FIRST or not whole:
        return None
    return Written({entry[1]: entry[2] for line in middle if (entry := _LINE.fullmatch(line))})


def is_marked(folder: Path) -> bool:
    """Tell whether a build of ours made ``folder``, with or without a list of what it wrote."""
    with suppress(OSError):
        return content_of(folder / MARKER, MOST_BYTES, follow=False).startswith(b"oit ")
    return False


def _key(path: str) -> str:
    return sha256(path.encode(errors="surrogatepass")).hexdigest()[:32]
