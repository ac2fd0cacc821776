# ruff: noqa: N802, ANN401, PTH103, PTH107, PTH118, PTH208, PTH110, PTH112, PTH119, PTH120, C901, ARG002, PLC0415, FBT003 - names, values and
# paths are those of the FTP library; what only Unix has is imported where it is used
from __future__ import annotations

import logging
import os
import shutil
import socket
import subprocess
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.small_web import PASSWORD

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of asyncore in Python 3.11, which it is built on
    from pyftpdlib.authorizers import DummyAuthorizer  # type: ignore[import-untyped] # it has no types
    from pyftpdlib.filesystems import AbstractedFS  # type: ignore[import-untyped] # it has no types
    from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler  # type: ignore[import-untyped] # it has no types
    from pyftpdlib.ioloop import IOLoop  # type: ignore[import-untyped] # it has no types
    from pyftpdlib.servers import FTPServer  # type: ignore[import-untyped] # it has no types

logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
USER = "town"
PLAIN = "plain-s3cret"
"""The password where the server reads no UTF-8."""


@dataclass
class Habits:
    """What a server does otherwise than the book says; ``watch`` is called after each command."""

    without: frozenset[str] = frozenset()
    """Commands that it does not know."""
    listing: Callable[[str, bool, int], str] | None = None
    """Makes one line of LIST of a name, whether it is a folder, and a size."""
    encoding: str = "utf-8"
    empty_450: bool = False
    """Says 450 of a folder in which there is nothing."""
    quota: int | None = None
    dele_550: bool = False
    no_replace: bool = False
    no_rename_across: bool = False
    no_dots: bool = False
    latin_only: bool = False
    mangles: bool = False
    lowers: bool = False
    """Writes names in small letters, whatever was sent."""
    one_case: bool = False
    """Finds a name however its letters are written, as the disks of Windows do."""
    hides_dots: bool = False
    """Shows no dot file in a list, and says nothing of its size."""
    refuses: str = ""
    """Part of a name for which it says 450, now and ever."""
    first_only: bool = False
    """Reads of several commands in one piece only the first."""
    one_connection: bool = False
    nat: str = ""
    greeting_busy: int = 0
    cut_at: int = 0
    """The number of the command before whose answer the line is cut."""
    cut_data_after: int = 0
    """Bytes of one file after which its data line and all else is cut, once."""
    cut_every: int = 0
    refuse_login: str = ""
    fault: Callable[[int, str], str] = lambda _number, _command: ""
    """Told the number of each command and its verb: what goes wrong with it, one of ``FAULTS``, or nothing."""
    watch: Callable[[], None] = lambda: None
    received: int = 0
    """Bytes of commands and data that came."""
    sent: int = 0
    """Bytes of data that went."""
    commands: list[str] = field(default_factory=list)


class _Files(AbstractedFS):  # type: ignore[misc] # the library has no types
    habits: Habits

    def _allowed(self, path: str) -> None:
        name = os.path.basename(path)
        if (self.habits.no_dots and name.startswith(".")) or (self.habits.latin_only and not name.isascii()):
            raise PermissionError(1, "Prohibited file name", path)

    def rename(self, src: str, dst: str) -> None:
        self._allowed(dst)
        if self.habits.no_replace and os.path.exists(dst):
            raise FileExistsError(17, "File exists", dst)
        if self.habits.no_rename_across and os.path.dirname(src) != os.path.dirname(dst):
            raise PermissionError(1, "Operation not permitted", dst)
        if self.habits.mangles:
            dst = dst.encode("ascii", "replace").decode()
        if self.habits.lowers:
            dst = dst.removesuffix(os.path.basename(dst)) + os.path.basename(dst).lower()
        if self.habits.one_case and os.path.exists(found := self._found(dst)):
            os.remove(found)
        super().rename(src, dst)

    def _found(self, path: str) -> str:
        """Return the file that stands at ``path`` in any capitals."""
        folder, name = os.path.split(path)
        with suppress(OSError):
            same = [entry for entry in os.listdir(folder) if entry.casefold() == name.casefold()]
            return os.path.join(folder, same[0]) if same else path
        return path

    def ftp2fs(self, ftppath: str) -> str:
        path = str(super().ftp2fs(ftppath))
        return self._found(path) if self.habits.one_case and not os.path.exists(path) else path

    def listdir(self, path: str) -> list[str]:
        names = list(super().listdir(path))
        return [name for name in names if not (self.habits.hides_dots and name.startswith("."))]

    def remove(self, path: str) -> None:
        super().remove(path.encode("ascii", "replace").decode() if self.habits.mangles else path)

    def open(self, filename: str, mode: str) -> Any:
        self._allowed(filename)
        file = super().open(filename, mode)
        habits = self.habits
        if habits.quota is not None and "r" not in mode.replace("r+", "w"):
            real = file.write

            def write(chunk: bytes) -> int:
                root = Path(self.root)
                used = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
                if used + len(chunk) > (habits.quota or 0):
                    raise OSError(122, "Disk quota exceeded")
                written = int(real(chunk))
                file.flush()
                return written

            file = _Writer(file, write)
        return file


FAULTS = ("close", "no answer", "lost answer", "421", "451", "550", "short", "cut", "lie")
"""The line is closed before, or after it was done; nothing is answered at all; a refusal; half of a file is kept and
called whole; a data line ends in the middle; half a listing or file is given and called whole."""


class _Half:
    """Gives half of what another producer has."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def more(self) -> bytes:
        chunk = bytes(self._real.more())
        return chunk[: len(chunk) // 2]


class _Writer:
    def __init__(self, file: Any, write: Callable[[bytes], int]) -> None:
        self._file, self.write = file, write

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _handler(base: type, habits: Habits) -> type:
    class Data(base.dtp_handler):  # type: ignore[name-defined, misc] # of either
        def recv(self, size: int) -> bytes:
            """Take what comes, or half of it."""
            chunk = bytes(super().recv(size))
            habits.received += len(chunk)
            if habits.cut_data_after and self.get_transmitted_bytes() > habits.cut_data_after:
                habits.cut_data_after = 0
                self.cmd_channel.close()
                return b""
            if chunk and self.cmd_channel.fault in {"short", "cut"}:
                chunk = chunk[: len(chunk) // 2]
                if self.cmd_channel.fault == "cut":
                    self.file_obj.write(chunk)
                    self._resp = ("426 Connection closed; transfer aborted.", logging.getLogger("pyftpdlib").debug)
                    self.close()
                    return b""
            return chunk

        def send(self, data: bytes) -> int:
            """Count what goes."""
            count = int(super().send(data))
            habits.sent += count
            return count

        def handle_error(self) -> None:
            """Say of a full disk what servers say: the library names no reason."""
            self._resp = ("552 Transfer aborted. Disk quota exceeded.", logging.getLogger("pyftpdlib").debug)
            self.close()

    class Handler(base):  # type: ignore[misc] # one of two
        banner = "web space"
        use_sendfile = False
        dtp_handler = Data
        encoding = habits.encoding
        unicode_errors = "surrogateescape"
        fault = ""

        def respond(self, resp: str, *words: Any, **more: Any) -> None:
            """Say how it ended, unless that is what goes wrong."""
            if resp[:1] != "1" and self.fault in {"lost answer", "no answer"}:
                if self.fault == "lost answer":
                    self.close()
                return
            if self.fault == "cut" and resp.startswith("226"):
                resp = "426 Connection closed; transfer aborted."
            super().respond(resp, *words, **more)

        def push_dtp_data(self, data: Any, isproducer: bool = False, file: Any = None, cmd: Any = None) -> None:
            """Give a listing or a file, or half of it."""
            if self.fault in {"cut", "lie", "short"}:
                data = _Half(data) if isproducer else data[: len(data) // 2]
            super().push_dtp_data(data, isproducer, file, cmd)

        def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
            habits.commands.append(line if cmd != "PASS" else "PASS")
            number = len(habits.commands)
            habits.received += len(line) + 2
            self.fault = habits.fault(number, cmd)
            if self.fault == "close":
                self.close()
                return
            if self.fault in {"421", "451", "550"}:
                super().respond(f"{self.fault} Something is wrong.")
                if self.fault == "421":
                    self.close_when_done()
                return
            if habits.refuses and habits.refuses in arg:
                super().respond("450 Requested file action not taken.")
                return
            if cmd in habits.without:
                self.respond("502 Command not implemented.")
                return
            if number == habits.cut_at or (habits.cut_every and number % habits.cut_every == 0):
                self.close()
                return
            super().pre_process_command(line, cmd, arg)
            habits.watch()

        def found_terminator(self) -> None:
            """Do what a line says; what came with it in the same piece is lost on some."""
            if habits.first_only:
                self.ac_in_buffer = b""
            super().found_terminator()

        def ftp_SIZE(self, path: str) -> None:
            if habits.hides_dots and os.path.basename(path).startswith("."):
                self.respond("550 Not a regular file.")
                return
            super().ftp_SIZE(path)

        def ftp_FEAT(self, line: str) -> None:
            lines = [" UTF8"] if "UTF8" not in habits.without else []
            lines += [" MLST type*;size*;modify*;"] if "MLSD" not in habits.without else []
            self.push("211-Features:\r\n" + "".join(f"{feat}\r\n" for feat in lines))
            self.respond("211 End FEAT.")

        def ftp_PASS(self, line: str) -> None:
            if habits.refuse_login:
                self.respond(habits.refuse_login.replace("{password}", line))
                return
            super().ftp_PASS(line)

        def ftp_DELE(self, path: str) -> None:
            if habits.dele_550:
                try:
                    os.remove(path)
                except OSError:
                    self.respond("550 Delete operation failed.")
                    return
                self.respond("250 Ok.")
                return
            super().ftp_DELE(path)

        def ftp_LIST(self, path: str) -> None:
            if habits.listing is None:
                super().ftp_LIST(path)
                return
            if not os.path.isdir(path):
                self.respond("550 No such directory.")
                return
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
            if not entries and habits.empty_450:
                self.respond("450 No files found.")
                return
            lines = [habits.listing(entry.name, entry.is_dir(), entry.stat().st_size) for entry in entries]
            text = "".join(f"{line}\r\n" for line in lines)
            self.push_dtp_data(text.encode(habits.encoding, "replace"), cmd="LIST")

        def _make_epasv(self, extmode: bool = False) -> Any:
            if habits.nat:
                self.masquerade_address = habits.nat
            return super()._make_epasv(extmode)

    return Handler


@dataclass
class Space:
    """A running server: ``root`` is the folder that its user sees, ``target`` what the site config says of it."""

    root: Path
    port: int
    habits: Habits
    target: dict[str, Any]
    stop: Callable[[], None] = lambda: None

    @property
    def www(self) -> Path:
        return self.root / "ita"


@contextmanager
def ftp(root: Path, habits: Habits | None = None, tls: Path | None = None) -> Iterator[Space]:
    """Run an FTP server in a thread; with ``tls``, a PEM file, under TLS."""
    habits = habits or Habits()
    (root / "ita").mkdir(parents=True, exist_ok=True)
    authorizer = DummyAuthorizer()
    password = PASSWORD if habits.encoding == "utf-8" else PLAIN
    authorizer.add_user(USER, password, str(root), perm="elradfmwMT")
    handler: Any = _handler(TLS_FTPHandler if tls else FTPHandler, habits)
    handler.authorizer = authorizer
    handler.abstracted_fs = type("Files", (_Files,), {"habits": habits})
    handler.timeout = 60
    if tls:
        handler.certfile, handler.tls_control_required, handler.tls_data_required = str(tls), True, True
    loop = IOLoop()
    server: Any = FTPServer(("127.0.0.1", 0), handler, ioloop=loop)
    server.max_cons_per_ip = 1 if habits.one_connection else 0
    stopping = threading.Event()

    def serve() -> None:
        while not stopping.is_set():
            loop.loop(timeout=0.02, blocking=False)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    port = server.address[1]
    kind = {"kind": "ftps" if tls else "ftp"}
    target = {**kind, "host": "127.0.0.1", "port": port, "user": USER, "path": "/ita"}
    try:
        yield Space(root, port, habits, target)
    finally:
        stopping.set()
        thread.join()
        with suppress(OSError):
            server.close_all()


def certificate(folder: Path, *names: str) -> tuple[Path, str]:
    """Make a certificate of its own for ``names`` and return its PEM file with the key, and its fingerprint."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "web space")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(entry) for entry in names or ("web.example",)]), False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(secret + made.public_bytes(pem))
    return path, made.fingerprint(hashes.SHA256()).hex()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def want(program: str, *places: str) -> str:
    """Return where a program of this machine is; the test is skipped with a line where there is none."""
    found = shutil.which(program) or next((place for place in places if Path(place).exists()), None)
    if found is None:
        pytest.skip(f"no {program} on this machine")
    return found


@contextmanager
def running(command: list[str], port: int, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server program until the block is left; it answers on ``port`` before the block begins."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(env or os.environ))
    try:
        for _ in range(400):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if process.poll() is not None:
                pytest.skip(
                    f"{command[0]} does not run here: {((process.stderr and process.stderr.read()) or b'')[:200]!r}"
                )
            time.sleep(0.02)
        yield process
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


@contextmanager
def sftp(root: Path, base: Path) -> Iterator[Space]:
    """Run OpenSSH with a key of ours for whoever runs the tests, below ``root`` for the test."""
    sshd = want("sshd", "/usr/sbin/sshd")
    helper = want("sftp-server", "/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server")
    maker = want("ssh-keygen")
    (root / "ita").mkdir(parents=True, exist_ok=True)
    port = free_port()
    for name in ("host", "user"):
        subprocess.run([maker, "-q", "-t", "ed25519", "-N", "", "-f", str(base / name)], check=True)
    (base / "allowed").write_text((base / "user.pub").read_text())
    (base / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {base}/host\nAuthorizedKeysFile {base}/allowed\n"
        f"StrictModes no\nPasswordAuthentication no\nUsePAM no\nPidFile none\nSubsystem sftp {helper}\n"
    )
    os.makedirs("/run/sshd", exist_ok=True) if os.geteuid() == 0 else None
    with running([sshd, "-D", "-e", "-f", str(base / "config")], port):
        import getpass

        target = {
            "kind": "sftp",
            "host": "127.0.0.1",
            "port": port,
            "user": getpass.getuser(),
            "key": str(base / "user"),
            "path": str(root / "ita"),
        }
        yield Space(root, port, Habits(), target)


@contextmanager
def vsftpd(root: Path, base: Path, pem: Path | None = None, *, implicit: bool = False) -> Iterator[Space]:
    """Run vsftpd for an anonymous user who may write, which needs no account of the machine; only root may."""
    program = want("vsftpd", "/usr/sbin/vsftpd")
    if os.geteuid() != 0:
        pytest.skip("vsftpd needs root")
    import pwd

    owner = pwd.getpwnam("ftp" if _has_user("ftp") else "nobody")
    (root / "ita").mkdir(parents=True, exist_ok=True)
    os.chown(root / "ita", owner.pw_uid, owner.pw_gid)
    for folder in (root, *root.parents):
        with suppress(OSError):
            folder.chmod(folder.stat().st_mode | 0o055)
    port = free_port()
    lines = {
        "listen": "YES",
        "listen_ipv6": "NO",
        "listen_address": "127.0.0.1",
        "listen_port": port,
        "background": "NO",
        "anonymous_enable": "YES",
        "local_enable": "NO",
        "write_enable": "YES",
        "anon_root": root,
        "anon_upload_enable": "YES",
        "anon_mkdir_write_enable": "YES",
        "anon_other_write_enable": "YES",
        "no_anon_password": "NO",
        "anon_umask": "022",
        "ftp_username": owner.pw_name,
        "seccomp_sandbox": "NO",
        "secure_chroot_dir": base,
        "anon_world_readable_only": "NO",
        "isolate_network": "NO",
    }
    if pem is not None:
        lines |= {
            "ssl_enable": "YES",
            "allow_anon_ssl": "YES",
            "force_anon_data_ssl": "YES",
            "force_anon_logins_ssl": "YES",
        }
        lines |= {"rsa_cert_file": pem, "rsa_private_key_file": pem, "require_ssl_reuse": "YES", "ssl_ciphers": "HIGH"}
    if implicit:
        lines["implicit_ssl"] = "YES"
    empty = base / "empty"
    empty.mkdir()
    lines["secure_chroot_dir"] = empty
    config = base / "vsftpd.conf"
    config.write_text("".join(f"{name}={value}\n" for name, value in lines.items()))
    with running([program, str(config)], port):
        kind = "ftps" if pem is not None else "ftp"
        target = {"kind": kind, "host": "127.0.0.1", "port": port, "user": "anonymous", "path": "/ita"}
        target |= {"tls": "implicit"} if implicit else {}
        yield Space(root, port, Habits(), target)


def _has_user(name: str) -> bool:
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
