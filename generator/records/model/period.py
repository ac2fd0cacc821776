"""When: the period of a piece of work and how it is followed up, in words, in days, or in both.

An agency may write only words (``ก.พ. - มี.ค. 2566``), only days, or both. The words are always kept; the days are
read from them where they were not given. A checker compares the two where both were typed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator

from generator.records.model.base import WORDS, Record, in_short
from generator.records.model.fields import BuddhistDate, Text, Whole, as_list, refuse
from generator.thai.digits import to_arabic
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.thai.periods import Span, parse_period

CODES = ("E225", "E231")


def _fiscal_year(info: ValidationInfo) -> int | None:
    year = (info.context or {}).get("fiscal_year")
    return year if isinstance(year, int) else None


class Period(Record):
    """A stretch of days, first and last included; ``text`` is the agency's own wording."""

    model_config = in_short(WORDS)

    start: BuddhistDate | None = Field(
        None, title="วันเริ่ม", description="วันแรกของช่วงเวลา เช่น 2568-10-01 หรือ 1 ต.ค. 2568"
    )
    end: BuddhistDate | None = Field(None, title="วันสิ้นสุด", description="วันสุดท้ายของช่วงเวลา นับวันนี้ด้วย")
    text: Text | None = Field(
        None, title="ข้อความช่วงเวลา", description="ถ้อยคำของหน่วยงาน เช่น ก.พ. - มี.ค. 2569 หรือ ตลอดปีงบประมาณ"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - raw input of a validator
        if isinstance(value, str):
            value = {"text": value}
        if isinstance(value, dict) and value.get("text") and not value.get("start") and not value.get("end"):
            year = _fiscal_year(info)
            try:
                span = parse_period(str(value["text"]), year) if year else None
            except ThaiTimeError:
                span = None
            if span:
                return {**value, "start": span.start, "end": span.end}
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.end < self.start:
            raise refuse("E225", at=("end",))
        return self

    @property
    def span(self) -> Span | None:
        """The days as a span; ``None`` when either end is unknown."""
        return Span(self.start, self.end) if self.start and self.end else None


def _quarter(value: object) -> int:
    text = to_arabic(str(value)).strip()
    if text not in {"1", "2", "3", "4"}:
        raise refuse("E231", value=value)
    return int(text)


Quarter = Annotated[int, BeforeValidator(_quarter), WithJsonSchema({"type": ["integer", "string"]})]


class FollowUp(Record):
    """How and when progress is followed up: quarters of the fiscal year, days, or every so many months."""

    model_config = in_short(WORDS)

    quarters: Annotated[tuple[Quarter, ...], as_list] = Field(
        (), title="ไตรมาส", description="ไตรมาสที่รายงาน เช่น [2, 4]"
    )
    due: Annotated[tuple[BuddhistDate, ...], as_list] = Field((), title="กำหนดรายงาน", description="วันครบกำหนดรายงาน")
    every: Whole | None = Field(None, title="ทุกกี่เดือน", description="รายงานทุกกี่เดือน เช่น 6", gt=0, le=60)
    text: Text | None = Field(None, title="ข้อความการติดตาม", description="ถ้อยคำของหน่วยงาน เช่น รายงานผล ไตรมาส 2 - 4")
    method: Text | None = Field(None, title="วิธีติดตาม", description="ติดตามหรือรายงานอย่างไร ต่อใคร")

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - raw input of a validator
        if isinstance(value, str):
            value = {"text": value}
        if (
            isinstance(value, dict)
            and value.get("text")
            and not any(value.get(key) for key in ("quarters", "due", "every"))
        ):
            year = _fiscal_year(info)
            try:
                schedule = parse_follow_up(str(value["text"]), year) if year else None
            except ThaiTimeError:
                schedule = None
            if schedule:
                read = {"quarters": list(schedule.quarters), "due": list(schedule.due), "every": schedule.every_months}
                return {**value, **{key: part for key, part in read.items() if part}}
        return value

    def due_dates(self) -> tuple[date, ...]:
        """Return the days on which a report is due, in order, as far as they are written as days."""
        return tuple(sorted(self.due))
