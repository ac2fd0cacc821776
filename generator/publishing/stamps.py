"""What a file is, whatever it is called and whenever it was written: the SHA-256 of its content, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple


class Stamp(NamedTuple):
    """The content of a file: SHA-256 in hexadecimal digits, and its size in bytes."""

    digest: str
    size: int


Files = Mapping[str, Stamp]
"""Files by path from the site's root."""


def stamp(content: bytes) -> Stamp:
    """Return the stamp of ``content``."""
    return Stamp(sha256(content).hexdigest(), len(content))


def key_of(path: str) -> str:
    """Return what stands for a path in lists that anybody can fetch: nobody reads from it which files there are."""
    return sha256(path.encode(errors="surrogatepass")).hexdigest()[:32]
