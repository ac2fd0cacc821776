"""Frames: what stands around a page, rendered once by the engine and stamped with each page's own parts.

The engine renders a frame with a token in every place where pages differ. The frame is cut there once, so that
stamping a page is one join of ready pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import links
from generator.findings import Finding
from generator.site import MenuEntry, Page

SLOTS = ("title", "head", "language", "current", "breadcrumbs", "years", "body", "updated")


class FrameError(ValueError):
    """A theme's ``main.html`` that would lose something of every page."""


class FrameKey(NamedTuple):
    """What the engine itself writes differently: how far the root is, and which entry of the menu is marked.

    ``depth`` counts folders; None is the page for addresses that do not exist, whose links start at the server's
    root. ``section`` is the address of the marked entry, or None.
    """

    depth: int | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered frame, cut: pieces of HTML and, after each but the last, the slot that stands there."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def stamp(self, values: Mapping[str, str]) -> str:
        """Join the frame with the finished HTML of each slot; raises ``KeyError`` when one is missing."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (values[slot], piece)
        return "".join(parts)


@dataclass(frozen=True)
class Frames:
    """What the engine gives: frames by key, HTML of the pages written in Markdown by address, and findings."""

    frames: Mapping[FrameKey, Frame]
    contents: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def tokens(secret: str) -> dict[str, str]:
    """Give the token of each slot; ``secret`` is a digest of the project, so that no text of it can hold one."""
    return {slot: f"oit-{secret}-{slot}" for slot in SLOTS}


def cut(html: str, secret: str) -> Frame:
    """Cut a rendered frame at its tokens.

    Raises ``FrameError`` when there is no place for a page's title, head or body.
    """
    parts = re.split(f"oit-{secret}-({'|'.join(SLOTS)})", html)
    frame = Frame(tuple(parts[::2]), tuple(parts[1::2]))
    missing = [slot for slot in ("title", "head", "body") if slot not in frame.slots]
    if missing:
        raise FrameError(", ".join(missing))
    return frame


def section_of(path: str, menu: Sequence[MenuEntry]) -> str | None:
    """Give the address of the menu entry that ``path`` is or stands below, the longest one, or None."""
    inside = [
        entry.path for entry in menu if path == entry.path or (entry.path.endswith("/") and path.startswith(entry.path))
    ]
    return max(inside, key=len, default=None)


def key_of(page: Page, menu: Sequence[MenuEntry]) -> FrameKey:
    """Give the key of the frame that ``page`` is stamped into."""
    depth = None if page.path == links.NOT_FOUND else page.path.count("/")
    return FrameKey(depth, section_of(page.path, menu))


def keys_of(pages: Iterable[Page], menu: Sequence[MenuEntry]) -> tuple[FrameKey, ...]:
    """Give the keys of all frames that ``pages`` need, in an order that depends on nothing else."""
    keys = {key_of(page, menu) for page in pages}
    return tuple(sorted(keys, key=lambda key: (-1 if key.depth is None else key.depth, key.section or "")))


def current_of(page: Page, section: str | None) -> str:
    """Give what ``aria-current`` says of the marked menu entry: this page itself, or that it is somewhere below."""
    return "page" if page.path == section else "true"
