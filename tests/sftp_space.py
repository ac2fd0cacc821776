"""An SFTP server of our own: logs in by password, and renames as the protocol's third version says, or as OpenSSH does.

``cut_after`` ends the connection once a file has so many bytes, once.
"""

# ruff: noqa: ANN401, PTH208, ARG002 - paths
# and names are those of the SFTP library
from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import paramiko
from paramiko import SFTPAttributes, SFTPHandle, SFTPServer, SFTPServerInterface, common, sftp

from tests.small_web import PASSWORD
from tests.web_space import USER, Habits, Space


class _Door(paramiko.ServerInterface):
    def __init__(self, logins: list[str]) -> None:
        self.logins = logins

    def get_allowed_auths(self, username: str) -> str:
        return "password"

    def check_auth_password(self, username: str, password: str) -> int:
        self.logins.append(username)
        is_right = username == USER and password == PASSWORD
        return common.AUTH_SUCCESSFUL if is_right else common.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return common.OPEN_SUCCEEDED


class _Handle(SFTPHandle):
    def __init__(self, files: _Files, file: Any, flags: int) -> None:
        super().__init__(flags)
        self.files, self.readfile, self.writefile = files, file, file

    def write(self, offset: int, data: Any) -> int:
        if self.files.is_cut:
            return sftp.SFTP_FAILURE  # what came after the cut is lost
        limit = self.files.space.cut_after
        if limit and offset + len(data) > limit:
            self.files.space.cut_after, self.files.is_cut = 0, True
            self.writefile.flush()
            self.files.space.transports[-1].close()
            return sftp.SFTP_FAILURE
        self.files.space.written += len(data)
        result: int = super().write(offset, data)
        self.writefile.flush()
        return result

    def stat(self) -> SFTPAttributes:
        return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class _Files(SFTPServerInterface):
    def __init__(self, server: Any, space: SftpSpace) -> None:
        super().__init__(server)
        self.space, self.is_cut = space, False

    def _at(self, path: str) -> str:
        return f"{self.space.root}{self.canonicalize(path)}"

    def _done(self, act: Any, *paths: str) -> int:
        try:
            act(*map(self._at, paths))
        except OSError as fault:
            return int(SFTPServer.convert_errno(fault.errno or 0))
        self.space.watch()
        return sftp.SFTP_OK

    def list_folder(self, path: str) -> Any:
        try:
            names = os.listdir(self._at(path))
            return [SFTPAttributes.from_stat(os.lstat(f"{self._at(path)}/{name}"), name) for name in names]
        except OSError as fault:
            return SFTPServer.convert_errno(fault.errno or 0)

    def lstat(self, path: str) -> Any:
        try:
            return SFTPAttributes.from_stat(os.lstat(self._at(path)))
        except OSError as fault:
            return SFTPServer.convert_errno(fault.errno or 0)

    stat = lstat

    def open(self, path: str, flags: int, attr: Any) -> Any:
        try:
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR))
            wanted = (flags & ~os.O_WRONLY) | os.O_RDWR if writes else flags
            number = os.open(self._at(path), wanted, 0o644)
            return _Handle(self, os.fdopen(number, "r+b" if writes else "rb"), flags)
        except OSError as fault:
            return SFTPServer.convert_errno(fault.errno or 0)

    def remove(self, path: str) -> int:
        return self._done(os.remove, path)

    def rename(self, oldpath: str, newpath: str) -> int:
        if os.path.lexists(self._at(newpath)):
            return sftp.SFTP_FAILURE  # version 3 of the protocol replaces nothing
        return self._done(os.rename, oldpath, newpath)

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        if not self.space.replaces:
            return sftp.SFTP_OP_UNSUPPORTED
        return self._done(os.replace, oldpath, newpath)

    def mkdir(self, path: str, attr: Any) -> int:
        return self._done(os.mkdir, path)

    def rmdir(self, path: str) -> int:
        return self._done(os.rmdir, path)


class SftpSpace(Space):
    """A running server; ``logins`` are the users that knocked."""

    replaces: bool = True
    cut_after: int = 0
    written: int = 0

    def __init__(self, root: Path, port: int, habits: Habits, target: dict[str, Any]) -> None:
        super().__init__(root, port, habits, target)
        self.logins: list[str] = []
        self.transports: list[paramiko.Transport] = []

    def watch(self) -> None:
        """Do nothing after each change; tests put something else here."""


@contextmanager
def sftp_by_password(root: Path, *, replaces: bool = True) -> Iterator[SftpSpace]:
    """Run the server in threads until the block is left."""
    (root / "ita").mkdir(parents=True, exist_ok=True)
    key = paramiko.RSAKey.generate(2048)
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    target = {"kind": "sftp", "host": "127.0.0.1", "port": port, "user": USER, "path": "/ita"}
    space = SftpSpace(root, port, Habits(), target)
    space.replaces = replaces

    def serve() -> None:
        while True:
            try:
                caller, _ = door.accept()
            except OSError:
                return
            transport = paramiko.Transport(caller)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", SFTPServer, _Files, space)
            space.transports.append(transport)
            with suppress(paramiko.SSHException, EOFError, OSError):
                transport.start_server(server=_Door(space.logins))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield space
    finally:
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        door.close()
        for transport in space.transports:
            transport.close()
        thread.join()
