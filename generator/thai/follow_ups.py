"""Follow-ups of a measure as agencies write them, read into quarters and due dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.thai.compact import compact
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import quarter_span

_EXAMPLE = "รายงานผล ไตรมาส 2 และ 4"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a measure is followed up: quarters 1–4, due dates, months between two (if regular), and how (words)."""

    quarters: tuple[int, ...] = ()
    due: tuple[date, ...] = ()
    every_months: int | None = None
    method: str = ""


def parse_follow_up(text: str, fiscal_year: int) -> Schedule:
    """Read the follow-up that ``text`` gives, with due dates in ``fiscal_year``; raises ``ThaiTimeError``."""
    match = re.search(r"ไตรมาส(?:ที่)?([1-4])(?:-([1-4]))?", compact(text).text)
    if not match:
        raise ThaiTimeError("format", text, example=_EXAMPLE)
    quarters = tuple(range(int(match[1]), int(match[2] or match[1]) + 1))
    return Schedule(quarters, tuple(quarter_span(fiscal_year, quarter).end for quarter in quarters))
