"""What LinkChecker walks through: a page of addresses on this machine, where each is looked at when it asks.

LinkChecker knows nothing of inner addresses, of names that change their mind, of answers without end, or of what a
page says. So it asks the gate for each address, and the gate visits it by the way that is held to the guard, the pace
and the limits, and tells LinkChecker by the status what came of it. Nothing is asked for twice, and what was learnt is
not thrown away.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler

from generator.link_health.served import QuietServer, running
from generator.records.memory.link_states import Answer, LinkState, Reason, first_state

LOOK = "/look/"
_STATUSES: dict[Reason, int] = {
    Reason.GONE: 404,
    Reason.DENIED: 403,
    Reason.RATE_LIMITED: 429,
    Reason.TIMEOUT: 504,
    Reason.SERVER_ERROR: 500,
}

Look = Callable[[str], Answer]
"""Looks at one address and says what came of it."""


class Gate:
    """The gate for one list of addresses; ``answers`` is what came of those that LinkChecker asked for."""

    def __init__(self, addresses: Sequence[str], look: Look) -> None:
        """Offer ``addresses`` and ``look`` at each when it is asked for."""
        self._addresses, self._look = addresses, look
        self._lock = threading.Lock()
        self.answers: dict[str, Answer] = {}

    @property
    def page(self) -> bytes:
        """The page that leads to each address."""
        links = "\n".join(f'<a href="{LOOK}{number}">{number}</a>' for number in range(len(self._addresses)))
        return f"<!doctype html><title>links</title>\n{links}\n".encode()

    def status(self, number: str) -> int:
        """Look at the address of a number, once, and return the status that tells what came of it."""
        if not number.isdecimal() or int(number) >= len(self._addresses):
            return 404
        address = self._addresses[int(number)]
        with self._lock:
            answer = self.answers.get(address)
        if answer is None:
            answer = self._look(address)
            with self._lock:
                self.answers[address] = answer
        return _status(answer)


def _status(answer: Answer) -> int:
    if first_state(answer.reason) in {LinkState.OK, LinkState.MOVED, LinkState.UNCHECKED}:
        return 200
    return _STATUSES.get(answer.reason, 502)


@contextmanager
def gate(addresses: Sequence[str], look: Look) -> Iterator[tuple[str, Gate]]:
    """Open the gate until the block is left; yields the address of the page of ``addresses``, and the gate."""
    opened = Gate(addresses, look)
    with running(QuietServer(("127.0.0.1", 0), partial(_Handler, opened))) as server:
        yield f"http://127.0.0.1:{server.server_port}/", opened


class _Handler(BaseHTTPRequestHandler):
    """One request of LinkChecker."""

    def __init__(self, opened: Gate, *args: object) -> None:
        self.gate = opened
        super().__init__(*args)  # type: ignore[arg-type] # handed on from the server

    def do_GET(self) -> None:
        """Return the page of addresses, or say what came of one."""
        if self.path == "/":
            self._give(200, "text/html; charset=utf-8", self.gate.page)
        elif self.path.startswith(LOOK):
            self._give(self.gate.status(self.path.removeprefix(LOOK)), "text/plain", b"looked at")
        else:
            self._give(404, "text/plain", b"nothing")

    def _give(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("LinkChecker", "1")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Keep the terminal for findings."""
