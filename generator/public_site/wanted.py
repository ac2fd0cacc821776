"""What should be public: every file of a built site that a web server gives out, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.public.links import INDEX, is_folder
from generator.release.out_folder.manifest import MARKER, written
from generator.rendering.built import files
from generator.system.plain_files import content_of, digest_of

FOR_SERVERS = frozenset({".htaccess", "_headers", "nginx.conf", MARKER})
"""Files of a site that are there for servers and programs: no visitor is given them."""
ENTRIES = ("index.html", "404.html", "assets/", "search/titles.js", "search/index.html", "sitemap.xml")
"""What everybody meets first, and what all else rests on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that should be public: where it stands in the site, its address there, its bytes and their SHA-256.

    ``item`` is the code of the item that the address is handed in for, if any. Without a digest it was not built.
    """

    path: str
    address: str
    size: int = 0
    digest: str = ""
    item: str | None = None


class Built:
    """A built site: what of it is wanted, and the contents to compare with, wherever they stand."""

    def __init__(self, digests: Mapping[str, str], at: Callable[[str], Path]) -> None:
        """Take the SHA-256 of its files by path; ``at`` tells for a path where its content stands on this computer."""
        self.digests = dict(digests)
        self._at = at

    def content(self, path: str, limit: int) -> bytes:
        """Return a built file; raises ``OSError``, also where it has over ``limit`` bytes."""
        return content_of(self._at(path), limit)

    def unified(self, path: str) -> str:
        """Return the SHA-256 of a built file without carriage returns; raises ``OSError``."""
        return sha256(content_of(self._at(path), self.size(path)).replace(b"\r", b"")).hexdigest()

    def size(self, path: str) -> int:
        """Return the bytes of a built file; raises ``OSError``."""
        return self._at(path).stat().st_size

    def wanted(self, sheet: Iterable[tuple[str, str | None]] = ()) -> list[Wanted]:
        """Return all that should be public, in the order in which it is asked for.

        First come addresses of the ``sheet`` with their items, then what everybody meets, then the rest.
        """
        first = dict(sheet)
        asked = {path_of(address): (address, item) for address, item in first.items()}
        return [*self._first(asked), *self._rest(asked)]

    def _first(self, asked: Mapping[str, tuple[str, str | None]]) -> Iterator[Wanted]:
        for path, (address, item) in asked.items():
            digest = self.digests.get(path, "")
            yield Wanted(path, address, self.size(path) if digest else 0, digest, item)

    def _rest(self, asked: Mapping[str, object]) -> Iterator[Wanted]:
        rest = sorted(path for path in self.digests.keys() - asked.keys() if path not in FOR_SERVERS)
        for path in sorted(rest, key=lambda path: not path.startswith(ENTRIES)):
            yield Wanted(path, address_of(path), self.size(path), self.digests[path])


def built_in(root: Path) -> Built:
    """Return the site that a build wrote into ``root``; raises ``OSError``."""
    return Built(_digests(root), root.joinpath)


def _digests(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that a build wrote below ``root``; what else stands there is not ours."""
    ours = written(root)
    return {path: digest_of(root / path) for path in files(root) if ours is None or path in ours}


def address_of(path: str) -> str:
    """Return the permanent address of a built file: ``2569/o10/index.html`` → ``2569/o10/``."""
    return path.removesuffix(INDEX) if path == INDEX or path.endswith(f"/{INDEX}") else path


def path_of(address: str) -> str:
    """Return the file that answers an address of the site."""
    return address + INDEX if is_folder(address) else address
