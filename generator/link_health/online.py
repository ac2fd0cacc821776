"""Whether this machine is on the internet at all: asked before any link is blamed for what the machine lacks."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

WELL_KNOWN = ("itas.nacc.go.th", "www.nacc.go.th", "www.google.com", "www.cloudflare.com")
"""Names of which one at least is always there; only the name is looked up, nothing is sent to them."""
SECONDS = 8.0
"""How long the names may take together: without a network some systems let each wait for much longer."""

Resolve = Callable[[str], object]


def is_online(
    names: Sequence[str] = WELL_KNOWN, resolve: Resolve = socket.gethostbyname, seconds: float = SECONDS
) -> bool:
    """Tell whether any of ``names`` can be found within ``seconds``."""
    answers: SimpleQueue[bool] = SimpleQueue()
    for name in names:
        threading.Thread(target=lambda name=name: answers.put(_found(name, resolve)), daemon=True).start()
    until = time.monotonic() + seconds
    for _ in names:
        try:
            if answers.get(timeout=max(0.0, until - time.monotonic())):
                return True
        except Empty:
            return False
    return False


def _found(name: str, resolve: Resolve) -> bool:
    try:
        resolve(name)
    except OSError:
        return False
    return True
