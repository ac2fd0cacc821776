"""What becomes of everything in the folder of the old site, decided before anything is touched."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.release.out_folder.ownership import Ownership, Thing, Whose, things


class Addresses:
    """The files that the new site will have, by path, and what would take their places."""

    def __init__(self, digests: Mapping[str, str]) -> None:
        """Take the digests of the files by path."""
        self._digests = digests
        self._files = {_folded(path): path for path in digests}
        self._folders = {folder: path for folded, path in self._files.items() for folder in _above(folded)}

    def __contains__(self, path: str) -> bool:
        """Tell whether the new site has a file at ``path``."""
        return path in self._digests

    def digest(self, path: str) -> str | None:
        """Return the digest of the file at ``path``."""
        return self._digests.get(path)

    def named(self, path: str) -> str:
        """Return the file of the new site whose name Windows and macOS take for ``path``, or else ``path``."""
        return self._files.get(_folded(path), path)

    def in_place_of(self, path: str) -> str | None:
        """Return the file of the new site that cannot be where something that is no folder stands at ``path``."""
        folded = _folded(path)
        return self._files.get(folded) or self._folders.get(folded) or self.under(path)

    def under(self, path: str) -> str | None:
        """Return the file of the new site that stands where ``path`` has one of its folders."""
        return next((self._files[folder] for folder in _above(_folded(path)) if folder in self._files), None)


@dataclass
class Plan:
    """What of the old site stays, by path, and what stands where the new site has to put something.

    ``folders`` are those that what stays needs, each before those in it; ``changed`` of the ``things`` that stay are
    where we wrote a file; of ``clashes`` the second is the file of the new site.
    """

    folders: list[Thing] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    clashes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Everything that stays and was never ours; a folder that is empty ends in a slash."""
        changed = set(self.changed)
        return sorted([*self.empty, *(thing.path for thing in self.things if thing.path not in changed)])


def plan(out: Path, addresses: Addresses) -> Plan:
    """Plan how a new site with these ``addresses`` takes the place of the one in ``out``; raises ``OSError``."""
    ownership = Ownership(out, addresses)
    contents = list(things(out))
    listed = {thing.path for thing in contents}
    drawn = Plan()
    for thing in contents:
        if not thing.is_folder:
            # One file that the system finds under our name for it as well is ours, however it is written in the folder.
            same = addresses.named(thing.path)
            is_one = same not in listed and _is_same(thing.state, f"{out}/{same}")
            _sort(thing, same if is_one else thing.path, ownership, addresses, drawn)
    full = {above for thing in contents for above in _above(thing.path)}
    drawn.empty = [f"{thing.path}/" for thing in contents if thing.is_folder and thing.path not in full]
    staying = [*(thing.path for thing in drawn.things), *drawn.empty]
    needed = {above for path in staying for above in _above(path)}
    drawn.folders = [thing for thing in contents if thing.is_folder and thing.path in needed]
    drawn.clashes += [(path, file) for path in drawn.empty if (file := addresses.under(path))]
    return drawn


def _sort(thing: Thing, path: str, ownership: Ownership, addresses: Addresses, drawn: Plan) -> None:
    """Say of one thing that is no folder, and is known by ``path``, whether it stays, and whether it may."""
    whose = ownership.of(path, thing.state)
    if whose is Whose.OURS:
        return
    drawn.things.append(thing)
    if whose is Whose.CHANGED:
        drawn.changed.append(thing.path)
    if file := addresses.in_place_of(path):
        drawn.clashes.append((thing.path, file))


def _is_same(state: os.stat_result, path: str) -> bool:
    try:
        return os.path.samestat(state, os.lstat(path))
    except OSError:
        return False


def _folded(path: str) -> str:
    """Return what Windows and macOS take names for, whatever their capitals and however their letters are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _above(path: str) -> Iterator[str]:
    """Yield every folder that ``path`` stands in, from the outermost."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
