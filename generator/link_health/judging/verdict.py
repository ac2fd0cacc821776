"""The verdict on a page that answered: what it is instead of what was meant, and the words that led to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from urllib3.util import Url

from generator.link_health.fetch import Fetched
from generator.link_health.judging.seen_page import SeenPage, decoded, is_page, seen
from generator.link_health.judging.taken_over import taken_over
from generator.link_health.judging.wordings import ENOUGH, FEW, Said, kinds, said
from generator.records.memory.link_states import Reason

_REASONS: Mapping[str, Reason] = {
    "parked": Reason.PARKED,
    "default": Reason.DEFAULT_PAGE,
    "wall": Reason.BOT_WALL,
    "fault": Reason.SHOWS_FAULT,
    "maintenance": Reason.MAINTENANCE,
    "denied": Reason.SAYS_DENIED,
    "login": Reason.TO_LOGIN,
    "gone": Reason.SAYS_GONE,
}
_FEW_LINKS = 15
_SHORT_TEXT = 1_000
"""Bytes of an answer without markup in which a program says what is wrong, and no document is written."""
_JSON = re.compile(r"[{}\[\]\",]+")
_ENTRANCE = re.compile(
    r"(?:^|[./_\-])(?:log-?in|sign-?in|log-?on|auth|sso|e-?services?|portal|web-?mail|member|register|backoffice|admin)"
    r"(?:$|[./_\-?])|เข้าสู่ระบบ",
    re.IGNORECASE,
)
"""An address that leads to an entrance: to log in is what is to be done there."""
_BACKSTAGE_SCRIPTS = re.compile(
    r"__NEXT_DATA__|id=[\"'](?:root|app|__next|__nuxt)[\"']|ng-app|<app-root", re.IGNORECASE
)
"""A page that a program draws in the browser; its text is nowhere in what came."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is, with the words by which it says so; ``FINE`` with none where nothing speaks against it."""

    reason: Reason
    words: tuple[str, ...] = ()


FINE = Verdict(Reason.FINE)


def read(fetched: Fetched) -> SeenPage | None:
    """Return the page that came, None where it is none; a few words of plain text are a page of one line."""
    if is_page(fetched):
        return seen(decoded(fetched))
    kind = fetched.headers.get("content-type", "").lower()
    if len(fetched.body) <= _SHORT_TEXT and kind.startswith(("text/plain", "application/json")):
        lines = [" ".join(line.split()) for line in _JSON.sub("\n", decoded(fetched)).splitlines()]
        lines = [line for line in lines if line]
        return SeenPage(lines=lines, own=max(map(len, lines), default=0), links=[("", "")])
    return None


def verdict(page: SeenPage, fetched: Fetched, asked: Url, came_from: Url) -> Verdict:
    """Say what ``page`` is to somebody who asked for ``asked`` and was led to ``came_from``."""
    words = taken_over(page, came_from.host or "")
    if words:
        return Verdict(Reason.TAKEN_OVER, words)
    source = fetched.body.decode("utf-8", "replace")
    best: Said | None = None
    for kind in kinds():
        found = said(page, source, kind)
        if kind.name == "login":
            found = _login(page, asked, found)
        if kind.name == "wall" and page.has_captcha and page.own <= FEW // 2 and len(page.links) <= _FEW_LINKS:
            found = Said("wall", found.points + 2, (*found.words, "ช่องยืนยันว่าไม่ใช่โปรแกรม"))
        if found.points >= ENOUGH and (best is None or found.points > best.points):
            best = found
    if best is not None:
        return Verdict(_REASONS[best.kind], best.words[:4])
    return Verdict(Reason.EMPTY, ("ไม่มีข้อความ ภาพ หรือลิงก์ในหน้า",)) if _is_blank(page, source) else FINE


def _login(page: SeenPage, asked: Url, found: Said) -> Said:
    """Add what a form for a password says; where an entrance was asked for, it is the thing that was meant."""
    address = f"{asked.host or ''}{asked.path or ''}"
    if (asked.path or "/") == "/" or _ENTRANCE.search(address):
        return Said("login", 0, ())
    points, words = found.points, found.words
    if page.has_password:
        points += 2
        words = (*words, "ช่องรหัสผ่าน")
        if page.own <= FEW and len(page.links) <= _FEW_LINKS:
            points += 1
    elif not (points >= ENOUGH and page.own <= FEW and len(page.links) <= _FEW_LINKS):
        points = 0
    return Said("login", points, words)


def _is_blank(page: SeenPage, source: str) -> bool:
    """Tell whether a page shows nothing at all, and no program of it will."""
    shows = page.own or page.links or page.frames or page.shows_objects or page.refresh
    if shows or re.search("<(img|input|svg|button)", source, re.IGNORECASE) or _BACKSTAGE_SCRIPTS.search(source):
        return False
    return "<script" not in source.lower()
