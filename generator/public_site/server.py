"""What a web server does with the site as a whole: its page for what is not there, its headers, its encryption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from generator.findings.choices import Choice
from generator.inspection.bounds import FILE_BYTES
from generator.link_health.contents import says_gone
from generator.public.addresses import NOT_FOUND
from generator.public_site.asking import Asker
from generator.public_site.line import OVER, Came, Question
from generator.public_site.page_difference import Words, page_difference
from generator.public_site.wanted import Built
from generator.records.memory.link_states import Answer, Reason
from generator.rendering.server_files import headers as wanted_headers

MADE_UP = "oit-no-such-page/oit-no-such-page"
"""An address that no site has; it stands a step below the root, where a page's links show whether they lead on."""
_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
LONG = 31_536_000
"""Seconds from which browsers keep to HTTPS so long that a town cannot go back when its certificate fails."""


class NotFound(Choice):
    """What the server says of an address that is not there."""

    OURS = "ours", "หน้าไม่พบของเว็บนี้"
    OTHER = "other", "หน้าไม่พบของเว็บโฮสต์"
    SOFT = "soft", "ตอบ 200 เหมือนมีหน้านั้น"
    MOVED = "moved", "พาไปหน้าอื่น"
    UNCHECKED = "unchecked", "ยังไม่ได้ตรวจ"


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """How the server of the site at ``home`` behaves.

    ``lacking`` are headers that it does not send, ``made_up`` is the SHA-256 of what it gives for nothing, ``hsts`` its
    ``Strict-Transport-Security``. It ``shows_rules`` where ``.htaccess`` is given to visitors and so not obeyed, is
    ``plain_too`` where the same site is given without encryption, ``packs`` where pages are sent compressed.
    """

    home: str
    not_found: NotFound = NotFound.UNCHECKED
    made_up: str = ""
    made_up_status: int | None = None
    lacking: Sequence[str] = ()
    hsts: str = ""
    shows_rules: bool = False
    plain_too: bool = False
    packs: bool = False
    as_browser: bool = False

    @property
    def is_hsts_rash(self) -> bool:
        """Whether HSTS binds more than this site, or for so long that there is no way back."""
        age = _AGE.search(self.hsts)
        binds_others = "includesubdomains" in self.hsts.lower() or "preload" in self.hsts.lower()
        return binds_others or (age is not None and int(age[1]) > LONG)


def server_seen(asker: Asker, home: str, front: Came, built: Built, *, as_browser: bool) -> ServerSeen:
    """Ask the server of ``home`` what it does with what is not there; ``front`` is its home page."""
    answer, came = asker.ask(f"{home}{MADE_UP}", Question(FILE_BYTES // 50, OVER * 2))
    rules = asker.ask(f"{home}.htaccess", Question(kept=2_000))[1]
    lacking = [name for name in wanted_headers(()) if name.lower() not in front.headers]
    return ServerSeen(
        home,
        _not_found(answer, came, built, f"{home}{NOT_FOUND}"),
        came.digest if came is not None and came.status == HTTPStatus.OK else "",
        answer.status,
        tuple(lacking),
        front.headers.get("strict-transport-security", ""),
        rules is not None and rules.status == HTTPStatus.OK and rules.body.startswith(b"# Made by oit build"),
        _is_plain_too(asker, home),
        "gzip" in front.headers.get("content-encoding", ""),
        as_browser,
    )


def _not_found(answer: Answer, came: Came | None, built: Built, url: str) -> NotFound:
    if came is None or answer.reason in {Reason.DENIED, Reason.BOT_WALL, Reason.RATE_LIMITED}:
        return NotFound.UNCHECKED
    if answer.final is not None and came.status == HTTPStatus.OK and not says_gone(came):
        return NotFound.MOVED
    if came.status not in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return NotFound.SOFT if came.status == HTTPStatus.OK else NotFound.OTHER
    ours = built.digests.get(NOT_FOUND)
    if ours is None or came.digest == ours:
        return NotFound.OURS
    page = built.content(NOT_FOUND, FILE_BYTES)
    return NotFound.OURS if page_difference(page, came.body, url).words is Words.SAME else NotFound.OTHER


def _is_plain_too(asker: Asker, home: str) -> bool:
    """Tell whether the encrypted site is given without encryption as well, and does not lead on."""
    parts = urlsplit(home)
    if parts.scheme != "https" or parts.port not in {None, 443}:
        return False
    answer, came = asker.ask(parts._replace(scheme="http").geturl(), Question())
    return came is not None and came.status == HTTPStatus.OK and not (answer.final or "").startswith("https:")
