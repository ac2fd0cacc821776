"""One publish at a time: a folder on the server, which only one can make, and in it who holds it and until when.

The note also says what is about to change, so that whoever finds it left behind by a publish that died knows which
files may be one thing or the other. A holder says again now and then that it is alive.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from generator.publishing.server_state import FOLDER, fetched, read
from generator.publishing.servers.server import NotAllowedError, NotThereError
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stops import NoFolderError

LOCK = f"{FOLDER}/lock"
NOTE = f"{LOCK}/holder.txt"
LIFETIME = timedelta(minutes=30)
"""How long a holder that says nothing is believed to be alive."""
AGAIN_AFTER = timedelta(minutes=5)
_SLOWEST = 4_000
"""Bytes a second of the slowest line, so that one large file does not outlive its lock."""
_LONGEST = timedelta(days=2)
"""A lock that claims to hold for longer was written by a computer whose clock is wrong."""
_LOOKS, _BETWEEN_LOOKS = 4, 3.0
"""How often, and how many seconds apart, a lock without a note is looked at before it counts as nobody's."""


class HeldError(Exception):
    """Somebody else is publishing; ``note`` says who."""

    def __init__(self, note: Note) -> None:
        """Keep who."""
        super().__init__(note.who)
        self.note = note


@dataclass(frozen=True)
class Note:
    """Who holds the lock: the publish ``run``, the person, until when, and the keys of what may change."""

    run: str
    who: str
    time: datetime
    until: datetime
    keys: frozenset[str] = frozenset()

    def is_over(self, now: datetime) -> bool:
        """Tell whether nobody holds it any more."""
        return now > self.until or self.until - now > _LONGEST

    def text(self) -> bytes:
        """Return what is written on the server."""
        data = {"run": self.run, "who": self.who, "time": self.time.isoformat(), "until": self.until.isoformat()}
        return json.dumps({**data, "keys": sorted(self.keys)}, ensure_ascii=False).encode()


def note_on(server: SteadyServer) -> Note | None:
    """Return who holds the lock, or left it behind; None where nobody says so."""
    try:
        data: Any = json.loads(fetched(server, NOTE))
        keys = frozenset(str(key) for key in data["keys"])
        time, until = datetime.fromisoformat(data["time"]), datetime.fromisoformat(data["until"])
        return Note(str(data["run"])[:40], str(data["who"])[:80], time, until, keys) if until.tzinfo else None
    except (ValueError, TypeError, KeyError):
        return None


class Lock:
    """A lock that is held; ``left_behind`` is the note of a publish that died before."""

    def __init__(
        self, server: SteadyServer, note: Note, left_behind: Note | None, own_runs: Collection[str] = ()
    ) -> None:
        """See ``taken``."""
        self._server, self.note, self.left_behind, self._own_runs = server, note, left_behind, own_runs

    def is_alive(self, now: datetime, next_size: int = 0) -> None:
        """Say that the publish goes on, where it is time to; raises ``HeldError`` when somebody else took over."""
        needed = timedelta(seconds=next_size / _SLOWEST)
        if now - self.note.time < AGAIN_AFTER and now + needed < self.note.until:
            return
        self.want_ours()
        self.write(now, next_size)

    def want_ours(self) -> None:
        """Raise ``HeldError`` when somebody else took over, be it that his publish has ended by now."""
        there = note_on(self._server)
        if there is not None and there.run != self.note.run:
            raise HeldError(there)
        state = read(self._server) if there is None else None
        if state is not None and state.head.id not in {*self._own_runs, self.note.run}:
            raise HeldError(replace(self.note, run=state.head.id, who=state.head.who))

    def write(self, now: datetime, next_size: int = 0) -> None:
        """Say on the server that we hold it, and for how long."""
        until = now + LIFETIME + timedelta(seconds=next_size / _SLOWEST)
        self.note = replace(self.note, time=now, until=until)
        content = self.note.text()
        try:
            self._server.put(NOTE, lambda: io.BytesIO(content))
        except (NotThereError, NotAllowedError):
            # Its folder is gone: whoever held it let it go in this very moment, or somebody cleared it away.
            if not _made(self._server):
                raise
            self._server.put(NOTE, lambda: io.BytesIO(content))

    def release(self) -> None:
        """Let the next one publish; where the server will not delete it, it is over once the publish is listed."""
        with suppress(NotAllowedError):
            self._server.remove(NOTE)
        self._server.remove_folder(LOCK)


def taken(server: SteadyServer, note: Note, own_runs: Collection[str]) -> Lock:
    """Take the lock, also from a publish that is over or was one of ``own_runs``; raises ``HeldError``."""
    left = None if _made(server) else _left(server, note)
    if left is not None and left.run not in own_runs and not left.is_over(note.time):
        raise HeldError(left)
    lock = Lock(server, replace(note, keys=note.keys | (left.keys if left else frozenset())), left, own_runs)
    lock.write(note.time)
    if left is not None:
        lock.want_ours()
    return lock


def _left(server: SteadyServer, ours: Note) -> Note | None:
    """Return the note in a lock that stands, None where the lock was let go meanwhile and is ours now.

    One without a note may have been made a moment ago, or its maker died at once: then nobody is named.
    """
    for _ in range(_LOOKS):
        note = note_on(server)
        if note is not None:
            return note
        server.wait(_BETWEEN_LOOKS)
        if _made(server):
            return None
    return Note("", "", ours.time, ours.time - LIFETIME)


def _made(server: SteadyServer) -> bool:
    """Make the lock, and where they are not there the folder of our own and, if its parent is there, the target's."""
    try:
        return server.make_folder(LOCK)
    except (NotThereError, NotAllowedError):
        _own_folder(server)
        return server.make_folder(LOCK)


def _own_folder(server: SteadyServer) -> None:
    try:
        server.make_folder(FOLDER)
    except (NotThereError, NotAllowedError):
        want_reachable(server)
        server.make_folder("")
        server.make_folder(FOLDER)


def want_reachable(server: SteadyServer) -> None:
    """Raise ``NoFolderError`` where neither the target's folder is there nor the one that it would stand in."""
    near = server.near()
    if near is not None and not near.leads_on:
        raise NoFolderError(near.folders)
