"""What the form of one fiscal year holds, and how to look things up in it."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from generator.catalogue.base import Basis, Fact, Instrument
from generator.catalogue.codes import common_letters
from generator.catalogue.groups import Group
from generator.catalogue.item import CatalogueItem
from generator.catalogue.year import Calendar, Indicator, LevelScale, QuestionRange, SubIndicator


class Form(Fact):
    """The whole form of one fiscal year (BE). ``follows`` is the year the codes in ``came_from`` belong to.

    ``groups`` are the agencies that answer it, none meaning any; ``numbering_basis`` is that of which item has which
    code, and of how many there are.
    """

    fiscal_year: Annotated[int, Field(ge=2550, le=2699)]
    status: Literal["verified", "unverified"]
    source: Annotated[str, Field(min_length=1)]
    groups: tuple[Group, ...] = ()
    numbering_basis: Basis = "stated"
    caveats: tuple[str, ...] = ()
    follows: int | None = None
    item_credit: Literal["all-or-nothing", "partial"]
    weights: dict[Instrument, Decimal]
    weights_basis: Basis = "stated"
    indicators: tuple[Indicator, ...]
    sub_indicators: tuple[SubIndicator, ...]
    questions: tuple[QuestionRange, ...] = ()
    levels: LevelScale
    calendar: Calendar
    items: tuple[CatalogueItem, ...]

    @property
    def is_verified(self) -> bool:
        """Tell whether the year was checked well enough to be relied on without a warning."""
        return self.status == "verified"

    @property
    def letters(self) -> str:
        """What the codes of all its items begin with: ``O``, ``MOIT``; nothing where they are numbers only."""
        return common_letters(item.code for item in self.items)

    @property
    def status_words(self) -> str:
        """Say whether the form was verified, in the words that every page, report and command uses."""
        if self.is_verified:
            return "สอบทานแล้ว"
        own = "แบบของสำนักงาน ป.ป.ช." if not self.groups or "local" in self.groups else "แบบฉบับทางการ"
        return f"ยังไม่ได้สอบทานกับ{own}"

    def item(self, code: str) -> CatalogueItem | None:
        """Return the item with the canonical code ``code`` (``O11``), or ``None``."""
        return self._by_code.get(code)

    def by_key(self, key: str) -> CatalogueItem | None:
        """Return the item with the stable key ``key``, or ``None`` when the year does not ask for it."""
        return self._by_key.get(key)

    def items_of(self, sub_indicator: str) -> tuple[CatalogueItem, ...]:
        """Return the items of a sub-indicator (``9.2``), in order."""
        return tuple(item for item in self.items if item.sub_indicator == sub_indicator)

    def sub_indicators_of(self, indicator: int) -> tuple[SubIndicator, ...]:
        """Return the sub-indicators of an indicator, in order."""
        return tuple(sub for sub in self.sub_indicators if sub.indicator == indicator)

    def sub_indicator(self, code: str) -> SubIndicator | None:
        """Return the sub-indicator with code ``code`` (``9.2``), or ``None``."""
        return next((sub for sub in self.sub_indicators if sub.code == code), None)

    def indicator(self, number: int) -> Indicator | None:
        """Return the indicator with that number, or ``None``."""
        return next((indicator for indicator in self.indicators if indicator.number == number), None)

    def indicators_of(self, instrument: Instrument) -> tuple[Indicator, ...]:
        """Return the indicators an instrument scores, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.instrument == instrument)

    def indicator_of_question(self, question: str) -> int | None:
        """Return the number of the indicator a question (``i20``) belongs to, or ``None`` where that is not known."""
        return next((asked.indicator for asked in self.questions if question in asked.codes), None)

    @property
    def of_items(self) -> tuple[Instrument, ...]:
        """Return the instruments that items score; the others are surveys."""
        scored = {sub.indicator for sub in self.sub_indicators}
        return tuple(name for name in self.weights if any(one.number in scored for one in self.indicators_of(name)))

    def reported_by(self, code: str) -> tuple[CatalogueItem, ...]:
        """Return the items of this year that report on item ``code``."""
        return tuple(item for item in self.items if code in item.reports_on)

    @cached_property
    def _by_code(self) -> dict[str, CatalogueItem]:
        return {item.code: item for item in self.items}

    @cached_property
    def _by_key(self) -> dict[str, CatalogueItem]:
        return {item.key: item for item in self.items}
