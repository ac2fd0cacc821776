"""Options that several verbs share, and what they mean."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from generator.findings.usage import usage_problem
from generator.records.forms.store import available_years
from generator.records.model import fields
from generator.records.model.fields import FIRST_YEAR, LAST_YEAR
from generator.thai.dates import parse_date
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import fiscal_year_of
from generator.thai.moments import BANGKOK

CODES = ("U915",)


class ExitCode(IntEnum):
    """What the program tells the shell when it ends."""

    FINE = 0
    FINDINGS = 1
    WRONG_USAGE = 2
    OUR_FAULT = 3


class OutputFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def read_day(text: str | date) -> date:
    """Read the value of ``--as-of``; raises ``typer.BadParameter`` in Thai when it is no day.

    A day as scripts write it (``date +%F``) is taken as well: nobody means the year 2026 of the Buddhist Era.
    """
    if isinstance(text, date):
        return text
    try:
        return parse_date(text)
    except ThaiTimeError as error:
        with suppress(ValueError):
            day = date.fromisoformat(text)
            if FIRST_YEAR <= day.year + OFFSET <= LAST_YEAR:
                return day
        raise typer.BadParameter(f"“{text}” ไม่ใช่วันที่ที่อ่านได้ {error.hint}") from None


def today() -> date:
    """Return the day in Thailand."""
    return datetime.now(UTC).astimezone(BANGKOK).date()


def usual_year(day: date) -> int:
    """Return the fiscal year (BE) whose form an agency answers on ``day``: the current one, else the newest known."""
    known = available_years()
    return fiscal_year_of(day) if fiscal_year_of(day) in known else known[-1]


def read_fiscal_year(text: str) -> int:
    """Read a fiscal year as typed (any digits); raises ``UsageProblem`` when it is none."""
    try:
        return fields.read_fiscal_year(text)
    except PydanticCustomError as error:
        cure = str((error.context or {}).get("cure", "เช่น 2569")).partition(" ถ้าครอบคลุม")[0]  # that is for records
        raise usage_problem("U915", value=text, cure=cure) from None


Folder = Annotated[
    Path,
    typer.Option(
        "--folder", "-f", help="โฟลเดอร์ของหน่วยงาน (ที่มี site_config.yml)", metavar="โฟลเดอร์", show_default="โฟลเดอร์ปัจจุบัน"
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=read_day,
        help="ดูเสมือนเป็นวันที่นี้ เช่น 2569-04-20 (รับ ค.ศ. 2026-04-20 ด้วย)",
        metavar="วันที่",
        show_default="วันนี้",
    ),
]
Format = Annotated[
    OutputFormat, typer.Option("--format", help="รูปแบบผล: text สำหรับคน json สำหรับโปรแกรม", metavar="รูปแบบ")
]
Notes = Annotated[bool, typer.Option("--notes/--no-notes", help="แสดงข้อสังเกตด้วย")]
