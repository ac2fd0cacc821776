"""An SFTP server (files over SSH): password or key, a host key that must be known, replacing in one step."""

from __future__ import annotations

import errno
import posixpath
import socket
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import paramiko

from generator.publishing.servers.host_keys import Introduce, want_known
from generator.publishing.servers.near import near
from generator.publishing.servers.server import (
    ASIDE,
    NO_SUCH_NAME,
    Entry,
    FullError,
    LoginError,
    LostError,
    Near,
    NobodyError,
    NotAllowedError,
    NotThereError,
    ServerError,
    TakenError,
    Told,
    nothing_told,
)
from generator.publishing.servers.sftp_renames import renamed
from generator.records.model.publishing import USUAL_PORTS, Target

_BLOCK = 32_768
"""The most that every server takes in one piece."""

_AT_ONCE = 100
"""Requests that wait for their answers at one time."""


@contextmanager
def _as_server_errors() -> Iterator[None]:
    try:
        yield
    except ServerError:
        raise
    except paramiko.PasswordRequiredException:
        raise LoginError("กุญแจ SSH มีรหัสผ่าน") from None
    except (paramiko.AuthenticationException, paramiko.BadAuthenticationType) as fault:
        raise LoginError(str(fault)) from None
    except socket.gaierror:
        raise NobodyError(NO_SUCH_NAME) from None
    except OSError as fault:
        raise _meant(fault) from None
    except (paramiko.SSHException, EOFError) as fault:
        raise LostError(str(fault) or type(fault).__name__) from None


def _meant(fault: OSError) -> ServerError:
    words = fault.strerror or str(fault) or type(fault).__name__
    if fault.errno == errno.ENOENT:
        return NotThereError(words)
    if fault.errno == errno.EACCES:
        return NotAllowedError(words)
    if fault.errno is None and isinstance(fault, IOError) and not isinstance(fault, (socket.timeout, EOFError)):
        # What SFTP calls "failure" without a reason: the caller looks up what it can mean.
        return NotAllowedError(words)
    return LostError(words)


class SftpServer:
    """SFTP by what ``target`` says; ``introduce`` is asked about a server that nobody met before."""

    def __init__(
        self, target: Target, password: Callable[[], str], introduce: Introduce, seconds: float = 30.0
    ) -> None:
        """Remember what is needed to connect; nothing is sent."""
        self._target, self._password, self._introduce, self._seconds = target, password, introduce, seconds
        self._transport: paramiko.Transport | None = None
        self._open_client: paramiko.SFTPClient | None = None
        self.asides: set[str] = set()

    def open(self) -> None:
        """Connect, be sure who it is, then log in by key or password."""
        self.close()
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        target = self._target
        host, port = target.host or "", target.port or USUAL_PORTS["sftp"]
        with _as_server_errors():
            self._transport = paramiko.Transport(socket.create_connection((host, port), self._seconds))
            self._transport.set_keepalive(20)
            self._transport.start_client(timeout=self._seconds)
            want_known(host, port, self._transport.get_remote_server_key(), target.fingerprint, self._introduce)
            self._log_in(self._transport, target.user or "")
            client = paramiko.SFTPClient.from_transport(self._transport)
            if client is None:
                raise LostError("no SFTP")
            channel = client.get_channel()
            if channel is not None:
                channel.settimeout(self._seconds)
            self._open_client = client

    def _log_in(self, transport: paramiko.Transport, user: str) -> None:
        key = self._key()
        if key is not None:
            transport.auth_publickey(user, key)
        else:
            transport.auth_password(user, self._password())

    def _key(self) -> paramiko.PKey | None:
        """Return the key that the target names; its own password is asked for where it has one."""
        if self._target.key is None:
            return None
        path = Path(self._target.key).expanduser()
        try:
            return paramiko.PKey.from_path(path)
        except paramiko.PasswordRequiredException:
            return paramiko.PKey.from_path(path, self._password())
        except (OSError, ValueError, TypeError, paramiko.SSHException, paramiko.pkey.UnknownKeyType) as fault:
            raise LoginError(f"อ่านแฟ้มกุญแจ {path.name} ไม่ได้: {type(fault).__name__}") from None

    @property
    def _client(self) -> paramiko.SFTPClient:
        if self._open_client is None:
            raise LostError("not connected")
        return self._open_client

    def close(self) -> None:
        """End the connection."""
        for open_thing in (self._open_client, self._transport):
            if open_thing is not None:
                with suppress(Exception):
                    open_thing.close()
        self._open_client = self._transport = None

    def _at(self, path: str) -> str:
        return posixpath.join(self._target.root, path) if path else self._target.root

    def entries(self, folder: str) -> list[Entry]:
        """Return what stands in ``folder``."""
        return self._listed(self._at(folder))

    def _listed(self, where: str) -> list[Entry]:
        with _as_server_errors():
            return [_entry(item) for item in self._client.listdir_attr(where)]

    def near(self) -> Near | None:
        """Return what stands near the target's folder."""
        with _as_server_errors():
            start = self._client.normalize(".")
        return near(PurePosixPath(start, self._target.root), self._listed)

    def fetch(self, path: str) -> Iterator[bytes]:
        """Yield the content of a file."""
        with _as_server_errors(), self._client.open(self._at(path), "rb") as file:
            file.prefetch()
            while block := file.read(_BLOCK):
                yield block

    def put(self, path: str, source: BinaryIO, told: Told = nothing_told, offset: int = 0) -> None:
        """Write a file, or the rest of one; pieces are sent without waiting for each to be confirmed."""
        sent = offset
        with _as_server_errors(), self._client.open(self._at(path), "r+b" if offset else "wb") as file:
            file.seek(offset)
            file.set_pipelined()
            while block := source.read(_BLOCK):
                file.write(block)
                sent += len(block)
                told(len(block))
        # Pieces were not waited for: what the server really has says whether all of them found room.
        there = self.size(path)
        if there is not None and there < sent:
            raise FullError(f"เขียนได้ {there} จาก {sent} ไบต์")

    def size(self, path: str) -> int | None:
        """Return the bytes of a file."""
        try:
            with _as_server_errors():
                return self._client.lstat(self._at(path)).st_size
        except (NotThereError, NotAllowedError):
            return None

    def rename(self, old: str, new: str) -> None:
        """Replace in one step by OpenSSH's extension; without it what stands there steps aside first."""
        with _as_server_errors():
            try:
                self._client.posix_rename(self._at(old), self._at(new))
            except OSError as fault:
                if self.size(old) is None:
                    self._clear(old)
                    raise NotThereError(old) from None
                self._rename_in_two(old, new, fault)
            self._clear(old)

    def rename_all(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Send many renames without waiting for each answer: the server does them one right after the other."""
        done: list[bool] = []
        with _as_server_errors():
            for start in range(0, len(pairs), _AT_ONCE):
                part = [(self._at(old), self._at(new)) for old, new in pairs[start : start + _AT_ONCE]]
                done += renamed(self._client, part)
                if not all(done):
                    break
        return done

    def _rename_in_two(self, old: str, new: str, refusal: OSError) -> None:
        try:
            self._client.rename(self._at(old), self._at(new))
        except OSError:
            if self.size(new) is None:
                raise refusal from None
            aside = f"{self._at(old)}{ASIDE}"
            self.asides.add(old + ASIDE)
            with suppress(OSError):  # an earlier run may have ended before it cleared up
                self._client.remove(aside)
            self._client.rename(self._at(new), aside)
            try:
                self._client.rename(self._at(old), self._at(new))
            except OSError:
                self._client.rename(aside, self._at(new))
                self.asides.discard(old + ASIDE)
                raise refusal from None

    def _clear(self, old: str) -> None:
        """Delete what stepped aside for ``old``; where that is refused, it stays among ``asides``."""
        aside = old + ASIDE
        if aside in self.asides:
            with suppress(OSError):
                self._client.remove(self._at(aside))
                self.asides.discard(aside)

    def remove(self, path: str) -> None:
        """Delete a file."""
        with _as_server_errors():
            self._client.remove(self._at(path))

    def make_folder(self, path: str) -> None:
        """Make a folder; what a refusal means is looked up."""
        try:
            with _as_server_errors():
                self._client.mkdir(self._at(path))
        except (NotAllowedError, NotThereError):
            if self.size(path) is not None:
                raise TakenError(path) from None
            raise

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
        with _as_server_errors():
            self._client.rmdir(self._at(path))


def _entry(item: paramiko.SFTPAttributes) -> Entry:
    mode = item.st_mode or 0
    return Entry(item.filename, stat.S_ISDIR(mode), item.st_size if stat.S_ISREG(mode) else None)
