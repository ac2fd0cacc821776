"""A waiver: a finding that the agency has decided to live with, for a stated reason, until a stated day."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.records.model.base import Record
from generator.records.model.fields import BuddhistDate, FiscalYear, Identifier, ItemCode, Text, refuse

CODES = ("E239",)

SeverityName = Literal["error", "gap", "warning", "note"]


def _code(text: str) -> str:
    return text.upper()


FindingCode = Annotated[Text, AfterValidator(_code)]
"""The code of a finding, in any letters; whether there is such a code is for a rule to say."""


class Waiver(Record):
    """Which finding is waived (by its code and where it stands), why, who decided so, and until when."""

    code: FindingCode = Field(title="รหัสข้อค้นพบ", description="รหัสที่ oit check แจ้ง เช่น G017")
    year: FiscalYear | None = Field(None, title="ปีงบประมาณ", description="เฉพาะข้อค้นพบของปีนี้")
    item: ItemCode | None = Field(None, title="ข้อ OIT", description="เฉพาะข้อค้นพบของข้อนี้ เช่น O18")
    part: Identifier | None = Field(None, title="องค์ประกอบ", description="เฉพาะองค์ประกอบนี้ของข้อ")
    measure: Identifier | None = Field(None, title="มาตรการ", description="เฉพาะข้อค้นพบของมาตรการนี้ เช่น m1")
    place: Text | None = Field(
        None, title="ที่อยู่", description="เฉพาะข้อค้นพบในแฟ้มนี้ เช่น content/results/2568.yml จะต่อด้วย :บรรทัด ก็ได้"
    )
    reason: Text = Field(title="เหตุผล", description="ทำไมจึงยอมรับข้อค้นพบนี้")
    who: Text = Field(title="ผู้อนุมัติ", description="ชื่อและตำแหน่งของผู้ตัดสินใจ")
    until: BuddhistDate = Field(title="ใช้ถึงวันที่", description="วันสุดท้ายของข้อยกเว้น หลังจากนั้นข้อค้นพบกลับมานับ")

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not (self.item or self.measure or self.place):
            raise refuse("E239")
        return self
