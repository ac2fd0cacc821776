"""What a fiscal year's form says beside its items: indicators, survey questions, level scale and calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.catalogue.base import Basis, Fact, Instrument
from generator.thai.fiscal import first_day
from generator.thai.periods import Span

SubIndicatorCode = Annotated[str, Field(pattern=r"^[1-9]\d?(\.[1-9]\d?){0,2}$")]
"""``9.2``; the number of an indicator alone (``3``) where the form does not divide it."""
QuestionCode = Annotated[str, Field(pattern=r"^[a-z]{1,3}[1-9]\d?$")]
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]

_FIRST_MONTH = 10  # a fiscal year begins in October
_FEBRUARY = 2


class Indicator(Fact):
    """One of the indicators, scored through one instrument."""

    number: Annotated[int, Field(ge=1)]
    title: str
    instrument: Instrument


class SubIndicator(Fact):
    """A group of items inside an indicator; ``basis`` is that of its title and of which items it holds.

    Where the form does not divide an indicator, one with the indicator's own number holds all of its items.
    """

    code: SubIndicatorCode
    title: str
    indicator: int
    also_called: tuple[str, ...] = ()
    basis: Basis = "stated"

    @property
    def is_whole(self) -> bool:
        """Tell whether it stands for an indicator that the form does not divide."""
        return self.code == str(self.indicator)


class QuestionRange(Fact):
    """The survey questions of one indicator, first to last (``i1`` … ``i6``)."""

    indicator: int
    first: QuestionCode
    last: QuestionCode

    @property
    def codes(self) -> tuple[str, ...]:
        """Every question code of the range, in order."""
        survey = self.first.rstrip("0123456789")
        first, last = (int(code.lstrip("abcdefghijklmnopqrstuvwxyz")) for code in (self.first, self.last))
        return tuple(f"{survey}{number}" for number in range(first, last + 1))


class Level(Fact):
    """A level of the result: the least total it takes, and the least score of every instrument where one is set.

    ``words`` are how a level that is a letter is put into words, the usual one first.
    """

    name: str
    total: Decimal
    instruments: Decimal | None = None
    words: tuple[str, ...] = ()
    note: str = ""


class LevelScale(Fact):
    """The levels of a year, best first; the first that fits is the agency's."""

    basis: Basis
    note: str = ""
    levels: tuple[Level, ...]


class CalendarEvent(Fact):
    """A step of the assessment year; without ``start`` its days are not known.

    ``start`` and ``end`` are month and day (``03-01``); ``offset`` counts fiscal years from the assessed one. ``basis``
    is set where it is not that of the whole calendar.
    """

    key: str
    title: str
    start: MonthDay | None = None
    end: MonthDay | None = None
    offset: int = 0
    basis: Basis | None = None
    note: str = ""

    def span(self, fiscal_year: int) -> Span | None:
        """Return the days of the step in fiscal year ``fiscal_year`` (BE), or ``None`` when they are not known."""
        if self.start is None or self.end is None:
            return None
        year = fiscal_year + self.offset
        return Span(_day(self.start, year), _day(self.end, year))


class Calendar(Fact):
    """The steps of the assessment year, in the order they come."""

    basis: Basis
    note: str = ""
    events: tuple[CalendarEvent, ...]

    def event(self, key: str) -> CalendarEvent | None:
        """Return the step called ``key``, or ``None``."""
        return next((event for event in self.events if event.key == key), None)


def _day(month_day: str, fiscal_year: int) -> date:
    """Return the day ``MM-DD`` of a fiscal year; 29 February is the last day of February in every year."""
    month, day = (int(number) for number in month_day.split("-"))
    year = first_day(fiscal_year).year + (month < _FIRST_MONTH)
    if (month, day) == (_FEBRUARY, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)
