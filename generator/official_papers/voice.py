"""How a paper says things: its own words and those of records, each in the right digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.assessment.site_context import SiteContext
from generator.official_papers.choosing import Chosen
from generator.records.layouts.model import Layout
from generator.site.tables.blocks import in_text
from generator.site.tables.scores import score_words
from generator.thai.dates import format_date
from generator.thai.digits import Digits, in_digits

ITA = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
"""The assessment by its whole name."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: papers of ``year`` (BE) and the result of ``result_year``; without ``digits`` each layout's."""

    site: SiteContext
    year: int
    result_year: int
    choice: Chosen
    digits: Digits | None = None

    @property
    def agency(self) -> str:
        """The agency's name."""
        return self.site.workspace.config.agency.name

    def voice(self, layout: Layout) -> Voice:
        """Return how the paper speaks whose main table is in ``layout``."""
        return Voice(self.digits or layout.digits, layout, is_asked=self.digits is not None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Writes the running text of a paper in its ``digits``; addresses in records keep theirs."""

    digits: Digits
    layout: Layout
    is_asked: bool

    def ours(self, text: str) -> str:
        """Return words of the paper's own, typed with Arabic digits."""
        return in_digits(text, self.digits)

    def theirs(self, text: str) -> str:
        """Return words of a record: as they were written, unless digits were asked for."""
        style = {"digits": self.digits, "text_digits": "same" if self.is_asked else "as_written"}
        return in_text(text, self.layout.model_copy(update=style))

    def score(self, score: Decimal) -> str:
        """Return a score in words."""
        return self.ours(score_words(score))

    def day(self, day: date) -> str:
        """Return a day in words."""
        return format_date(day, digits=self.digits, months="long")


def of_year(year: int) -> str:
    """Return ``ประจำปีงบประมาณ พ.ศ. 2569``."""
    return f"ประจำปีงบประมาณ พ.ศ. {year}"
