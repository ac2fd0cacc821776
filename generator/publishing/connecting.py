"""From a target to a server with patience, and who is asked what on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.publishing import passwords
from generator.publishing.passwords import Secret
from generator.publishing.servers.folder import FolderServer
from generator.publishing.servers.ftp import FtpServer
from generator.publishing.servers.host_keys import Introduce
from generator.publishing.servers.server import Server
from generator.publishing.servers.sftp import SftpServer
from generator.publishing.servers.steady import Clock, SteadyServer
from generator.records.model.publishing import Target


def nobody(_name: str, _fingerprint: str) -> bool:
    """Know no server that nobody knows."""
    return False


@dataclass(frozen=True)
class Access:
    """Who can be asked for a password or about a stranger, and what tells the time."""

    password: passwords.Ask = passwords.nobody
    introduce: Introduce = nobody
    clock: Clock = field(default_factory=Clock)
    seconds: float = 30.0


def server_of(target: Target, folder: Path, secret: Secret, access: Access) -> Server:
    """Return the server of ``target``; a folder is looked for from the agency's ``folder``. Nothing is connected."""
    if target.kind == "sftp":
        return SftpServer(target, secret, access.introduce, access.seconds)
    if target.kind in {"ftp", "ftps"}:
        return FtpServer(target, secret, access.seconds)
    return FolderServer(local_path(target, folder))


def steady(target: Target, folder: Path, secret: Secret, access: Access, log: Callable[[str], None]) -> SteadyServer:
    """Return the server of ``target`` with patience."""
    return SteadyServer(server_of(target, folder, secret, access), access.clock, log)


def local_path(target: Target, folder: Path) -> Path:
    """Return where on this computer a target is, from the agency's ``folder``."""
    return (folder / Path(target.path).expanduser()).absolute()
