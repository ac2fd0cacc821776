"""How the value of a field stands in a cell, and what is typed there becomes a value again.

Each form has three ways: ``show`` for the cell, ``read`` back into what the record shall hold, and ``canonical``, by
which two ways of writing the same are known to be the same. A cell that nobody changed is never read.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from generator.records.loading.workspace import Workspace
from generator.thai.dates import format_date, parse_date
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError

_FIRST_SERIAL_DAY = date(1899, 12, 30)
_SERIALS = (range(29_000, 85_000), range(227_000, 283_000))
"""Serial numbers of days that can be meant: of 1979 to 2132, and of these years taken for Buddhist ones."""
_BUDDHIST = 2400
"""A year from which on a calendar year is one of the Buddhist Era that a program took for a Gregorian one."""
_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
"""Ends of lines that programs put into cells beside the plain one."""
_SPLIT = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class About:
    """What a row belongs to: the workspace, the fiscal year, and the item (``O10``) where it is one's."""

    workspace: Workspace
    year: int
    item: str | None = None


class UnfitError(ValueError):
    """What was typed cannot be what the field holds; the text says in Thai why, and what would do."""


class Words:
    """Text as it is."""

    def show(self, raw: object, about: About) -> str:  # noqa: ARG002 - others look at what the row belongs to
        """Return what stands in the cell."""
        return tidy("" if raw is None else str(raw))

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value of ``text`` typed where ``raw`` was; raises ``UnfitError``."""
        return f"{text}\n" if isinstance(raw, str) and raw.endswith("\n") else text

    def canonical(self, text: str, about: About) -> Hashable:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing ``text``."""
        return text

    def typed(self, value: object) -> str:
        """Return as text what a program keeps in the cell: a text, a number, a day."""
        if isinstance(value, bool):
            return "ใช่" if value else "ไม่"
        if isinstance(value, (int, float)):
            return number_text(value)
        if isinstance(value, date):
            return day_text(value)
        return tidy(str(value))


class Day(Words):
    """A day of the Buddhist Era, in words that people read; a cell that a program made a date of is one as well."""

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        text = super().show(raw, about)
        day = _day(text)
        return format_date(day) if day else text

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        try:
            return format_date(parse_date(text))
        except ThaiTimeError as error:
            raise UnfitError(f"“{text}” อ่านเป็นวันที่ไม่ได้ {error.hint}") from None

    def canonical(self, text: str, about: About) -> Hashable:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing it."""
        return _day(text) or text

    def typed(self, value: object) -> str:
        """Return as text what a program keeps in the cell."""
        if (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and any(int(value) in few for few in _SERIALS)
        ):
            return day_text(_FIRST_SERIAL_DAY + timedelta(days=int(value)))
        return super().typed(value)


class Amount(Words):
    """A number, or a year."""

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        return _plain_number(text)

    def canonical(self, text: str, about: About) -> Hashable:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing it."""
        try:
            return Decimal(_plain_number(text).replace(",", ""))
        except InvalidOperation:
            return text


class OneOf(Words):
    """One of a few codes, shown in Thai."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Take the Thai words of every code."""
        self.labels = labels

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        text = super().show(raw, about)
        return self.labels.get(text, text)

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        code = self._code(text)
        if code is None:
            raise UnfitError(f"“{text}” ไม่อยู่ในรายการ เลือกจาก {', '.join(self.labels.values())}")
        return code

    def canonical(self, text: str, about: About) -> Hashable:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing it."""
        return self._code(text) or text

    def _code(self, text: str) -> str | None:
        names = {label: code for code, label in self.labels.items()} | {code: code for code in self.labels}
        return names.get(text)


class Codes(Words):
    """A list of short codes on one line: ``IIT, EIT``."""

    def show(self, raw: object, about: About) -> str:  # noqa: ARG002 - as above
        """Return what stands in the cell."""
        return ", ".join(str(one) for one in as_entries(raw))

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        return pieces(text)

    def canonical(self, text: str, about: About) -> Hashable:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing it."""
        return tuple(piece.casefold() for piece in pieces(text))


def _plain_number(text: str) -> str:
    """Return a number in Arabic digits and without its per cent sign: what is a percentage is so in the record too."""
    return to_arabic(text).removesuffix("%").strip()


def tidy(text: str) -> str:
    """Return ``text`` with plain line breaks and without space at its ends."""
    return _LINE_END.sub("\n", text.replace("_x000D_", "")).strip()


def pieces(text: str) -> list[str]:
    """Return what commas, semicolons and line breaks set apart."""
    return [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]


def as_entries(raw: object) -> list[object]:
    """Return a list that may be written without its dash, or not at all, as a list."""
    if raw is None:
        return []
    return raw if isinstance(raw, list) else [raw]


def number_text(value: float) -> str:
    """Return a number of a cell as people write it: ``50`` and not ``50.0``."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def day_text(value: date) -> str:
    """Return a date of a cell in words; a year of the Buddhist Era that a program took for a Gregorian one is kept."""
    day = value.date() if isinstance(value, datetime) else value
    if day.year < _BUDDHIST:
        return format_date(day)
    try:
        return format_date(day.replace(year=day.year - OFFSET))
    except ValueError:  # 29 February of a year that has none
        return f"{day.day}/{day.month}/{day.year}"


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ThaiTimeError:
        return None
