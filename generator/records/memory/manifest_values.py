"""What a value in a manifest may be: what a stranger wrote can be shown, compared and computed."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from generator.system.text_characters import CONTROL

_LONGEST = 4_000
_YEARS = range(1900, 2200)


def text(value: str) -> str:
    """Return a text of one line that can be shown; raises ``ValueError``."""
    if len(value) > _LONGEST or CONTROL.search(value) or "\n" in value or "\r" in value:
        raise ValueError("no text of one line")
    return value


def address(value: str) -> str:
    """Return an address from the site's root; raises ``ValueError``."""
    if value.startswith("/") or "\\" in value or ".." in value.split("/"):
        raise ValueError("no address from the root of a site")
    return text(value)


def whole_address(value: str) -> str:
    """Return the address of a site, with its host; raises ``ValueError``."""
    if not urlsplit(value).netloc:
        raise ValueError("no address with a host")
    return text(value)


def moment(value: str) -> str:
    """Return an ISO 8601 moment with its offset, or nothing where none was known; raises ``ValueError``."""
    if value:
        time = datetime.fromisoformat(value)
        if time.tzinfo is None or time.year not in _YEARS:
            raise ValueError("no moment that people lived to see")
    return value
