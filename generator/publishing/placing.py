"""Files that wait on the server take their places: what is new first, then all that changes, as much at once as can be.

A file of each kind of name goes ahead of the others of its kind and is looked for, because some servers write names
otherwise than they were sent, and a page must not lead to a document that stands under another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.publishing.home_state import Journal, Known
from generator.publishing.planning import Plan, groups
from generator.publishing.servers.server import NotAllowedError, NotThereError
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Stamp
from generator.publishing.stops import RefusedError
from generator.publishing.store import Store
from generator.publishing.survey import OPTIONAL, Standing, composed, folded
from generator.publishing.tally import Tally
from generator.publishing.waiting import beside_name, put_whole, waiting_name

Waiting = tuple[str, Stamp]
"""A file by its path, and what it is."""
_PLAIN = re.compile(r"[a-z0-9._-]*")
_LONG = 64
"""Bytes of a name from which servers have been seen to cut it off."""


@dataclass
class Placing:
    """The second half of a publish; ``is_alive`` says on the server that it goes on, and raises where it must not."""

    server: SteadyServer
    store: Store
    known: Known
    plan: Plan
    standing: Standing
    journal: Journal
    tally: Tally
    is_alive: Callable[[], None]
    told: Callable[[Tally], None]
    _kept: set[str] = field(default_factory=set)
    _is_beside: bool = False

    def __post_init__(self) -> None:
        """Remember how files wait: the next publish may learn another way."""
        self._is_beside = self.known.beside

    def temporary(self, path: str, stamp: Stamp) -> str:
        """Return the name under which a file waits: in our own folder, but on servers that rename only within one."""
        return beside_name(path, stamp) if self._is_beside else waiting_name(path, stamp)

    def all(self) -> None:
        """Let every file take its place; raises ``RefusedError`` at the first that the server will not have there."""
        for group in groups(self.plan):
            waiting = [(path, stamp) for path, stamp in group if path not in self.tally.left_out]
            first = list(self._first_of_their_kinds(waiting))
            for path, stamp in first:
                self._place(path, stamp, is_done=False)
                self._want_name_kept(path)
            rest = [one for one in waiting if one not in first]
            self.is_alive()
            pairs = [(self.temporary(path, stamp), path) for path, stamp in rest]
            for (path, stamp), is_done in zip(rest, self.server.rename_all(pairs), strict=True):
                self._place(path, stamp, is_done=is_done)

    def _first_of_their_kinds(self, waiting: Sequence[Waiting]) -> Iterator[Waiting]:
        """Yield a new file of each kind of name of which none went ahead yet."""
        for path, stamp in waiting:
            kinds = set(_kinds_of_name(path)) if path in self.plan.new else set()
            if not kinds <= self._kept:
                self._kept |= kinds
                yield path, stamp

    def _place(self, path: str, stamp: Stamp, *, is_done: bool | None) -> None:
        """Let one file take its place, unless it ``is_done``; None where nobody knows whether it did."""
        self.is_alive()
        try:
            if not is_done:
                self._rename(path, stamp, perhaps=is_done is None)
        except NotAllowedError as refused:
            if path not in OPTIONAL:
                raise RefusedError(path, str(refused), is_name=bool(_kinds_of_name(path))) from None
            self.server.remove(self.temporary(path, stamp))
            self.tally.left_out[path] = str(refused)
            return
        self.journal.live(path, stamp, self.temporary(path, stamp))
        self.tally.put += 1
        self.told(self.tally)

    def _rename(self, path: str, stamp: Stamp, *, perhaps: bool) -> None:
        try:
            self.server.rename(self.temporary(path, stamp), path, perhaps=perhaps)
        except (NotThereError, NotAllowedError):
            self._place_from_beside(path, stamp)

    def _place_from_beside(self, path: str, stamp: Stamp) -> None:
        """Send a file again, beside its place: it is gone, or the server renames only within one folder."""
        self.is_alive()
        temporary = beside_name(path, stamp)
        put_whole(self.server, temporary, lambda: self.store.open(stamp), stamp.size)
        try:
            self.server.rename(temporary, path)
        except NotAllowedError:
            self.server.remove(temporary)
            raise
        if not self._is_beside and self.server.remove(waiting_name(path, stamp)):
            self.known.beside = True  # from the next publish on

    def _want_name_kept(self, path: str) -> None:
        """Make sure that a file stands on the server under the very name that was sent."""
        if path in self.tally.left_out:
            return
        folder, _, name = path.rpartition("/")
        names = [entry.name for entry in self.server.entries(folder)]
        if composed(name) in map(composed, names):
            return
        others = [one for one in names if folded(one) == folded(name)]
        # A disk without capitals keeps the older spelling of a name of ours, and gives the file by either.
        if others and any(folded(path) == folded(known) for known in self.standing.files):
            return
        for one in (name, *others):
            self.server.remove(f"{folder}/{one}".lstrip("/"))
        raise RefusedError(path, f"เก็บเป็น {others[0]}" if others else "", is_name=True)


def _kinds_of_name(path: str) -> list[str]:
    """Return in which ways a path is more than small Latin letters, digits and dots, which every server keeps."""
    name = path.rpartition("/")[2]
    kinds = {
        "letters": not path.isascii(),
        "capitals": path != path.lower(),
        "signs": path.isascii() and not all(_PLAIN.fullmatch(part.lower()) for part in path.split("/")),
        "long": len(name.encode(errors="surrogateescape")) > _LONG,
    }
    return [kind for kind, is_so in kinds.items() if is_so]
