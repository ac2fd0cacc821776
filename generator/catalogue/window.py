"""The window of an item: the stretch of time its evidence must belong to, told relative to the assessed year."""

from __future__ import annotations

from typing import Literal

from generator.catalogue.base import Fact
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, half_span, last_day
from generator.thai.periods import Span

WindowKind = Literal[
    "evergreen",  # no year asked for, but it must be up to date
    "fiscal_year",  # in force or done within the year
    "first_half",  # 1 October to 31 March
    "monthly",  # month by month within the year
    "plan",  # a plan of any length whose term takes in the whole year
    "previous_result",  # the ITA result of an earlier year, turned into measures for this one
    "not_stated",  # our sources do not say
]

_WORDS = {
    "fiscal_year": "ปีงบประมาณ พ.ศ. {year} ({span})",
    "first_half": "6 เดือนแรกของปีงบประมาณ พ.ศ. {year} ({span})",
    "monthly": "รายเดือน ในปีงบประมาณ พ.ศ. {year} ({span})",
    "plan": "แผนที่มีระยะเวลาครอบคลุมปีงบประมาณ พ.ศ. {year} ({span})",
    "previous_result": "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year} และมาตรการที่กำหนดจากผลนั้นสำหรับปีงบประมาณ พ.ศ. {assessed}",
    "evergreen": "ไม่ได้กำหนดปี แต่ต้องเป็นข้อมูลปัจจุบัน",
    "not_stated": "ไม่พบข้อกำหนดเรื่องช่วงเวลาในแหล่งข้อมูล",
}


class Window(Fact):
    """A kind of window and how many fiscal years it lies from the assessed one (``-1``: the year before).

    ``or_offset``: sources do not agree, and by another one it lies so many years off; then either will do.
    """

    kind: WindowKind
    offset: int = 0
    or_offset: int | None = None

    def years(self, fiscal_year: int) -> frozenset[int]:
        """Return the fiscal years (BE) that the window may speak of when ``fiscal_year`` is assessed."""
        return frozenset(
            {self.year(fiscal_year), fiscal_year + (self.offset if self.or_offset is None else self.or_offset)}
        )

    def year(self, fiscal_year: int) -> int:
        """Return the fiscal year (BE) the window speaks of when ``fiscal_year`` is assessed."""
        return fiscal_year + self.offset

    def span(self, fiscal_year: int) -> Span | None:
        """Return the days of the window when ``fiscal_year`` (BE) is assessed; ``None`` when it has no dates.

        The span of ``previous_result`` runs from the year of the result to the end of the assessed year, because
        the analysis belongs to the one and its measures to the other.
        """
        if self.kind in {"evergreen", "not_stated"}:
            return None
        first, last = min(self.years(fiscal_year)), max(self.years(fiscal_year))
        if self.kind == "first_half":
            return Span(half_span(first, 1).start, half_span(last, 1).end)
        if self.kind == "previous_result":
            return Span(first_day(first), last_day(fiscal_year))
        return Span(first_day(first), last_day(last))

    def words(self, fiscal_year: int) -> str:
        """Say the window in Thai with its dates when ``fiscal_year`` (BE) is assessed."""
        span = self.span(fiscal_year)
        dates = ""
        if span:
            dates = " – ".join(format_date(day, months="short") for day in (span.start, span.end))
        named = _WORDS[self.kind].format(year=self.year(fiscal_year), assessed=fiscal_year, span=dates)
        others = self.years(fiscal_year) - {self.year(fiscal_year)}
        return f"{named} หรือปี {min(others)} เพราะแหล่งข้อมูลไม่ตรงกัน" if others else named
