"""Frames: what stands around a page, rendered once by the engine and stamped with each page's own parts.

There is one frame for each entry of the menu, which marks that entry, one that marks none and one in English. The
engine renders a frame with a token in every place where pages differ. The frame is cut there once, so that stamping a
page is one join of ready pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.findings.finding import Finding
from generator.public import links
from generator.site.page import MenuEntry, Page

SLOTS = ("root", "title", "head", "language", "current", "breadcrumbs", "years", "body", "updated")


class FrameError(ValueError):
    """A theme's ``main.html`` that would lose something of every page."""


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
    """What the engine gives: frames by section, HTML of the pages written in Markdown by address, and findings."""

    frames: Mapping[str | None, Frame]
    contents: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def tokens(secret: str) -> dict[str, str]:
    """Return the token of each slot; ``secret`` is a digest of the project, so that no text of it can hold one."""
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
    """Return the address of the menu entry that ``path`` is or stands below, the longest one, or None.

    Pages in English are a section of their own, which no entry stands for.
    """
    if path.startswith(links.ENGLISH):
        return links.ENGLISH
    inside = [
        entry.path for entry in menu if path == entry.path or (entry.path.endswith("/") and path.startswith(entry.path))
    ]
    return max(inside, key=len, default=None)


def sections_of(pages: Iterable[Page], menu: Sequence[MenuEntry]) -> tuple[str | None, ...]:
    """Return the sections that any of ``pages`` stands in, None for those in none, in a fixed order."""
    return tuple(
        sorted({section_of(page.path, menu) for page in pages}, key=lambda section: (section is None, section or ""))
    )


def current_of(page: Page, section: str | None) -> str:
    """Return what ``aria-current`` says of the marked menu entry: this page itself, or that it is somewhere below."""
    return "page" if page.path == section else "true"
