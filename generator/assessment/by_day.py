"""A text that depends on the day: what it says on the day of the build, and what it will say on days to come.

A page says what was true when it was built, and the visitor's browser (``theme/assets/clock.js``) what is true when it
is read. Every rule is decided here, for every day on which it decides anew; the browser looks up its day and counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.thai.dates import format_date

TODAY = "{}"
"""Where the day itself is to stand."""
_COUNTED = re.compile(r"\{([0-9-]*)\}")
_TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ByDay:
    """What is said from each day on: ``steps`` begins with the day of the build. An empty text is not shown.

    ``{2026-03-31}`` stands for the number of days between that day and the day it is read, ``{}`` for that day. Only
    words of ours and dates are said so, never a text of the agency.
    """

    steps: tuple[tuple[date, str], ...]

    @property
    def now(self) -> str:
        """What is said on the day of the build."""
        day, text = self.steps[0]
        return told(text, day)

    @property
    def data(self) -> str:
        """The steps as the browser reads them, nothing where no later day changes anything."""
        if len(self.steps) == 1 and not _COUNTED.search(self.steps[0][1]):
            return ""
        return "|".join(f"{day} {text}" for day, text in self.steps)


def by_day(day: date, turns: Iterable[date], said: Callable[[date], str]) -> ByDay:
    """Return what ``said`` says on ``day`` and on every one of ``turns`` behind it that changes it."""
    steps = [(day, said(day))]
    for turn in sorted({turn for turn in turns if turn > day}):
        text = said(turn)
        if text != steps[-1][1]:
            steps.append((turn, text))
    return ByDay(tuple(steps))


def told(text: str, day: date) -> str:
    """Return ``text`` as it is read on ``day``: days counted, and the day itself written out."""

    def written(match: re.Match[str]) -> str:
        """Return the number of days, or the day."""
        return str(days_apart(date.fromisoformat(match[1]), day)) if match[1] else format_date(day)

    return _COUNTED.sub(written, text)


def days_from(day: date) -> str:
    """Return what stands in a text for the number of days between ``day`` and the day it is read."""
    return f"{{{day}}}"


def days_apart(one: date, other: date) -> int:
    """Return how many days lie between two days, whichever comes first."""
    return abs((one - other).days)


def after(day: date) -> date:
    """Return the day behind ``day``, the last there is for itself."""
    return day if day == date.max else day + _TOMORROW


def as_of(day: date) -> ByDay:
    """Return the day for which something is said: that of the build, later the one on which it is read."""
    return ByDay(((day, format_date(day)), (after(day), TODAY)))


def counted_to(day: date) -> ByDay:
    """Say until which day was counted, where that is not the ``day`` of the records."""
    return ByDay(((day, ""), (after(day), f"นับวันถึง {TODAY}")))
