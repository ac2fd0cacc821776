"""One request to one address, bounded in time and size; redirects are given back, not followed."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from http.client import HTTPException
from socket import SHUT_RDWR, socket
from typing import Any, Self

import certifi
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from generator.link_health.guard import Guard
from generator.link_health.limits import Limits

AGENT = "oit-link-check (checks the links of one public site)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "*/*",
    "Accept-Language": "th,en;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)
"""What a browser calls itself: tried where a host keeps programs out of what every reader sees."""
AS_BROWSER = {
    **HEADERS,
    "User-Agent": BROWSER,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language": "th-TH,th;q=0.9,en-US;q=0.8,en;q=0.7",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Upgrade-Insecure-Requests": "1",
}
"""What a browser sends with its name."""
_LEGACY_SERVERS = 0x4
"""SSL_OP_LEGACY_SERVER_CONNECT: a server that cannot negotiate anew in the safe way opens in every browser."""
READ_ERRORS = (OSError, HTTPException, urllib3.exceptions.HTTPError, ValueError)
"""What reading an answer raises, whatever the server makes of it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: status, headers with names in lower case, the beginning of the body, and the cookies that it sets."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...] = field(default=(), kw_only=True)


class Deadline:
    """Cuts a connection off when its time is up: a server that sends a byte now and then is never done otherwise."""

    def __init__(self, seconds: float) -> None:
        """Begin to count when the block is entered."""
        self.passed = False
        self.connection: socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop the clock."""
        self._timer.cancel()

    def watch(self, connection: socket) -> None:
        """Cut ``connection`` off when time is up."""
        self.connection = connection

    def _cut(self) -> None:
        self.passed = True
        if self.connection is not None:
            with suppress(OSError):
                self.connection.shutdown(SHUT_RDWR)


def fetch(
    url: urllib3.util.Url,
    guard: Guard,
    limits: Limits,
    headers: Mapping[str, str] = HEADERS,
    *,
    body: int | None = None,
) -> Fetched:
    """Ask for ``url`` and read at most ``body`` bytes of the answer (``limits.body`` unless said).

    Raises ``PrivateAddressError``, ``ssl.SSLError``, ``TimeoutError`` or another of ``READ_ERRORS``.
    """
    with Deadline(limits.answer) as deadline:
        connection = connection_to(url, guard, limits, deadline.watch)
        try:
            connection.request("GET", url.request_uri, headers={**HEADERS, **headers}, preload_content=False)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.headers.items()}
            cookies = tuple(response.headers.getlist("set-cookie"))
            content = _beginning(response, limits.body if body is None else body)
        except READ_ERRORS as error:
            if deadline.passed:
                raise TimeoutError(url.host) from error
            raise
        finally:
            connection.close()
        if deadline.passed:
            raise TimeoutError(url.host)
        return Fetched(response.status, told, content, cookies=cookies)


def _beginning(response: Any, size: int) -> bytes:  # noqa: ANN401 - urllib3 does not export the type
    parts: list[bytes] = []
    left = size
    while left > 0:
        piece = response.read(min(left, 8192), decode_content=True)
        if not piece:
            break
        parts.append(piece)
        left -= len(piece)
    return b"".join(parts)


def connection_to(
    url: urllib3.util.Url, guard: Guard, limits: Limits, told: Callable[[socket], None]
) -> HTTPConnection:
    """Return a connection to the server of ``url`` that the guard opens when it is used, and ``told`` of its socket."""
    host = (url.host or "").strip("[]")
    connection: _Plain | _Secure
    if url.scheme == "https":
        connection = _Secure(host, url.port, timeout=limits.answer, ssl_context=trusted())
    else:
        connection = _Plain(host, url.port, timeout=limits.answer)

    def door(port: int) -> socket:
        """Open a connection that the guard allows."""
        opened = guard.connect(host, port, limits.connect)
        opened.settimeout(limits.answer)
        told(opened)
        return opened

    connection.door = door
    return connection


class _Plain(HTTPConnection):
    """A connection that is opened by the guard."""

    door: Callable[[int], socket]

    def _new_conn(self) -> socket:
        return self.door(self.port)


class _Secure(HTTPSConnection):
    """The same, encrypted."""

    door: Callable[[int], socket]

    def _new_conn(self) -> socket:
        return self.door(self.port)


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """Return the certificates that this machine trusts, and those of Mozilla where it has none of its own."""
    return trusting()


def trusting(more: str | None = None) -> ssl.SSLContext:
    """Return what this machine trusts, with certificates (PEM) ``more`` that may stand between, but not vouch."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.options |= _LEGACY_SERVERS
    if more:
        context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(cadata=more)
    return context
