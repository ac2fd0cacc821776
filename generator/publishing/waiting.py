"""Files that wait on the server under temporary names, and whether all their bytes are there.

Servers have been seen that answer “transfer complete” of half a file; nothing takes its place before its size is known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import BinaryIO

from generator.publishing.server_state import FOLDER
from generator.publishing.servers.server import LostError, NotAllowedError, NotThereError
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Stamp, key_of
from generator.publishing.store import Store
from generator.publishing.survey import BESIDE

TEMPORARY = f"{FOLDER}/t-"
_SENDINGS = 3
"""How often a file that arrives short is sent."""


def waiting_name(path: str, stamp: Stamp) -> str:
    """Return the name under which a file waits in our own folder."""
    return f"{TEMPORARY}{_name(path, stamp)}"


def beside_name(path: str, stamp: Stamp) -> str:
    """Return the name under which a file waits beside its place, on servers that rename only within a folder."""
    above = path.rpartition("/")[0]
    return f"{above}/{BESIDE}{_name(path, stamp)}" if above else f"{BESIDE}{_name(path, stamp)}"


def _name(path: str, stamp: Stamp) -> str:
    """Return what tells a waiting file from others: its content and its place, as two places may have one content."""
    return f"{stamp.digest[:20]}-{key_of(path)[:8]}"


def put_whole(server: SteadyServer, name: str, opened: Callable[[], BinaryIO], size: int) -> None:
    """Put a small file and make sure that all of it is there; raises ``LostError`` where it never is."""
    for _ in range(_SENDINGS):
        server.put(name, opened)
        if server.size(name) in {None, size}:
            return
    raise LostError(f"{name} มาไม่ครบบนเครื่องแม่ข่าย")


def want_whole(server: SteadyServer, store: Store, waiting: Mapping[str, Stamp]) -> None:
    """Send again what waits on the server with too few bytes; raises ``LostError`` where that does not help."""
    if not waiting:
        return
    short = _short(server, waiting)
    for name in short:
        put_whole(server, name, partial(store.open, waiting[name]), waiting[name].size)


def _short(server: SteadyServer, waiting: Mapping[str, Stamp]) -> list[str]:
    return [name for name, size in sizes(server, waiting) if size not in {None, waiting[name].size}]


def sizes(server: SteadyServer, names: Collection[str]) -> Iterator[tuple[str, int | None]]:
    """Yield how many bytes of each the server has, None where it does not tell; one listing tells of most."""
    listed: dict[str, int | None] = {}
    seen: set[str] = set()
    if any(name.startswith(TEMPORARY) for name in names):
        listed = _listed(server, FOLDER, seen)
    for name in names:
        size = listed.get(name)
        if size is None:
            size = server.size(name)
        above = name.rpartition("/")[0]
        if size is None and above not in seen:  # a server that tells of no single file
            listed |= _listed(server, above, seen)
        yield name, size if size is not None else listed.get(name)


def _listed(server: SteadyServer, folder: str, seen: set[str]) -> dict[str, int | None]:
    """Return the sizes that a listing of ``folder`` tells, by path."""
    seen.add(folder)
    with suppress(NotAllowedError, NotThereError):
        return {f"{folder}/{entry.name}".lstrip("/"): entry.size for entry in server.entries(folder)}
    return {}
