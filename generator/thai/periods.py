"""Periods of work as agencies write them, read into a span of days."""

from __future__ import annotations

import re

from generator.thai.dates import parse_date
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import Span, year_span

__all__ = ["Span", "parse_period"]

_EXAMPLE = "1 ต.ค. 2568 - 31 มี.ค. 2569"


def parse_period(text: str, fiscal_year: int) -> Span:
    """Read the period that ``text`` gives; raises ``ThaiTimeError``."""
    if text.strip() == "ตลอดปีงบประมาณ":
        return year_span(fiscal_year)
    ends = re.split(r" - | ถึง ", text, maxsplit=1)
    if len(ends) == 1:
        raise ThaiTimeError("format", text, example=_EXAMPLE)
    return Span(parse_date(ends[0]), parse_date(ends[1]))
