"""The line to an FTP server: plain, or under TLS with what real servers ask of a client.

Beside ftplib: TLS from the first byte, the session of the control line used again for every data line (vsftpd and
others refuse data lines without), a certificate known by its fingerprint, and the end of a data line that some servers
do not announce. The address for data that a server behind a translating router names is not believed: data go to the
host that was asked for.
"""

from __future__ import annotations

import ftplib
import hmac
import socket
import ssl
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from generator.publishing.servers.server import StrangerError

SECONDS = 30.0
"""Patience with one reply or one piece of data."""


class Line(ftplib.FTP):
    """Plain FTP: names are UTF-8, bytes that are none survive."""

    encoding = "utf-8"

    def __init__(self, seconds: float = SECONDS) -> None:
        """Make a line that is not connected."""
        super().__init__(timeout=seconds, encoding="utf-8")
        self.trust_server_pasv_ipv4_address = False

    def connect(self, host: str = "", port: int = 0, timeout: float = -999, source_address: Any = None) -> str:  # noqa: ANN401 - ftplib's own
        """Connect; names in replies that are no UTF-8 are kept as they are."""
        welcome = super().connect(host, port, timeout, source_address)
        self._read_any_bytes()
        return welcome

    def _read_any_bytes(self) -> None:
        self.file = self.sock.makefile("r", encoding=self.encoding, errors="surrogateescape")  # type: ignore[union-attr] # connected

    def putline(self, line: str) -> None:
        """Send a command; a name that came as bytes goes back as the same bytes."""
        if "\r" in line or "\n" in line:
            raise ValueError("a command is one line")
        self.sock.sendall(f"{line}\r\n".encode(self.encoding, "surrogateescape"))  # type: ignore[union-attr] # connected

    def makepasv(self) -> tuple[str, int]:
        """Ask where data go, in the newer way (EPSV) where the server refuses the older one."""
        try:
            return super().makepasv()
        except ftplib.error_perm:
            return ftplib.parse229(self.sendcmd("EPSV"), self.sock.getpeername())  # type: ignore[union-attr] # noqa: S321 - connected

    def answer_to(self, command: str) -> str:
        """Return what the server says to ``command``, whether it does it or not."""
        self.putcmd(command)
        return self._any_answer()

    def asked_at_once(self, commands: Sequence[str]) -> list[str]:
        """Send ``commands`` in one piece and return what the server says to each."""
        lines = "".join(f"{command}\r\n" for command in commands)
        if lines.count("\n") != len(commands) or lines.count("\r") != len(commands):
            raise ValueError("a command is one line")
        self.sock.sendall(lines.encode(self.encoding, "surrogateescape"))  # type: ignore[union-attr] # connected
        return [self._any_answer() for _ in commands]

    def _any_answer(self) -> str:
        try:
            return self.getresp()
        except (ftplib.error_perm, ftplib.error_temp) as refusal:
            if str(refusal).startswith("421"):
                raise
            return str(refusal)


class SecureLine(Line):
    """FTP under TLS; ``fingerprint`` is the SHA-256 of a certificate that no authority vouches for."""

    def __init__(self, *, implicit: bool, fingerprint: str | None, seconds: float = SECONDS) -> None:
        """Make a line that is not connected; without ``fingerprint`` the certificate must be valid for the host."""
        super().__init__(seconds)
        self._context = ssl.create_default_context()
        if fingerprint:
            self._context.check_hostname = False
            self._context.verify_mode = ssl.CERT_NONE
        self._implicit, self._fingerprint = implicit, fingerprint

    def connect(self, host: str = "", port: int = 0, timeout: float = -999, source_address: Any = None) -> str:  # noqa: ANN401, ARG002 - ftplib's own
        """Connect and be sure who it is before a user or a password is sent."""
        self.host, self.port = host, port
        self.sock = socket.create_connection((host, port), self.timeout)
        self.af = self.sock.family
        if self._implicit:
            self.sock = self._wrapped(self.sock)
        self._read_any_bytes()
        self.welcome = self.getresp()
        if not self._implicit:
            self.voidcmd("AUTH TLS")
            self.sock = self._wrapped(self.sock)
            self._read_any_bytes()
        return self.welcome

    def login(self, user: str = "", passwd: str = "", acct: str = "") -> str:
        """Log in over the line that is secure by now, and ask for data lines that are."""
        answer = super().login(user, passwd, acct)
        self.voidcmd("PBSZ 0")
        self.voidcmd("PROT P")
        return answer

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Open a data line with the session of the control line."""
        data, size = super().ntransfercmd(cmd, rest)
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        try:
            return self._wrapped(data, session), size
        except BaseException:
            data.close()
            raise

    def _wrapped(self, plain: socket.socket, session: ssl.SSLSession | None = None) -> ssl.SSLSocket:
        secure = self._context.wrap_socket(plain, server_hostname=self.host, session=session)
        if self._fingerprint:
            shown = sha256(secure.getpeercert(binary_form=True) or b"").hexdigest()
            if not hmac.compare_digest(shown, self._fingerprint):
                secure.close()
                raise StrangerError("ลายนิ้วมือของใบรับรองไม่ตรงกับที่ตั้งไว้", shown, changed=True)
        return secure


def fingerprint_of(host: str, port: int, *, implicit: bool, seconds: float = SECONDS) -> str:
    """Return the SHA-256 of the certificate that a server shows, whoever vouches for it; empty where it shows none."""
    line = SecureLine(implicit=implicit, fingerprint="0" * 64, seconds=seconds)
    try:
        line.connect(host, port)
    except StrangerError as stranger:
        return stranger.fingerprint
    except (OSError, EOFError, ftplib.Error):
        return ""
    finally:
        line.close()
    return ""
