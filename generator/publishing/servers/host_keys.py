"""Which SSH servers are known: the person's own ``known_hosts``, and ours beside the settings, in the same form.

A server that is met for the first time is shown to the person by its fingerprint, who compares it with what the
provider says. One whose key has changed is never trusted by itself.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import paramiko

from generator.publishing.servers.server import StrangerError
from generator.system import cache_folder

Introduce = Callable[[str, str], bool]
"""Asked whether the server of this name is the one with this fingerprint."""


def fingerprint(key: paramiko.PKey) -> str:
    """Return the fingerprint as OpenSSH and providers write it, without ``SHA256:``."""
    return base64.b64encode(sha256(key.asbytes()).digest()).decode().rstrip("=")


def want_known(host: str, port: int, key: paramiko.PKey, pinned: str | None, introduce: Introduce) -> None:
    """Return where ``key`` is that of the server; raises ``StrangerError``."""
    shown = fingerprint(key)
    if pinned:
        hexadecimal = sha256(key.asbytes()).hexdigest()
        if hmac.compare_digest(pinned, shown) or hmac.compare_digest(pinned, hexadecimal):
            return
        raise StrangerError("ลายนิ้วมือไม่ตรงกับที่ตั้งไว้", shown, changed=True)
    name = host if port == 22 else f"[{host}]:{port}"  # noqa: PLR2004 - the usual port is not written
    known = [entry for entry in map(lambda keys: keys.lookup(name), _all_known()) if entry is not None]  # noqa: C417
    if any(key.get_name() in entry and entry[key.get_name()] == key for entry in known):
        return
    if any(key.get_name() in entry for entry in known):
        raise StrangerError("กุญแจของเครื่องแม่ข่ายเปลี่ยนไป", shown, changed=True)
    if not introduce(name, shown):
        raise StrangerError("ยังไม่รู้จักเครื่องแม่ข่ายนี้", shown)
    _remember(name, key)


def _all_known() -> list[paramiko.HostKeys]:
    own = _own_file()
    with_home = None
    with suppress(RuntimeError):
        with_home = Path.home() / ".ssh" / "known_hosts"
    return [_read(path) for path in (with_home, own) if path is not None]


def _read(path: Path) -> paramiko.HostKeys:
    keys = paramiko.HostKeys()
    with suppress(OSError, paramiko.SSHException, ValueError):
        keys.load(str(path))
    return keys


def _own_file() -> Path | None:
    folder = cache_folder.settings_folder()
    return folder / "known_hosts" if folder else None


def _remember(name: str, key: paramiko.PKey) -> None:
    path = _own_file()
    if path is None:
        return
    keys = _read(path)
    keys.add(name, key.get_name(), key)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys.save(str(path))
