"""Keeps the requests to each host apart in time, whoever makes them."""

from __future__ import annotations

import threading
import time


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
