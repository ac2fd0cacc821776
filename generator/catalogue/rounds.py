"""An answer asked again in several stretches of the year: each month, quarter or half-year, or only some of them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from generator.catalogue.base import Fact
from generator.thai.fiscal import half_span, month_span, quarter_span
from generator.thai.periods import Span

RoundLength = Literal["month", "quarter", "half"]
ROUND_THAI: dict[RoundLength, str] = {"month": "รายเดือน", "quarter": "รายไตรมาส", "half": "ทุก 6 เดือน"}
_MOST: dict[RoundLength, int] = {"month": 12, "quarter": 4, "half": 2}
_ONE: dict[RoundLength, str] = {"month": "เดือนที่", "quarter": "ไตรมาสที่", "half": "รอบ 6 เดือนที่"}


class Rounds(Fact):
    """Stretches of the fiscal year of one length; ``only`` numbers those that are asked, none meaning all."""

    every: RoundLength
    only: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _there_are(self) -> Self:
        if any(not 1 <= number <= _MOST[self.every] for number in self.only) or len(set(self.only)) < len(self.only):
            raise ValueError(f"rounds run from 1 to {_MOST[self.every]}, each once")
        return self

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the stretches that are asked, in order."""
        return tuple(sorted(self.only)) or tuple(range(1, _MOST[self.every] + 1))

    def span(self, number: int, fiscal_year: int) -> Span:
        """Return the days of stretch ``number`` of ``fiscal_year`` (BE)."""
        if self.every == "month":
            return month_span(fiscal_year, number)
        return half_span(fiscal_year, number) if self.every == "half" else quarter_span(fiscal_year, number)

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the days of every stretch that is asked in ``fiscal_year`` (BE), in order."""
        return tuple(self.span(number, fiscal_year) for number in self.numbers)

    @property
    def words(self) -> str:
        """Say the rounds in Thai: ``รายไตรมาส``, ``รายไตรมาส (ไตรมาสที่ 1, 2)``."""
        return ROUND_THAI[self.every] + (
            f" ({_ONE[self.every]} {', '.join(map(str, self.numbers))})" if self.only else ""
        )

    def name(self, number: int) -> str:
        """Return stretch ``number`` in Thai: ``ไตรมาสที่ 2``."""
        return f"{_ONE[self.every]} {number}"
