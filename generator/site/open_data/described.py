"""What catalogues of data are told of the sets: their types, what they cover, whose they are and what one may do.

One description of each set, from which ``datapackage.json`` (Frictionless), the catalogue in DCAT-AP and what search
engines read are all written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from generator.site.open_data.files import Column, DataSet, Value
from generator.thai.fiscal import first_day, last_day

FieldType = Literal["string", "integer", "number", "date"]
"""Types of Frictionless Table Schema that our columns have."""

_CODES = frozenset({"code", "item", "part", "id", "key", "sub_indicator"})
_YEARS = frozenset({"fiscal_year", "evidence_year", "answers_year"})
_DAYS = ("updated", "issued", "date")
_DAY_ENDINGS = ("_start", "_end", "_date")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a set as it was written."""

    path: str
    format: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Described:
    """A set with its files; ``covers`` is the fiscal year it is of, as days of the Common Era."""

    data: DataSet
    files: tuple[DataFile, ...]

    @property
    def covers(self) -> tuple[date, date] | None:
        """The first and last day that the set speaks of; None where it is of several years."""
        year = self.data.fiscal_year
        return (first_day(year), last_day(year)) if year is not None else None

    @property
    def description(self) -> str:
        """What the set holds, in Thai."""
        columns = ", ".join(column.meaning for column in self.data.columns)
        return f"{self.data.title} {len(self.data.table)} แถว ช่องข้อมูล {columns}"

    def type_of(self, column: Column) -> FieldType:
        """Return the type of a column: codes are texts; else of its values, where it has none of what its name says."""
        if column.name in _CODES:
            return "string"
        values = [row.get(column.name) for row in self.data.table]
        return _type([value for value in values if value is not None]) or _named(column.name)


def _type(values: Sequence[Value]) -> FieldType | None:
    """Return the type that all ``values`` have."""
    if not values:
        return None
    if all(isinstance(value, date) for value in values):
        return "date"
    if all(isinstance(value, int) for value in values):
        return "integer"
    if all(isinstance(value, int | float | Decimal) for value in values):
        return "number"
    return "string"


def _named(name: str) -> FieldType:
    if name in _YEARS:
        return "integer"
    return "date" if name in _DAYS or name.endswith(_DAY_ENDINGS) else "string"
