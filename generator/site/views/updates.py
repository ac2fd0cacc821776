"""What was brought up to date last, as the home page and the feed list it; each kind of page says what it has of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

LONGEST_TITLE = 160
"""Longest title in the list, in characters."""


@dataclass(frozen=True, slots=True)
class Update:
    """Something that changed on ``day``; ``subject`` says what kind of thing it is and of which year."""

    day: date
    path: str
    title: str
    subject: str


def latest(updates: Iterable[Update], day: date, limit: int) -> tuple[Update, ...]:
    """Return the last ``limit`` of ``updates`` up to the day of the build, newest first, in a stable order."""
    known = (update for update in updates if update.day <= day)
    return tuple(nsmallest(limit, known, key=lambda update: (-update.day.toordinal(), update.path)))
