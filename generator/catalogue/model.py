"""The form of one fiscal year. Nothing about an item is in code: every year is a file in ``data/``."""

from __future__ import annotations

from typing import Any, Self

from pydantic import ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from generator.catalogue.base import Basis, Instrument, fill_years
from generator.catalogue.consistency import contradictions
from generator.catalogue.form import Form
from generator.catalogue.item import CatalogueItem, Part
from generator.catalogue.window import Window, WindowKind
from generator.catalogue.year import Calendar, CalendarEvent, Indicator, Level, LevelScale, QuestionRange, SubIndicator

CODES = ("E190",)

__all__ = [
    "Basis",
    "Calendar",
    "CalendarEvent",
    "Catalogue",
    "CatalogueItem",
    "Indicator",
    "Instrument",
    "Level",
    "LevelScale",
    "Part",
    "QuestionRange",
    "SubIndicator",
    "Window",
    "WindowKind",
]


class Catalogue(Form):
    """The form of a year whose placeholders are filled and that does not contradict itself."""

    @model_validator(mode="before")
    @classmethod
    def _fill_years(cls, data: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - whatever the file holds
        """Resolve ``{fy}``, ``{fy-1}`` … for the year in ``answered_in`` of the context, else for the form's own."""
        if not isinstance(data, dict):
            return data
        year = str((info.context or {}).get("answered_in") or data.get("fiscal_year"))
        return fill_years(data, int(year)) if year.isdecimal() else data

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        """Refuse a form that contradicts itself; agencies may add years, so the reasons are in Thai (message E190)."""
        reasons = " · ".join(contradictions(self))
        if reasons:
            raise PydanticCustomError("E190", "{reasons}", {"reasons": reasons})
        return self
