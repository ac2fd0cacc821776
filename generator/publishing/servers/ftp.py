"""An FTP or FTPS server, taken as it is: one connection, few commands, whatever it knows or not.

Every path is sent whole, so that no folder is entered for a file; the type of transfer is told once.
"""

from __future__ import annotations

import ftplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO

from generator.publishing.servers.ftp_line import Line, SecureLine, fingerprint_of
from generator.publishing.servers.ftp_listing import from_list, from_mlsd
from generator.publishing.servers.ftp_replies import knows_no_such_verb, meant, replies, says_it_stands
from generator.publishing.servers.server import (
    ASIDE,
    BLOCK,
    Entry,
    LostError,
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
        self._takes_several = True
        self._replaces_nothing = False
        self.asides: set[str] = set()

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
        where = self._at(folder)
        with replies():
            if "MLST" in self._features:
                try:
                    return list(from_mlsd(self._lines(f"MLSD {where}")))
                except ftplib.error_perm as error:
                    if not knows_no_such_verb(error):
                        raise (NotThereError if str(error).startswith("550") else NotAllowedError)(str(error)) from None
                    self._features -= {"MLST"}
            try:
                return list(from_list(self._lines(f"LIST {where}")))
            except ftplib.error_perm as error:
                # Some say so of a folder that is empty, and most of one that is not there.
                if str(error)[:3] in {"550", "450"}:
                    raise NotThereError(str(error)) from None
                raise

    def _lines(self, command: str) -> list[str]:
        content = b"".join(self._received(command, _LONGEST_LIST))
        if content and not content.endswith(b"\n"):
            raise LostError("รายชื่อแฟ้มมาไม่ครบ")
        return content.decode(errors="surrogateescape").splitlines()

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
            try:
                return self._line.size(self._at(path))
            except ftplib.error_perm:
                return None

    def rename(self, old: str, new: str) -> None:
        """Let ``old`` take the place ``new``; what stands there steps aside where nothing is replaced."""
        with replies():
            if not self._takes_name(old):
                self._clear(old)
                raise NotThereError(old)
            try:
                self._line.voidcmd(f"RNTO {self._at(new)}")
            except ftplib.error_perm as refusal:
                if self._replaces_nothing or not self._renames(old, new):
                    self._replace(old, new, refusal)
            self._clear(old)

    def _renames(self, old: str, new: str) -> bool:
        """Try once more before anything steps aside: a refusal for a moment is no reason for a gap."""
        return self._takes_name(old) and self._line.answer_to(f"RNTO {self._at(new)}").startswith("2")

    def _takes_name(self, old: str) -> bool:
        try:
            return self._line.sendcmd(f"RNFR {self._at(old)}").startswith("3")
        except ftplib.error_perm:
            return False

    def _replace(self, old: str, new: str, refusal: ftplib.Error) -> None:
        """Let what stands at ``new`` step aside and ``old`` take its place.

        All four commands go in one piece, so that no way over the network lies between the two renames; a server that
        does not read them so is asked one by one from then on.
        """
        aside = old + ASIDE
        self.asides.add(aside)
        with suppress(ftplib.error_perm):  # an earlier run may have ended before it cleared up
            self._line.voidcmd(f"DELE {self._at(aside)}")
        pairs = ((new, aside), (old, new))
        commands = [
            f"{verb} {self._at(path)}" for pair in pairs for verb, path in zip(("RNFR", "RNTO"), pair, strict=True)
        ]
        if self._takes_several:
            self._takes_several = False
            answers = self._line.asked_at_once(commands)
            self._takes_several = True
        else:
            answers = [self._line.answer_to(command) for command in commands]
        if answers[3].startswith("2"):
            self._replaces_nothing = answers[1].startswith("2")
            return
        if answers[1].startswith("2"):
            # It stepped aside, and nothing took its place: back with it.
            self._takes_name(aside)
            self._line.voidcmd(f"RNTO {self._at(new)}")
        self.asides.discard(aside)
        lost = next((answer for answer in answers if answer.startswith("4")), None)
        raise LostError(lost) if lost else meant(str(refusal))

    def _clear(self, old: str) -> None:
        """Delete what stepped aside for ``old``; where that is refused, it stays among ``asides``."""
        aside = old + ASIDE
        if aside in self.asides:
            with suppress(ftplib.error_perm):
                self._line.voidcmd(f"DELE {self._at(aside)}")
                self.asides.discard(aside)

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
            return is_listed or self.size(path) is not None or self._takes_name(path)

    def make_folder(self, path: str) -> None:
        """Make a folder; what a refusal means is looked up by going there."""
        try:
            with replies():
                self._line.voidcmd(f"MKD {self._at(path)}")
        except ServerError as refusal:
            if isinstance(refusal, LostError):
                raise
            if says_it_stands(str(refusal)) or self._can_enter(path):
                raise TakenError(str(refusal)) from None
            raise

    def _can_enter(self, path: str) -> bool:
        with replies():
            try:
                self._line.voidcmd(f"CWD {self._at(path)}")
            except ftplib.error_perm:
                return False
            self._line.voidcmd("CWD /") if self._root.startswith("/") else None
            return True

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
        with replies():
            self._line.voidcmd(f"RMD {self._at(path)}")
