"""Addresses of the web as keys: one spelling for what any browser takes for the same."""

from __future__ import annotations

from urllib.parse import unquote


def normal(address: str) -> str | None:
    """Return ``address`` in one spelling, without its fragment; None when it is no address of the web."""
    # Only here and not above: it takes 50 ms to import, and most builds know nothing of links yet.
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415 - see above
    from urllib3.util import parse_url  # noqa: PLC0415 - see above

    try:
        url = parse_url(address.strip())
    except (LocationParseError, ValueError):
        return None
    if url.scheme not in {"http", "https"} or not url.host:
        return None
    return url._replace(fragment=None, path=url.path or "/").url


def readable(address: str) -> str:
    """Return ``address`` with Thai letters instead of their codes, for people; spaces and line breaks stay codes."""
    text = unquote(address, errors="replace").replace(" ", "%20")
    return text if text.isprintable() and "\ufffd" not in text else address
