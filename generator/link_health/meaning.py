"""What an answer means to somebody who asked for an address: by its status, by its bytes, and by what its page says."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import urllib3
from urllib3.util import Url, parse_url

from generator.link_health import contents
from generator.link_health.fetch import Fetched
from generator.link_health.judging.fingerprint import fingerprint
from generator.link_health.judging.leading import Lead, lead_of
from generator.link_health.judging.seen_page import SeenPage
from generator.link_health.judging.verdict import read, verdict
from generator.records.memory.link_states import Answer, Reason

_MEANINGS: dict[int, Reason] = {
    **dict.fromkeys((401, 403, 407, 451, 999), Reason.DENIED),  # LinkedIn answers programs with 999
    **dict.fromkeys((404, 410), Reason.GONE),
    HTTPStatus.REQUEST_TIMEOUT: Reason.TIMEOUT,
    HTTPStatus.GATEWAY_TIMEOUT: Reason.TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS: Reason.RATE_LIMITED,
}


def plain(address: str, url: Url, fetched: Fetched) -> Answer:
    """Say what an answer that leads no further means to someone who asked for ``address`` and came to ``url``."""
    return Answer(_plainly(address, url, fetched), fetched.status, wait=_wait(fetched))


def _plainly(address: str, url: Url, fetched: Fetched) -> Reason:
    if fetched.status != HTTPStatus.TOO_MANY_REQUESTS and contents.is_bot_wall(fetched):
        return Reason.BOT_WALL
    asked = parse_url(address)
    reason = _by_status(fetched) or _by_way(asked, url)
    if reason is None and contents.says_gone(fetched):
        return Reason.SAYS_GONE
    if reason is None and contents.is_something_else(asked.path or "", fetched):
        return Reason.NOT_THE_FILE
    return reason or _arrived(address, asked, url)


def thorough(address: str, url: Url, fetched: Fetched) -> Answer | Lead:
    """Say the same after reading the page that came; or where it leads on by itself."""
    page = read(fetched)
    if not HTTPStatus.OK <= fetched.status < HTTPStatus.MULTIPLE_CHOICES:
        return _unwell(address, url, fetched, page)
    asked = parse_url(address)
    answer = Answer(Reason.FINE, fetched.status, wait=_wait(fetched))
    reason = _by_status(fetched) or _by_way(asked, url)
    if reason is None and page is not None:
        found = verdict(page, fetched, asked, url)
        if found.reason is not Reason.FINE:
            return replace(answer, reason=found.reason, words=" · ".join(found.words))
        lead = lead_of(page, url.url)
        if lead is not None:
            return lead
    if reason is None and contents.is_something_else(asked.path or "", fetched):
        words = f"ชื่อหน้า “{page.title[:80]}”" if page and page.title else None
        return replace(answer, reason=Reason.NOT_THE_FILE, words=words)
    if reason is None and contents.is_sent_as_text(fetched):
        return replace(answer, reason=Reason.WRONG_TYPE, words=fetched.headers.get("content-type", "")[:80])
    reason = reason or _arrived(address, asked, url)
    kept = fingerprint(fetched, page) if reason in {Reason.FINE, Reason.REDIRECTED} else None
    return replace(answer, reason=reason, fingerprint=kept)


def _unwell(address: str, url: Url, fetched: Fetched, page: SeenPage | None) -> Answer:
    """Say what a status means that is no success; a page that keeps programs out may come with any."""
    answer = Answer(_by_status(fetched) or Reason.BAD_REQUEST, fetched.status, wait=_wait(fetched))
    if fetched.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return answer
    if contents.is_bot_wall(fetched):
        return replace(answer, reason=Reason.BOT_WALL)
    found = verdict(page, fetched, parse_url(address), url) if page else None
    if found is not None and found.reason is Reason.BOT_WALL:
        return replace(answer, reason=Reason.BOT_WALL, words=" · ".join(found.words))
    return replace(answer, words=f"ชื่อหน้า “{page.title[:80]}”") if page and page.title else answer


def _by_status(fetched: Fetched) -> Reason | None:
    if fetched.status in _MEANINGS:
        return _MEANINGS[fetched.status]
    if fetched.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Reason.SERVER_ERROR
    if fetched.status >= HTTPStatus.MULTIPLE_CHOICES:  # a redirect to nowhere, or a request that was not understood
        return Reason.BAD_REQUEST
    return Reason.EMPTY if not fetched.body.strip() and fetched.status != HTTPStatus.NO_CONTENT else None


def _by_way(asked: Url, url: Url) -> Reason | None:
    return Reason.TO_LOGIN if contents.is_login(url) and not contents.is_login(asked) else None


def _arrived(address: str, asked: Url, url: Url) -> Reason:
    """Say what it means that a page came, from where it was asked for or from elsewhere."""
    if final(address, url.url) is None:
        return Reason.FINE
    if (asked.path or "/") != "/" and (url.path or "/") == "/" and not url.query:
        return Reason.TO_HOME
    return Reason.REDIRECTED


def final(address: str, current: str) -> str | None:
    """Return where a visit ended, or None when that is where it began but for spelling."""
    try:
        first, last = parse_url(address), parse_url(current)
    except urllib3.exceptions.LocationParseError:
        return current if current != address else None
    if first._replace(fragment=None, path=first.path or "/") == last._replace(fragment=None, path=last.path or "/"):
        return None
    return last.url


def _wait(fetched: Fetched) -> float | None:
    return retry_after(fetched.headers.get("retry-after"))


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
