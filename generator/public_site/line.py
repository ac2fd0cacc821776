"""Connections to a web server that are kept open; an answer is weighed as it comes and never kept whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPException
from socket import socket
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection
from urllib3.exceptions import IncompleteRead, ProtocolError
from urllib3.util import Url

from generator.link_health.fetch import AGENT, READ_ERRORS, Deadline, Fetched, connection_to
from generator.link_health.guard import Guard
from generator.link_health.limits import Limits

PIECE = 65_536
SLOWEST = 40_000
"""Bytes a second at which a large document may still come: whole, and not cut off by the time for an answer."""
OVER = 1_000_000
"""Bytes beyond what was expected that are still read: whatever stands in a page was put there."""
BEGINNING = 65_536
"""Bytes of a file that are kept to see what it is; of texts all are kept."""


@dataclass(frozen=True, slots=True)
class Question:
    """How to ask: the bytes expected, how many to keep, and headers beyond the usual ones."""

    expected: int = 0
    kept: int = BEGINNING
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Came(Fetched):
    """An answer weighed: its bytes, their SHA-256, and that of the same without carriage returns.

    It ``is_cut`` where the server said that more would come, ``is_endless`` where more came than anybody would read.
    """

    size: int = 0
    digest: str = ""
    unified: str = ""
    is_cut: bool = False
    is_endless: bool = False


class Lines:
    """One connection for each server, kept open from request to request; for use by one thread."""

    def __init__(self, agent: str = AGENT) -> None:
        """Begin without any connection; ``agent`` is what is said of the program."""
        self._agent = agent
        self._open: dict[tuple[str, str, int | None], HTTPConnection] = {}
        self._deadline = Deadline(0)

    def close(self) -> None:
        """End all connections."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def ask(self, url: Url, guard: Guard, limits: Limits, question: Question) -> Came:
        """Ask for ``url``; raises what ``fetch`` raises. A connection that went stale meanwhile is opened anew once."""
        key = (url.scheme or "", url.host or "", url.port)
        known = self._open.get(key)
        if known is not None and known.sock is not None:
            try:
                return self._asked(known, url, limits, question)
            except (ConnectionError, HTTPException, ProtocolError):
                known.close()
        connection = connection_to(url, guard, limits, self._opened)
        self._open[key] = connection
        return self._asked(connection, url, limits, question)

    def _asked(self, connection: HTTPConnection, url: Url, limits: Limits, question: Question) -> Came:
        seconds = limits.answer + question.expected / SLOWEST
        with Deadline(seconds) as deadline:
            self._deadline = deadline
            if connection.sock is not None:
                deadline.watch(connection.sock)
            try:
                connection.request("GET", url.request_uri, headers=self._headers(question), preload_content=False)
                came = _weighed(connection.getresponse(), question)
            except READ_ERRORS as error:
                connection.close()
                if deadline.passed:
                    raise TimeoutError(url.host) from error
                raise
            if came.is_cut or came.is_endless:
                connection.close()
            if deadline.passed:
                raise TimeoutError(url.host)
            return came

    def _opened(self, connection: socket) -> None:
        """Hold a connection that was opened a moment ago to the time of the request at hand."""
        self._deadline.watch(connection)

    def _headers(self, question: Question) -> dict[str, str]:
        usual = {
            "User-Agent": self._agent,
            "Accept": "*/*",
            "Accept-Language": "th,en;q=0.5",
            "Accept-Encoding": "gzip",
        }
        return {**usual, **question.headers}


def _weighed(response: Any, question: Question) -> Came:  # noqa: ANN401 - urllib3 does not export the type
    """Read an answer piece by piece; what never ends is left after ``OVER`` bytes more than were expected."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    cookies = tuple(response.headers.getlist("set-cookie"))
    whole, unified, kept = sha256(), sha256(), bytearray()
    size, is_cut, is_endless = 0, False, False
    try:
        while piece := response.read1(PIECE, decode_content=True):
            size += len(piece)
            whole.update(piece)
            unified.update(piece.replace(b"\r", b""))
            kept += piece[: max(0, question.kept - len(kept))]
            if size > question.expected + OVER:
                is_endless = True
                break
    except (IncompleteRead, ProtocolError, ConnectionError) as error:
        if not size or isinstance(error, urllib3.exceptions.DecodeError):
            raise
        is_cut = True
    digests = whole.hexdigest(), unified.hexdigest()
    return Came(response.status, headers, bytes(kept), size, *digests, is_cut, is_endless, cookies=cookies)
