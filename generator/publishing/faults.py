"""What stands in the way of a publish, as findings with their cures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from generator.findings.finding import Finding, finding
from generator.publishing.lock import HeldError
from generator.publishing.server_state import Head
from generator.publishing.servers.ftp_listing import readable
from generator.publishing.servers.server import (
    FullError,
    LoginError,
    LostError,
    NotAllowedError,
    NotThereError,
    ServerError,
    StrangerError,
    TakenError,
)
from generator.publishing.stops import BlockedError, NoFolderError, NoRoomError, RefusedError
from generator.records.model.publishing import Target
from generator.records.model.validate import did_you_mean
from generator.system.text_characters import shown
from generator.thai.figures import file_size
from generator.thai.moments import moment

CODES = (
    "E650",
    "E712",
    "E713",
    "E714",
    "E715",
    "E716",
    "E717",
    "E718",
    "E719",
    "E720",
    "E721",
    "E723",
    "E726",
    "W710",
    "W711",
    "W712",
)

FAULTS = (ServerError, HeldError, BlockedError, RefusedError, NoRoomError, NoFolderError)
"""Everything that may end a publish and is no fault of ours."""
_NAMED = 8
UNFINISHED = (LostError, NoRoomError, FullError)
"""What ends a publish that only has to be called again."""


def fault_finding(fault: Exception, target: Target, name: str, hide: Callable[[str], str] = str) -> Finding:
    """Return what to tell of ``fault``; what the server said is one short line, without what ``hide`` hides."""
    if isinstance(fault, ServerError):
        return _of_server(fault, target, name, _short(hide(str(fault))))
    place = target.place
    if isinstance(fault, HeldError):
        until = moment(fault.note.until.isoformat())
        return finding("E717", who=shown(fault.note.who), time=moment(fault.note.time.isoformat()), until=until)
    if isinstance(fault, BlockedError):
        return finding("E719", paths=named(fault.paths), count=len(fault.paths), place=place)
    if isinstance(fault, NoFolderError):
        return _no_folder(fault.folders, target)
    if isinstance(fault, NoRoomError):
        return finding("E716", lacking=f" ยังขาดอีก {file_size(fault.lacking)}", place=place)
    path, is_name = (fault.path, fault.is_name) if isinstance(fault, RefusedError) else (target.path, False)
    said = hide(fault.said if isinstance(fault, RefusedError) else str(fault))
    code = "E721" if is_name else "E720"
    return finding(code, path=readable(path), said=_short(said) or "ชื่อเปลี่ยนไปเมื่อวางแล้ว", place=place)


def _no_folder(folders: Sequence[str], target: Target) -> Finding:
    near = _meant_folder(target.path, {folder.rpartition("/")[2]: folder for folder in folders})
    meant = f" หมายถึง {readable(near)} ใช่หรือไม่" if near else ""
    return finding("E650", path=target.path, place=target.place, folders=named(folders) or "ไม่มี", meant=meant)


def _meant_folder(typed: str, folders: Mapping[str, str]) -> str | None:
    """Return what whoever typed a path may have meant, by the name of a folder that is nearly one of its parts."""
    parts = typed.strip("/").split("/")
    for number, part in enumerate(parts):
        name = did_you_mean(part, list(folders))
        if name is not None:
            return "/".join([folders[name], *parts[number + 1 :]])
    return None


def _of_server(fault: ServerError, target: Target, name: str, said: str) -> Finding:
    place = target.place
    if isinstance(fault, StrangerError):
        code = "E715" if target.kind == "sftp" else "E714"
        return finding(code, place=place, why=said, fingerprint=fault.fingerprint or "?", name=name)
    if isinstance(fault, FullError):
        return finding("E716", lacking="", place=place)
    if isinstance(fault, (NotAllowedError, NotThereError, TakenError)):
        return finding("E720", path=target.path, said=said, place=place)
    return finding("E713" if isinstance(fault, LoginError) else "E712", place=place, said=said)


def _short(said: str) -> str:
    return readable(shown(said, 160))


def unknown_publish(head: Head) -> Finding:
    """Say that somebody else published since this folder did."""
    return finding("E718", who=shown(head.who), time=moment(head.time))


def own_computer_fault(fault: OSError) -> Finding:
    """Say that this computer would not let us keep what is published."""
    return finding("E723", path=fault.filename or "published", reason=shown(fault.strerror or type(fault).__name__))


def unencrypted(target: Target) -> Finding:
    """Say once that anybody on the way can read the password."""
    return finding("W710", place=target.place)


def left_out(path: str, said: str) -> Finding:
    """Say that a file without which pages are whole was not taken by the server."""
    return finding("W711", path=path, said=shown(said, 120) or "มีแฟ้มชื่อนี้ที่ไม่ใช่ของเว็บนี้อยู่แล้ว")


def stuck(path: str, said: str, target: Target) -> Finding:
    """Say that a file that the public should see no more is still there, because the server would not delete it."""
    return finding("E726", path=readable(path), said=shown(said, 120), place=target.place)


def leftovers(paths: Sequence[str], target: Target) -> Finding:
    """Say which files stand among ours on the server that the site has not, and that nothing shows to be ours."""
    return finding("W712", count=len(paths), paths=named(paths), place=target.place)


def named(paths: Sequence[str]) -> str:
    """Return the first of ``paths`` in words, and how many more there are."""
    more = f" และอีก {len(paths) - _NAMED} แห่ง" if len(paths) > _NAMED else ""
    return ", ".join(readable(path) for path in sorted(paths)[:_NAMED]) + more


def public_address(url: str, path: str) -> str:
    """Return the address at which the public sees ``path``."""
    return url + quote(path.removesuffix("index.html"))


def day_and_time(now: datetime) -> str:
    """Return a moment as lists keep it."""
    return now.isoformat(timespec="seconds")
