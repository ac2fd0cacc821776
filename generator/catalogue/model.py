"""The form of one fiscal year. Nothing about an item is in code: every year is a file in ``data/``."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.catalogue.base import Basis, Fact, Instrument
from generator.catalogue.consistency import contradictions
from generator.catalogue.window import Window, WindowKind
from generator.catalogue.year import (
    Calendar,
    CalendarEvent,
    Indicator,
    Level,
    LevelScale,
    QuestionRange,
    SubIndicator,
    SubIndicatorCode,
)

__all__ = [
    "Basis",
    "Calendar",
    "CalendarEvent",
    "Catalogue",
    "CatalogueItem",
    "Indicator",
    "Instrument",
    "ItemCode",
    "Level",
    "LevelScale",
    "Part",
    "QuestionRange",
    "Slug",
    "SubIndicator",
    "Window",
    "WindowKind",
]

ItemCode = Annotated[str, Field(pattern=r"^O[1-9]\d?$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Part(Fact):
    """A required part (องค์ประกอบด้านข้อมูล): one thing the assessor looks for.

    ``min_count`` 0 marks a part the form asks for only where the agency has it; ``window`` is set where the part
    belongs to another time than its item.
    """

    id: Slug
    title: str
    min_count: Annotated[int, Field(ge=0)] = 1
    basis: Basis = "stated"
    window: Window | None = None
    note: str = ""

    @property
    def is_required(self) -> bool:
        """Tell whether every agency must show this part."""
        return self.min_count > 0


class CatalogueItem(Fact):
    """One item of the form. An item without known parts is to be answered as a whole.

    ``reports_on`` names items of the same year; ``reports_on_last_year`` stable keys, because the plan reported on
    stands under another year's code; ``came_from`` codes of the year ``Catalogue.follows``.
    """

    code: ItemCode
    key: Slug
    title: str
    title_en: str
    sub_indicator: SubIndicatorCode
    group: str | None = None
    parts: tuple[Part, ...] = ()
    min_count: Annotated[int, Field(ge=1)] | None = None
    window: Window
    window_basis: Basis = "stated"
    window_note: str = ""
    open_format: bool = False
    open_format_basis: Basis = "stated"
    eit_qr: bool = False
    eit_qr_basis: Basis = "stated"
    reports_on: tuple[ItemCode, ...] = ()
    reports_on_last_year: tuple[Slug, ...] = ()
    came_from: tuple[ItemCode, ...] = ()
    title_basis: Basis = "stated"
    note: str = ""
    local_note: str = ""

    @property
    def number(self) -> int:
        """Give the number in the code: 11 for ``O11``."""
        return int(self.code[1:])

    def part(self, part_id: str) -> Part | None:
        """Give the required part called ``part_id``, or ``None``."""
        return next((part for part in self.parts if part.id == part_id), None)

    def window_of(self, part_id: str) -> Window:
        """Give the window of a part: its own where it has one, else the item's."""
        part = self.part(part_id)
        return part.window if part and part.window else self.window


class Catalogue(Fact):
    """The whole form of one fiscal year (BE). ``follows`` is the year the codes in ``came_from`` belong to."""

    fiscal_year: Annotated[int, Field(ge=2550, le=2700)]
    status: Literal["verified", "unverified"]
    source: Annotated[str, Field(min_length=1)]
    caveats: tuple[str, ...] = ()
    follows: int | None = None
    item_credit: Literal["all-or-nothing", "partial"]
    weights: dict[Instrument, Decimal]
    weights_basis: Basis
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

    def item(self, code: str) -> CatalogueItem | None:
        """Give the item with the canonical code ``code`` (``O11``), or ``None``."""
        return self._by_code.get(code)

    def by_key(self, key: str) -> CatalogueItem | None:
        """Give the item with the stable key ``key``, or ``None`` when the year does not ask for it."""
        return self._by_key.get(key)

    def items_of(self, sub_indicator: str) -> tuple[CatalogueItem, ...]:
        """Give the items of a sub-indicator (``9.2``), in order."""
        return tuple(item for item in self.items if item.sub_indicator == sub_indicator)

    def sub_indicators_of(self, indicator: int) -> tuple[SubIndicator, ...]:
        """Give the sub-indicators of an indicator, in order."""
        return tuple(sub for sub in self.sub_indicators if sub.indicator == indicator)

    def sub_indicator(self, code: str) -> SubIndicator | None:
        """Give the sub-indicator with code ``code`` (``9.2``), or ``None``."""
        return next((sub for sub in self.sub_indicators if sub.code == code), None)

    def indicator(self, number: int) -> Indicator | None:
        """Give the indicator with that number, or ``None``."""
        return next((one for one in self.indicators if one.number == number), None)

    def indicators_of(self, instrument: Instrument) -> tuple[Indicator, ...]:
        """Give the indicators an instrument scores, in order."""
        return tuple(one for one in self.indicators if one.instrument == instrument)

    def indicator_of_question(self, question: str) -> int | None:
        """Give the number of the indicator a question (``i20``) belongs to; ``None`` when this year's file has it not."""
        return next((asked.indicator for asked in self.questions if question in asked.codes), None)

    def reported_by(self, code: str) -> tuple[CatalogueItem, ...]:
        """Give the items of this year that report on item ``code``."""
        return tuple(item for item in self.items if code in item.reports_on)

    @cached_property
    def _by_code(self) -> dict[str, CatalogueItem]:
        return {item.code: item for item in self.items}

    @cached_property
    def _by_key(self) -> dict[str, CatalogueItem]:
        return {item.key: item for item in self.items}

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        """Refuse a form that contradicts itself; the reasons are in Thai, because agencies add years of their own."""
        reasons = tuple(contradictions(self))
        if reasons:
            raise ValueError(" · ".join(reasons))
        return self
