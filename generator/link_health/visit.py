"""Visits one address as a reader's browser would, redirects and all, and says what it gave."""

from __future__ import annotations

import errno
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin

import urllib3
from urllib3.util import Url, parse_url

from generator.link_health import certificates, contents
from generator.link_health.fetch import READ_ERRORS, Fetched, fetch
from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Limits, Pace
from generator.records.memory.link_states import Answer, Reason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MEANINGS: dict[int, Reason] = {
    **dict.fromkeys((401, 403, 407, 451, 999), Reason.DENIED),  # LinkedIn answers programs with 999
    **dict.fromkeys((404, 410), Reason.GONE),
    HTTPStatus.REQUEST_TIMEOUT: Reason.TIMEOUT,
    HTTPStatus.GATEWAY_TIMEOUT: Reason.TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS: Reason.RATE_LIMITED,
}
_CAUSES: tuple[tuple[tuple[type[BaseException], ...], Reason], ...] = (
    ((socket.gaierror, UnicodeError), Reason.NO_NAME),
    ((TimeoutError,), Reason.TIMEOUT),
    ((ConnectionRefusedError,), Reason.REFUSED_CONNECTION),
    ((ConnectionError,), Reason.BROKEN_ANSWER),
)
Ask = Callable[[Url, Guard, Limits], Fetched]
"""Asks for one address and does not follow where it leads."""
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


def host_of(address: str) -> str:
    """Return host and port of ``address`` as one key; empty when it has none."""
    try:
        url = parse_url(address)
    except urllib3.exceptions.LocationParseError:
        return ""
    return f"{url.host}:{url.port}" if url.port else url.host or ""


def visit(address: str, guard: Guard, limits: Limits, pace: Pace) -> Answer:
    """Ask for ``address`` once and follow where it leads; every trouble is a reason, nothing is raised."""
    return fetch_through(address, guard, limits, pace)[0]


def fetch_through(
    address: str, guard: Guard, limits: Limits, pace: Pace, ask: Ask = fetch
) -> tuple[Answer, Fetched | None]:
    """Visit ``address`` and return also what came in the end; None when nothing came.

    ``ask`` asks for one address and may raise what ``fetch`` raises.
    """
    seen: set[str] = set()
    current = address
    while True:
        url = _readable(current)
        if url is None:
            return Answer(Reason.BAD_REDIRECT if seen else Reason.BAD_REQUEST, final=_final(address, current)), None
        if url.url in seen or len(seen) > limits.redirects:
            return Answer(Reason.LOOP, final=_final(address, current)), None
        seen.add(url.url)
        pace.wait(host_of(current))
        fetched = _fetch(url, guard, limits, ask)
        if isinstance(fetched, Answer):
            return replace(fetched, final=_final(address, current)), None
        location = fetched.headers.get("location")
        if fetched.status not in _REDIRECTS or not location:
            return replace(_judge(address, url, fetched), final=_final(address, current)), fetched
        current = urljoin(url.url, _as_text(location))


def _readable(address: str) -> Url | None:
    """Read an address of the web, without its fragment; None when it is none."""
    try:
        url = parse_url(address)
    except urllib3.exceptions.LocationParseError:
        return None
    return url._replace(fragment=None) if url.scheme in {"http", "https"} and url.host else None


def _fetch(url: Url, guard: Guard, limits: Limits, ask: Ask) -> Fetched | Answer:
    try:
        return ask(url, guard, limits)
    except PrivateAddressError:
        return Answer(Reason.PRIVATE)
    except ssl.SSLCertVerificationError as error:
        return Answer(certificates.reason(error, url, guard, limits))
    except READ_ERRORS as error:
        return Answer(_cause(error))


def _cause(error: BaseException) -> Reason:
    for kinds, reason in _CAUSES:
        if isinstance(error, kinds):
            return reason
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return Reason.UNREACHABLE
    return Reason.BROKEN_ANSWER


def _judge(address: str, url: Url, fetched: Fetched) -> Answer:
    """Say what an answer that leads no further means to someone who asked for ``address``."""
    wait = retry_after(fetched.headers.get("retry-after"))
    return Answer(_meaning(address, url, fetched), fetched.status, wait=wait)


def _meaning(address: str, url: Url, fetched: Fetched) -> Reason:
    if fetched.status != HTTPStatus.TOO_MANY_REQUESTS and contents.is_bot_wall(fetched):
        return Reason.BOT_WALL
    if fetched.status in _MEANINGS:
        return _MEANINGS[fetched.status]
    if fetched.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Reason.SERVER_ERROR
    if fetched.status >= HTTPStatus.MULTIPLE_CHOICES:  # a redirect to nowhere, or a request that was not understood
        return Reason.BAD_REQUEST
    return _found(address, url, fetched)


def _found(address: str, url: Url, fetched: Fetched) -> Reason:
    asked = parse_url(address)
    if not fetched.body and fetched.status != HTTPStatus.NO_CONTENT:
        return Reason.EMPTY
    if contents.is_login(url) and not contents.is_login(asked):
        return Reason.TO_LOGIN
    if contents.says_gone(fetched):
        return Reason.SAYS_GONE
    if contents.is_something_else(asked.path or "", fetched):
        return Reason.NOT_THE_FILE
    return Reason.FINE if _final(address, url.url) is None else _arrived(asked, url)


def _arrived(asked: Url, url: Url) -> Reason:
    """Say what it means that a page came from elsewhere than where it was asked for."""
    if (asked.path or "/") != "/" and (url.path or "/") == "/" and not url.query:
        return Reason.TO_HOME
    return Reason.REDIRECTED


def _final(address: str, current: str) -> str | None:
    """Return where a visit ended, or None when that is where it began but for spelling."""
    try:
        first, last = parse_url(address), parse_url(current)
    except urllib3.exceptions.LocationParseError:
        return current if current != address else None
    if first._replace(fragment=None, path=first.path or "/") == last._replace(fragment=None, path=last.path or "/"):
        return None
    return last.url


def _as_text(location: str) -> str:
    """Read a header that was sent as raw UTF-8, as servers with Thai file names do; HTTP reads it as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3), None where nothing usable."""
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}\s*", value):
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, when.timestamp() - time.time())
