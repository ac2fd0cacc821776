"""Where a page leads on by itself: by an order to refresh, by a script, or by a frame that fills it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from generator.link_health.judging.seen_page import SeenPage

_REFRESH = re.compile(r"^\s*(\d{0,6})(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s>]{1,2000})", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)*location\s*(?:\.\s*href\s*)?"
    r"(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"'`]([^\"'`\s]{1,2000})[\"'`]"
)
_CONDITION = re.compile(r"\bfunction\b|=>|addEventListener|\bon(?:click|change|submit)\b|\bif\s*\(|\?\s*[\"']")
"""In a script with these nobody knows whether it leads on, or only when something is pressed."""
_SOON = 10
"""Seconds after which nobody waits for a page to lead on."""
_SHORT = 350


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a page leads, and by what; in a frame the address stays the page's own."""

    address: str
    is_frame: bool = False


def lead_of(page: SeenPage, here: str) -> Lead | None:
    """Return where ``page`` at ``here`` leads by itself, None where it stays."""
    target = _by_refresh(page) or _by_script(page)
    if target is not None:
        address = _joined(here, target)
        return Lead(address) if address and address != here.partition("#")[0] else None
    frames = [address for src in page.frames if src and (address := _joined(here, src))]
    if len(frames) == 1 and page.own <= _SHORT // 5 and len(page.links) <= 2 and not page.has_captcha:  # noqa: PLR2004
        return Lead(frames[0], is_frame=True)
    return None


def _by_refresh(page: SeenPage) -> str | None:
    match = _REFRESH.match(page.refresh)
    if match is None or not match[2] or match[2].isdecimal():
        return None
    return match[2] if int(match[1] or 0) <= _SOON else None


def _by_script(page: SeenPage) -> str | None:
    """Return where a short page's script leads at once; one that waits for something, or asks, is left alone."""
    if page.own > _SHORT:
        return None
    for script in page.scripts:
        match = _SCRIPT.search(script)
        if match and not _CONDITION.search(script[: match.start()]):
            return match[1]
    return None


def _joined(here: str, target: str) -> str | None:
    try:
        address = urljoin(here, target).partition("#")[0]
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None
