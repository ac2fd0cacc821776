"""A set of open data and the two files it becomes.

CSV is UTF-8 with a byte order mark, so that Excel reads Thai right, and no cell can be taken for a formula. JSON says
its schema and version. Column and field names are English without spaces; days are ISO 8601 in the Common Era.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.records.model.progress import ProgressEntry
from generator.records.model.targets import Figures

SCHEMA = "oit-data/1"

Value = str | int | float | Decimal | date | None | Sequence["Value"] | Mapping[str, "Value"]
Record = Mapping[str, Value]

_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""Beginnings by which a spreadsheet takes a text for a formula (OWASP, CSV injection), wide forms too."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name in the file and what it holds, in Thai."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """Open data under one name: ``records`` in full for JSON, and of each record the ``columns`` for CSV.

    ``rows`` stand in for the records in CSV where one record makes several rows; ``has_json`` is off for a set that
    only repeats what another set's JSON holds.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    fiscal_year: int | None = None
    rows: tuple[Record, ...] | None = None
    has_json: bool = True

    @property
    def table(self) -> tuple[Record, ...]:
        """The rows of the CSV file."""
        return self.records if self.rows is None else self.rows


def progress_data(progress: Sequence[ProgressEntry]) -> list[Record]:
    """Return reports of progress as plain data."""
    return [{"text": entry.text, "date": entry.date, "percent": entry.percent} for entry in progress]


def figures_data(every: Sequence[Figures]) -> Record:
    """Return planned and real figures by period as plain data, with what those of the first target come to."""
    planned, real = every[0].totals() if every else (None, None)
    return {
        "planned_total": planned,
        "real_total": real,
        "figures_unit": every[0].unit if every else None,
        "figures": [
            {
                "title": figures.title,
                "unit": figures.unit,
                "cumulative": "yes" if figures.cumulative else "no",
                "periods": [
                    {
                        "period": one.period.text,
                        "period_start": one.period.start,
                        "period_end": one.period.end,
                        "planned": one.planned,
                        "real": one.real,
                        "note": one.note,
                    }
                    for one in figures.periods
                ],
            }
            for figures in every
        ],
    }


def csv_bytes(data: DataSet) -> bytes:
    """Write the table of ``data`` for Excel."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.name for column in data.columns)
    for row in data.table:
        writer.writerow(_cell(row.get(column.name)) for column in data.columns)
    return text.getvalue().encode("utf-8-sig")


def json_bytes(data: DataSet, agency: str, day: date) -> bytes:
    """Write the records of ``data``, one a line, with their schema, the agency and the day of the build."""
    head = {
        "schema": f"{SCHEMA}/{data.name}",
        "agency": agency,
        "generated": day.isoformat(),
        "fiscal_year": data.fiscal_year,
    }
    records = ",\n".join(_json(record) for record in data.records)
    return f'{_json(head)[:-1]}, "records": [\n{records}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not data: {value!r}")


def _cell(value: Value) -> str:
    """Write a value as text; several values are separated by semicolons."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return _cell("; ".join(map(str, value)))
    return str(value)
