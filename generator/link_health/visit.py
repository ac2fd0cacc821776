"""Visits one address as a reader's browser would, redirects, cookies and all, and says what it gave."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

import urllib3
from urllib3.util import Url, parse_url

from generator.link_health import certificates
from generator.link_health.cookies import Cookies
from generator.link_health.fetch import HEADERS, READ_ERRORS, Fetched, fetch
from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.judging.leading import Lead
from generator.link_health.limits import Limits, Pace
from generator.link_health.meaning import final, plain, thorough
from generator.records.memory.link_states import Answer, Reason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CAUSES: tuple[tuple[tuple[type[BaseException], ...], Reason], ...] = (
    ((socket.gaierror, UnicodeError), Reason.NO_NAME),
    ((TimeoutError,), Reason.TIMEOUT),
    ((ConnectionRefusedError,), Reason.REFUSED_CONNECTION),
    ((ConnectionError,), Reason.BROKEN_ANSWER),
)
Ask = Callable[[Url, Guard, Limits, Mapping[str, str]], Fetched]
"""Asks for one address, with headers beyond the usual ones, and does not follow where it leads."""
Judge = Callable[[str, Url, Fetched], Answer | Lead]
"""Says what an answer means to someone who asked for an address, or where its page leads on."""
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


def host_of(address: str) -> str:
    """Return host and port of ``address`` as one key; empty when it has none."""
    try:
        url = parse_url(address)
    except urllib3.exceptions.LocationParseError:
        return ""
    return f"{url.host}:{url.port}" if url.port else url.host or ""


def visit(address: str, guard: Guard, limits: Limits, pace: Pace, headers: Mapping[str, str] = HEADERS) -> Answer:
    """Ask for ``address`` once, follow where it leads and read what came; every trouble is a reason."""

    def ask(url: Url, guard: Guard, limits: Limits, more: Mapping[str, str]) -> Fetched:
        """Ask with the headers of the visit."""
        return fetch(url, guard, limits, {**headers, **more})

    return fetch_through(address, guard, limits, pace, ask, thorough)[0]


def fetch_through(  # noqa: PLR0913, PLR0917 - whom, how, and what is made of it
    address: str, guard: Guard, limits: Limits, pace: Pace, ask: Ask = fetch, judge: Judge = plain
) -> tuple[Answer, Fetched | None]:
    """Visit ``address`` and return also what came in the end; None when nothing came.

    ``ask`` asks for one address and may raise what ``fetch`` raises; ``judge`` says what the last answer means.
    """
    seen: set[tuple[str, str]] = set()
    cookies = Cookies()
    current = shown = address
    while True:
        url = _readable(current)
        ended = partial(replace, final=final(address, shown))
        if url is None:
            return ended(Answer(Reason.BAD_REDIRECT if seen else Reason.BAD_REQUEST)), None
        if (url.url, cookies.state) in seen or len(seen) > limits.redirects:
            return ended(Answer(Reason.LOOP)), None
        seen.add((url.url, cookies.state))
        pace.wait(host_of(current))
        fetched = _fetch(url, guard, limits, partial(ask, url, guard, limits, cookies.header(url)))
        if isinstance(fetched, Answer):
            return ended(fetched), None
        cookies.keep(url, fetched)
        location = fetched.headers.get("location")
        if fetched.status in _REDIRECTS and location:
            current = shown = urljoin(url.url, _as_text(location))
            continue
        judged = judge(address, url if shown == current else parse_url(shown), fetched)
        if isinstance(judged, Answer):
            return ended(judged), fetched
        current, shown = judged.address, shown if judged.is_frame else judged.address


def _readable(current: str) -> Url | None:
    """Read an address of the web, without its fragment; None when it is none."""
    try:
        url = parse_url(current)
    except urllib3.exceptions.LocationParseError:
        return None
    return url._replace(fragment=None) if url.scheme in {"http", "https"} and url.host else None


def _fetch(url: Url, guard: Guard, limits: Limits, ask: Callable[[], Fetched]) -> Fetched | Answer:
    try:
        return ask()
    except PrivateAddressError:
        return Answer(Reason.PRIVATE)
    except ssl.SSLCertVerificationError as error:
        return Answer(certificates.reason(error, url, guard, limits))
    except READ_ERRORS as error:
        return Answer(Reason.OLD_TLS if certificates.is_old(error) else _cause(error))


def _cause(error: BaseException) -> Reason:
    for kinds, reason in _CAUSES:
        if isinstance(error, kinds):
            return reason
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return Reason.UNREACHABLE
    return Reason.BROKEN_ANSWER


def _as_text(location: str) -> str:
    """Read a header that was sent as raw UTF-8, as servers with Thai file names do; HTTP reads it as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
