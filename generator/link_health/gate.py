"""The only way out for LinkChecker: a proxy on this machine that holds it to the guard, the pace and the limits.

LinkChecker knows nothing of inner addresses, of names that change their mind, or of answers without end. It is started
with this proxy and no other way to the network, so that whatever it is told to open goes through ``Guard``. The page
of addresses that it is to check is the gate's own.
"""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from urllib3.util import parse_url

from generator.link_health.contents import is_bot_wall, says_gone
from generator.link_health.fetch import READ_ERRORS, fetch
from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Limits, Pace
from generator.link_health.served import QuietServer, running
from generator.link_health.visit import host_of

_TUNNEL_BYTES = 4_000_000
"""What an encrypted connection may bring: LinkChecker asks for several pages over one."""
_KEPT = frozenset({"location", "content-type", "retry-after"})
"""Headers that mean something to LinkChecker."""


@contextmanager
def gate(addresses: list[str], guard: Guard, limits: Limits, pace: Pace) -> Iterator[str]:
    """Open the gate until the block is left; yields the address of the page of ``addresses``, also the proxy's own."""
    links = "\n".join(f'<a href="{escape(address)}">{number}</a>' for number, address in enumerate(addresses))
    page = f"<!doctype html><title>links</title>\n{links}\n".encode()
    handler = partial(_Handler, page, _Way(guard, limits, pace, set()))
    with running(QuietServer(("127.0.0.1", 0), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


@dataclass(frozen=True, slots=True)
class _Way:
    """What leads out; ``down`` are the hosts that could not be reached, which are not tried for every address."""

    guard: Guard
    limits: Limits
    pace: Pace
    down: set[str]


class _Handler(BaseHTTPRequestHandler):
    """One request of LinkChecker."""

    def __init__(self, page: bytes, way: _Way, *args: object) -> None:
        self.page, self.way = page, way
        super().__init__(*args)  # type: ignore[arg-type] # handed on from the server

    def do_GET(self) -> None:
        """Return the page of addresses, or fetch what lies behind an address of the web."""
        server: QuietServer = self.server  # type: ignore[assignment] # the only kind that starts this handler
        if self.path in {"/", f"http://127.0.0.1:{server.server_port}/"}:
            self._give(200, {"content-type": "text/html; charset=utf-8"}, self.page)
            return
        self._answer_for(host_of(self.path))

    def _answer_for(self, host: str) -> None:
        if host in self.way.down:
            self._give(502, {}, b"")
            return
        self.way.pace.wait(host)
        try:
            fetched = fetch(parse_url(self.path), self.way.guard, self.way.limits)
        except PrivateAddressError:
            self._give(403, {}, b"")
        except TimeoutError:
            self._give(504, {}, b"")
        except READ_ERRORS as error:
            if isinstance(error, (socket.gaierror, ConnectionRefusedError)):
                self.way.down.add(host)
            self._give(502, {}, b"")
        else:
            # What only the body tells is told by the status: LinkChecker reads nothing but the head.
            hollow = not fetched.body or is_bot_wall(fetched) or says_gone(fetched)
            status = HTTPStatus.NO_CONTENT if fetched.status == HTTPStatus.OK and hollow else fetched.status
            self._give(status, fetched.headers, b"" if status == HTTPStatus.NO_CONTENT else fetched.body)

    def _give(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name in _KEPT & headers.keys():
            self.send_header(name, headers[name].replace("\r", "").replace("\n", ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def do_CONNECT(self) -> None:
        """Open an encrypted connection; what is said over it is between LinkChecker and the server."""
        host, _, port = self.path.rpartition(":")
        key = host if port == "443" else self.path
        self.way.pace.wait(key)
        try:
            if key in self.way.down:
                raise ConnectionRefusedError(key)
            far = self.way.guard.connect(host.strip("[]"), int(port), self.way.limits.connect)
        except PrivateAddressError:
            self.send_error(403)
            return
        except (OSError, ValueError):
            self.way.down.add(key)
            self.send_error(502)
            return
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with far:
            self._carry(far)

    def _carry(self, far: socket.socket) -> None:
        """Carry bytes both ways until either side is done, or has had its time or its fill."""
        near = self.connection
        until = time.monotonic() + 2 * self.way.limits.answer
        left = _TUNNEL_BYTES
        while left > 0 and (seconds := until - time.monotonic()) > 0:
            ready, _, _ = select.select([near, far], [], [], min(seconds, self.way.limits.answer))
            if not ready:
                return
            for side in ready:
                data = side.recv(65_536)
                if not data:
                    return
                (far if side is near else near).sendall(data)
                left -= len(data)

    def log_message(self, *_args: object) -> None:
        """Keep the terminal for findings."""
