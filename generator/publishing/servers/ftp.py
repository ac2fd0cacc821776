"""An FTP or FTPS server, taken as it is: one connection, few commands, whatever it knows or not.

Every path is sent whole, so that no folder is entered for a file; the type of transfer is told once.
"""

from __future__ import annotations

import ftplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO

from generator.publishing.servers.ftp_line import Line, SecureLine, fingerprint_of
from generator.publishing.servers.ftp_listing import from_list, from_mlsd
from generator.publishing.servers.ftp_renames import Renames
from generator.publishing.servers.ftp_replies import (
    knows_no_such_verb,
    meant,
    replies,
    says_it_stands,
    says_nothing_is_there,
)
from generator.publishing.servers.near import near
from generator.publishing.servers.server import (
    BLOCK,
    Entry,
    LostError,
    Near,
    NotAllowedError,
    NotThereError,
    ServerError,
    StrangerError,
    TakenError,
    Told,
    nothing_told,
)
from generator.records.model.publishing import IMPLICIT_PORT, Target

_LONGEST_LIST = 50_000_000
"""Bytes of one listing that are read; a longer one is not of files."""


class FtpServer:
    """FTP by what ``target`` says; ``password`` is asked for at each login and kept nowhere."""

    def __init__(self, target: Target, password: Callable[[], str], seconds: float = 30.0) -> None:
        """Remember what is needed to connect; nothing is sent."""
        self._target, self._password, self._seconds = target, password, seconds
        self._line: Line = Line(seconds)
        self._features: frozenset[str] = frozenset()
        self._root = target.root
        self._renames = Renames(lambda: self._line, self._at)
        self.asides = self._renames.asides

    def open(self) -> None:
        """Connect, prove who it is, log in, and say once that files are bytes and names UTF-8."""
        self.close()
        target = self._target
        self._line = self._new_line()
        try:
            with replies():
                self._line.connect(target.host or "", self._port, self._seconds)
                self._line.login(target.user or "", self._password())
                self._features = self._asked_features()
                if "UTF8" in self._features:
                    with suppress(ftplib.Error):
                        self._line.sendcmd("OPTS UTF8 ON")
                self._line.voidcmd("TYPE I")
                if not target.root.startswith("/"):
                    self._root = f"{self._line.pwd().rstrip('/')}/{target.root}"
        except StrangerError as stranger:
            self.close()
            shown = stranger.fingerprint or fingerprint_of(
                target.host or "", self._port, implicit=target.is_implicit, seconds=self._seconds
            )
            raise StrangerError(str(stranger), shown, changed=stranger.changed) from None
        except BaseException:
            self.close()
            raise

    @property
    def _port(self) -> int:
        return self._target.port or (IMPLICIT_PORT if self._target.is_implicit else ftplib.FTP_PORT)

    def _new_line(self) -> Line:
        if self._target.kind == "ftp":
            return Line(self._seconds)
        return SecureLine(
            implicit=self._target.is_implicit, fingerprint=self._target.fingerprint, seconds=self._seconds
        )

    def _asked_features(self) -> frozenset[str]:
        try:
            answer = self._line.sendcmd("FEAT")
        except ftplib.error_perm:
            return frozenset()
        return frozenset(line.strip().split(" ")[0].upper() for line in answer.splitlines()[1:-1])

    def close(self) -> None:
        """Say goodbye where somebody listens."""
        with suppress(OSError, EOFError, ftplib.Error, ValueError, AttributeError):
            self._line.quit()
        self._line.close()

    def _at(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}" if path else self._root

    def entries(self, folder: str) -> list[Entry]:
        """Return what stands in ``folder``, by MLSD where the server has it."""
        return self._listed(self._at(folder))

    def near(self) -> Near | None:
        """Return what stands near the target's folder."""
        return near(PurePosixPath(self._root), self._listed)

    def _listed(self, where: str) -> list[Entry]:
        with replies():
            if "MLST" in self._features:
                try:
                    return list(from_mlsd(self._lines(f"MLSD {where}")))
                except ftplib.error_perm as error:
                    if not knows_no_such_verb(error):
                        raise (NotThereError if str(error).startswith("550") else NotAllowedError)(str(error)) from None
                    self._features -= {"MLST"}
            try:
                listed = from_list(self._lines(f"LIST {where}"))
                return [*listed.entries, *(self._unread(where, listed.entries) if listed.unread else ())]
            except (ftplib.error_perm, ftplib.error_temp) as error:
                # Some say so of a folder that is empty, and most of one that is not there.
                if says_nothing_is_there(str(error)):
                    raise NotThereError(str(error)) from None
                raise

    def _unread(self, where: str, known: Sequence[Entry]) -> Iterator[Entry]:
        """Yield what stands in a folder beside what is ``known``, by name, as not all of its list could be read."""
        named = {entry.name for entry in known}
        for line in self._lines(f"NLST {where}"):
            name = line.rpartition("/")[2]
            if name not in named and name not in {"", ".", ".."}:
                at = f"{where.rstrip('/')}/{name}"
                size = self._size_at(at)
                yield Entry(name, size is None and self._can_enter(at), size)

    def _lines(self, command: str) -> list[str]:
        """Return the lines of a listing; one that ends within a line is believed where it does so twice."""
        content = b"".join(self._received(command, _LONGEST_LIST))
        if content and not content.endswith(b"\n") and content != b"".join(self._received(command, _LONGEST_LIST)):
            raise LostError("รายชื่อแฟ้มมาไม่ครบ")
        return [
            line.removesuffix("\r") for line in content.decode(errors="surrogateescape").split("\n") if line.strip()
        ]

    def _received(self, command: str, limit: int | None = None) -> Iterator[bytes]:
        """Yield what comes over a data line; one that is left early costs the connection."""
        data = self._line.transfercmd(command)
        whole = False
        count = 0
        try:
            while block := data.recv(BLOCK):
                count += len(block)
                if limit is not None and count > limit:
                    raise NotAllowedError("a listing without end")
                yield block
            whole = True
        finally:
            data.close()
            if not whole:
                self._line.close()
        self._line.voidresp()

    def fetch(self, path: str) -> Iterator[bytes]:
        """Yield the content of a file."""
        with replies():
            try:
                yield from self._received(f"RETR {self._at(path)}")
            except ftplib.error_perm as error:
                problem = meant(str(error))
                raise NotThereError(str(error)) if str(error).startswith("550") else problem from None

    def put(self, path: str, source: BinaryIO, told: Told = nothing_told, offset: int = 0) -> None:
        """Write a file, or the rest of one."""
        with replies():
            data = self._line.transfercmd(f"STOR {self._at(path)}", offset or None)
            try:
                while block := source.read(BLOCK):
                    data.sendall(block)
                    told(len(block))
                if isinstance(data, ssl.SSLSocket):
                    with suppress(OSError, ValueError):  # not everybody answers the end of a data line
                        data.settimeout(5)
                        data.unwrap()
            except OSError:
                data.close()
                # Who hangs up on data says on the other line why: no room, mostly.
                self._line.voidresp()
                raise
            data.close()
            self._line.voidresp()

    def size(self, path: str) -> int | None:
        """Return the bytes of a file where the server tells."""
        with replies():
            return self._size_at(self._at(path))

    def _size_at(self, where: str) -> int | None:
        try:
            return self._line.size(where)
        except (ftplib.error_perm, ftplib.error_temp) as refusal:
            if str(refusal).startswith("421"):
                raise
            return None

    def rename(self, old: str, new: str) -> None:
        """Let ``old`` take the place ``new``; what stands there steps aside where nothing is replaced."""
        with replies():
            self._renames.rename(old, new)

    def rename_all(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Let many files take their places in one piece, where the server reads such pieces."""
        with replies():
            return self._renames.many(pairs)

    def remove(self, path: str) -> None:
        """Delete a file; what a refusal means is looked up, for servers say the same of files that are gone."""
        try:
            with replies():
                self._line.voidcmd(f"DELE {self._at(path)}")
        except (NotAllowedError, NotThereError) as refusal:
            raise (NotAllowedError if self._stands(path) else NotThereError)(str(refusal)) from None

    def _stands(self, path: str) -> bool:
        above, _, name = path.rpartition("/")
        try:
            is_listed = any(entry.name == name for entry in self.entries(above))
        except NotThereError:
            is_listed = False
        # Servers that hide a file from lists, or fail for a moment, still let it be named.
        with replies():
            return is_listed or self.size(path) is not None or self._renames.takes_name(path)

    def make_folder(self, path: str) -> None:
        """Make a folder; what a refusal means is looked up by going there."""
        try:
            with replies():
                self._line.voidcmd(f"MKD {self._at(path)}")
        except ServerError as refusal:
            if isinstance(refusal, LostError):
                raise
            if says_it_stands(str(refusal)) or self._can_enter(self._at(path)):
                raise TakenError(str(refusal)) from None
            raise

    def _can_enter(self, where: str) -> bool:
        with replies():
            try:
                self._line.voidcmd(f"CWD {where}")
            except ftplib.error_perm:
                return False
            self._line.voidcmd("CWD /") if self._root.startswith("/") else None
            return True

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
        with replies():
            self._line.voidcmd(f"RMD {self._at(path)}")
