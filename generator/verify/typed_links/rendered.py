"""What Markdown makes of the text of a free page, as far as its links are judged by it."""

from __future__ import annotations

from typing import NamedTuple


class FreeLink(NamedTuple):
    """A link or picture of a free page: ``written`` as typed, and ``address`` as the page will have it.

    ``attribute`` of the element ``tag`` holds the address; it is ``None`` where the page shows mere words instead, and
    ``why`` is the code that says so.
    """

    tag: str
    attribute: str
    written: str
    address: str | None
    why: str | None = None


class Rendered(NamedTuple):
    """A text as HTML, with its links and pictures in order."""

    html: str
    links: tuple[FreeLink, ...]
