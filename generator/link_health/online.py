"""Is this machine on the internet at all? Asked before any link is blamed for what the machine lacks."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable

WELL_KNOWN = ("itas.nacc.go.th", "www.nacc.go.th", "www.google.com", "www.cloudflare.com")
"""Names of which one at least is always there; only the name is looked up, nothing is sent to them."""

Resolve = Callable[[str], object]


def is_online(names: Iterable[str] = WELL_KNOWN, resolve: Resolve | None = None) -> bool:
    """Tell whether any of ``names`` can be found."""
    return any(_found(name, resolve or socket.gethostbyname) for name in names)


def _found(name: str, resolve: Resolve) -> bool:
    try:
        resolve(name)
    except OSError:
        return False
    return True
