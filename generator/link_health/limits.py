"""How much is asked of other people's servers, and of this machine, at most; and how far apart in time."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a run; times in seconds, sizes in bytes.

    ``backoff`` are the pauses before an address is asked for again, so their number is that of the retries. A server
    that asks for a longer pause than ``longest_pause`` is not asked again. ``pace`` lies between two requests to the
    same host, of which ``at_once`` may be open at a time; one that hung ``hangs`` times and never answered is given up.
    ``whole`` is for the whole run.
    """

    connect: float = 10
    answer: float = 25
    body: int = 65_536
    redirects: int = 20
    backoff: tuple[float, ...] = (2, 8)
    longest_pause: float = 60
    pace: float = 0.5
    at_once: int = 3
    hangs: int = 2
    hosts: int = 12
    whole: float = 1_800


DEFAULT = Limits()
OTHERS = Limits(answer=20, body=262_144, backoff=(2,), pace=0.2)
"""For links that lead to other people's servers, of which each is asked for a few addresses."""


class Pace:
    """Spaces the requests to one host by ``seconds``; safe for use by many threads."""

    def __init__(self, seconds: float) -> None:
        """Start with every host free."""
        self._seconds = seconds
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Wait until ``host`` may be asked, and take that turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + self._seconds
        time.sleep(max(0.0, turn - now))

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds`` from now."""
        with self._lock:
            self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + seconds)
