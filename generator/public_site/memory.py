"""What was seen of a public site and was right: so that only what changed since has to be fetched again.

It stands in this user's cache and is no more than a saving: where it is lost, everything is asked for anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.public_site.line import Came
from generator.system import cache_folder
from generator.system.plain_files import content_of

_MOST_BYTES = 64_000_000
_VERSION = 1


class Kept(NamedTuple):
    """A file as it was right: the SHA-256 of its content, and by what its server knows this version of it."""

    digest: str
    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """Return what asks the server whether anything changed since (RFC 9110, 13.1)."""
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.modified} if self.modified else {}


@dataclass
class Memory:
    """The files of one public site that were seen right, by path in the site."""

    file: Path | None = None
    files: dict[str, Kept] = field(default_factory=dict)

    @property
    def digests(self) -> Mapping[str, str]:
        """What stood there when it was last right."""
        return {path: kept.digest for path, kept in self.files.items()}

    def learn(self, path: str, digest: str, came: Came | None) -> None:
        """Remember that the file at ``path`` was right; what came says how its server knows it."""
        if came is None or came.digest != digest:
            return
        headers = came.headers
        self.files[path] = Kept(digest, _plain(headers.get("etag", "")), _plain(headers.get("last-modified", "")))

    def forget(self, path: str) -> None:
        """Forget the file at ``path``."""
        self.files.pop(path, None)

    def keep(self) -> None:
        """Write what is known; a disk that refuses is nobody's fault."""
        if self.file is not None:
            data = {"version": _VERSION, "files": self.files}
            cache_folder.keep(self.file, json.dumps(data, ensure_ascii=False).encode(errors="surrogatepass"))


def remembered(home: str, folder: Path | None) -> Memory:
    """Return what ``folder``, a cache, remembers of the site at ``home``; nothing where nothing can be read."""
    if folder is None:
        return Memory()
    memory = Memory(folder / "public-sites" / f"{sha256(home.encode()).hexdigest()[:24]}.json")
    with suppress(OSError, ValueError, TypeError, AttributeError):
        data = json.loads(content_of(memory.file or "", _MOST_BYTES))
        if data["version"] == _VERSION:
            memory.files = {str(path): Kept(*map(str, kept)) for path, kept in data["files"].items()}
    return memory


def _plain(value: str) -> str:
    """Return a header's value that may be sent back: one line of plain letters."""
    return value if value.isascii() and value.isprintable() and len(value) < 300 else ""  # noqa: PLR2004 - a bound
