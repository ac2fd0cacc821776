"""Planned and real figures by month, quarter or half-year: what was to be reached in each, and what was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.records.model.base import Record
from generator.records.model.fields import Number, Text, YesNo, as_list
from generator.records.model.period import Period


class PeriodFigure(Record):
    """What was planned and reached in one stretch of time."""

    period: Period = Field(title="ช่วงเวลา", description="เช่น ไตรมาส 1 หรือ ต.ค. 2568")
    planned: Number | None = Field(None, title="แผน", description="ค่าเป้าหมายของช่วงนี้")
    real: Number | None = Field(None, title="ผล", description="ค่าที่ทำได้จริงของช่วงนี้")
    note: Text | None = Field(None, title="หมายเหตุ", description="เหตุที่ต่างจากแผน")


class Figures(Record):
    """A target counted in one unit, stretch by stretch; ``cumulative``: each figure counts those before it too."""

    title: Text | None = Field(None, title="ชื่อเป้าหมาย", description="สิ่งที่วัด เช่น จำนวนผู้เข้าอบรม")
    unit: Text = Field(title="หน่วยนับ", description="เช่น คน ครั้ง ร้อยละ บาท")
    cumulative: YesNo = Field(default=False, title="สะสม", description="ใช่ เมื่อตัวเลขแต่ละช่วงนับรวมช่วงก่อนหน้าแล้ว")
    periods: Annotated[tuple[PeriodFigure, ...], as_list] = Field(
        (), title="รายช่วง", description="แผนและผลทีละเดือน ไตรมาส หรือครึ่งปี ตามลำดับเวลา"
    )

    @property
    def most(self) -> Decimal:
        """The greatest figure, planned or real; zero where there is none."""
        return max(
            (value for one in self.periods for value in (one.planned, one.real) if value is not None), default=Decimal()
        )

    def totals(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the plan and the real figure of all stretches: the last of cumulative ones, else their sum."""
        return self._total([one.planned for one in self.periods]), self._total([one.real for one in self.periods])

    def _total(self, values: list[Decimal | None]) -> Decimal | None:
        known = [value for value in values if value is not None]
        if not known:
            return None
        return known[-1] if self.cumulative else sum(known, Decimal())

    def falls(self) -> Iterator[tuple[int, str]]:
        """Yield the place of each cumulative figure that is less than one before it, with the name of its field."""
        for name in ("planned", "real") if self.cumulative else ():
            highest: Decimal | None = None
            for index, one in enumerate(self.periods):
                value: Decimal | None = getattr(one, name)
                if value is None:
                    continue
                if highest is not None and value < highest:
                    yield index, name
                highest = value if highest is None else max(highest, value)


def number_words(value: Decimal | None) -> str:
    """Return a figure as people read it: ``1,200``, ``85.5``; nothing where there is none."""
    if value is None:
        return ""
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"
