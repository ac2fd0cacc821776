"""What stands on the server by the list that the last publish left there, and the folder in which we keep our own.

``oit-publish/state.txt`` says which publish it is, whose, when, and what changed since ``base-<id>.txt`` there; so
a small edit fetches and sends a small list. A line holds a digest of a path and not the path: the folder is public,
and no list that somebody forged can lead anywhere. The last line is the digest of all others; a list that is damaged
is none, and the server is looked at instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from generator.public.addresses import PUBLISHING
from generator.publishing.servers.server import NotAllowedError, NotThereError
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Files, Stamp, key_of

FOLDER = PUBLISHING.rstrip("/")
STATE = f"{FOLDER}/state.txt"
MOST_BYTES = 64_000_000
_FIRST = "oit-publish 1"
_NOTE = "แฟ้มนี้เป็นของโปรแกรม oit ใช้จำว่าเผยแพร่อะไรไว้ อย่าแก้และอย่าลบ"
_LINE = re.compile(r"([0-9a-f]{32}) ([0-9a-f]{64}) (\d{1,15})")
_GONE = re.compile(r"- ([0-9a-f]{32})")
_ID = re.compile(r"[0-9a-f]{16}")
_WORTH_A_NEW_BASE = 4
"""A list of changes longer than this part of the whole is not carried on."""

Keys = Mapping[str, Stamp]
"""Stamps by what stands for a path, see ``key_of``."""


@dataclass(frozen=True, slots=True)
class Head:
    """One publish: its id, when it was made (ISO 8601), and by whom."""

    id: str
    time: str
    who: str


@dataclass(frozen=True)
class ServerState:
    """What a server says of itself: the last publish, and the base on which its list of changes rests."""

    head: Head
    base: str
    changed: Keys = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    def keys(self, server: SteadyServer) -> Keys | None:
        """Return all that stands there; None where the base is lost or damaged."""
        text = fetched(server, base_path(self.base))
        lines = _checked(text)
        if lines is None:
            return None
        whole = dict(_stamps(lines))
        whole.update(self.changed)
        return {key: stamp for key, stamp in whole.items() if key not in self.gone}


def base_path(name: str) -> str:
    """Return where the base of this name stands."""
    return f"{FOLDER}/base-{name}.txt"


def fetched(server: SteadyServer, path: str) -> bytes:
    """Return a file of ours on the server; nothing where it is not there or too long to be ours."""
    try:
        return server.fetch(path, MOST_BYTES)
    except (NotThereError, NotAllowedError):
        return b""


def read(server: SteadyServer) -> ServerState | None:
    """Return what the server says of itself, None where nothing whole is there."""
    lines = _checked(fetched(server, STATE))
    if lines is None:
        return None
    facts = dict(line.partition(" ")[::2] for line in lines[:6])
    if not _ID.fullmatch(facts.get("id", "")) or not _ID.fullmatch(facts.get("base", "")):
        return None
    head = Head(facts["id"], facts.get("time", ""), facts.get("who", ""))
    gone = frozenset(match[1] for line in lines if (match := _GONE.fullmatch(line)))
    return ServerState(head, facts["base"], dict(_stamps(lines)), gone)


def texts(head: Head, files: Files, before: ServerState | None, base: Files | None) -> tuple[bytes, bytes | None]:
    """Return the new ``state.txt``, and a new base where the old one does not do.

    ``base`` is what stood in the base of ``before``, where that is known.
    """
    if before is not None and base is not None:
        changed = {path: stamp for path, stamp in files.items() if base.get(path) != stamp}
        gone = [path for path in base if path not in files]
        if (len(changed) + len(gone)) * _WORTH_A_NEW_BASE <= len(files):
            return _state(head, before.base, changed, gone), None
    return _state(head, head.id, {}, []), _sealed([_FIRST, _NOTE, *_written(files)])


def _state(head: Head, base: str, changed: Files, gone: list[str]) -> bytes:
    facts = [f"id {head.id}", f"time {head.time}", f"who {head.who}", f"base {base}"]
    return _sealed([_FIRST, _NOTE, *facts, *_written(changed), *sorted(f"- {key_of(path)}" for path in gone)])


def _written(files: Files) -> list[str]:
    return sorted(f"{key_of(path)} {stamp.digest} {stamp.size}" for path, stamp in files.items())


def _sealed(lines: list[str]) -> bytes:
    text = "\n".join(lines)
    return f"{text}\n{sha256(text.encode()).hexdigest()}\n".encode()


def _checked(content: bytes) -> list[str] | None:
    """Return the lines of a list of ours but for the last; None where it is none, or is not whole."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return None
    whole = bool(lines) and lines[0] == _FIRST and sha256("\n".join(lines[:-1]).encode()).hexdigest() == lines[-1]
    return lines[:-1] if whole else None


def _stamps(lines: list[str]) -> Iterator[tuple[str, Stamp]]:
    for line in lines:
        match = _LINE.fullmatch(line)
        if match:
            yield match[1], Stamp(match[2], int(match[3]))
