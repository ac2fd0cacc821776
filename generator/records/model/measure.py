"""The measure record: one improvement measure of a fiscal year, why it is taken, how, and what came of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.records.model.base import WORDS, Record, in_short
from generator.records.model.evidence import Evidence
from generator.records.model.fields import (
    BuddhistDate,
    FiscalYear,
    Identifier,
    ItemCode,
    Number,
    QuestionCode,
    SubIndicatorCode,
    Text,
    Whole,
    as_list,
    refuse,
)
from generator.records.model.period import FollowUp, Period
from generator.records.model.progress import ProgressEntry, WorkStatus
from generator.records.model.responsible import Responsible
from generator.records.model.targets import Figures

CODES = ("E229",)

USUAL_INSTRUMENTS = ("IIT", "EIT", "OIT")
_LAST_INDICATOR = 10
"""The instruments and the last indicator of the forms that most agencies answer, where no other form is known."""


def _instrument(value: object, info: ValidationInfo) -> object:
    known = (info.context or {}).get("instruments") or USUAL_INSTRUMENTS
    text = str(value).strip()
    if text not in known:
        expected = " or ".join(f"'{name}'" for name in known)
        raise PydanticCustomError("literal_error", "{expected}", {"expected": expected})
    return text


def _indicator(value: int, info: ValidationInfo) -> int:
    last = (info.context or {}).get("last_indicator") or _LAST_INDICATOR
    if value > last:
        raise PydanticCustomError("less_than_equal", "{le}", {"le": last})
    return value


Instrument = Annotated[
    str, BeforeValidator(_instrument), WithJsonSchema({"type": "string", "examples": list(USUAL_INSTRUMENTS)})
]
"""What a form scores indicators through, as it calls it."""
MeasureStatus = Literal["draft", "not_started", "in_progress", "done", "cancelled"]
"""A draft is seen by nobody outside; the others say how far the work has come."""
IndicatorNumber = Annotated[Whole, Field(ge=1), AfterValidator(_indicator)]


class Links(Record):
    """What of a result something speaks of: instruments, indicators, sub-indicators, questions, items."""

    instruments: Annotated[tuple[Instrument, ...], as_list] = Field((), title="แบบวัด", description="IIT, EIT หรือ OIT")
    indicators: Annotated[tuple[IndicatorNumber, ...], as_list] = Field(
        (), title="ตัวชี้วัด", description="เลขตัวชี้วัด 1 ถึง 10"
    )
    sub_indicators: Annotated[tuple[SubIndicatorCode, ...], as_list] = Field(
        (), title="ตัวชี้วัดย่อย", description='เช่น "9.4"'
    )
    questions: Annotated[tuple[QuestionCode, ...], as_list] = Field((), title="ข้อคำถาม", description="เช่น i20 หรือ e9")
    items: Annotated[tuple[ItemCode, ...], as_list] = Field((), title="ข้อ OIT", description="เช่น O17")

    @property
    def linked(self) -> bool:
        """Whether it speaks of anything."""
        return any((self.instruments, self.indicators, self.sub_indicators, self.questions, self.items))


class Answers(Links):
    """The result of a year that a measure answers; at least one link."""

    fiscal_year: FiscalYear | None = Field(
        None, title="ผลของปีงบประมาณ", description="ปีของผลการประเมินที่มาตรการนี้แก้ ปกติคือปีก่อน"
    )

    @model_validator(mode="after")
    def _at_least_one(self) -> Self:
        if not self.linked:
            raise refuse("E229")
        return self


class Step(Record):
    """One step of a measure, with its sub-steps."""

    model_config = in_short(WORDS)

    text: Text = Field(title="ขั้นตอน", description="ทำอะไร")
    sub: Annotated[tuple[Text, ...], as_list] = Field((), title="ขั้นตอนย่อย", description="รายละเอียดของขั้นตอน")

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:  # noqa: ANN401 - raw input of a validator
        return {"text": value} if isinstance(value, str) else value


class MeasureRow(Record):
    """A row of a measure: steps that share their responsible units, period and follow-up."""

    steps: Annotated[tuple[Step, ...], as_list] = Field((), title="ขั้นตอน/วิธีดำเนินการ", description="ขั้นตอนตามลำดับ")
    responsible: Responsible = Field(default_factory=Responsible, title="ผู้รับผิดชอบ", description="รหัสส่วนราชการ หรือ all")
    period: Period | None = Field(None, title="ระยะเวลาดำเนินการ", description="เช่น ก.พ. - มี.ค. 2569 หรือ {start, end}")
    follow_up: FollowUp | None = Field(
        None, title="การกำกับติดตาม", description="เช่น รายงานผล ไตรมาส 2 หรือ {quarters: [2]}"
    )
    note: Text | None = Field(None, title="หมายเหตุ", description="หมายเหตุของแถวนี้")
    result: Annotated[tuple[Text, ...], as_list] = Field(
        (), title="ผลการดำเนินการของแถว", description="เมื่อรายงานแยกเป็นรายแถว"
    )


class Target(Record):
    """What the measure wants to reach, in words and, where it can be counted, as a number with its unit."""

    model_config = in_short(WORDS)

    text: Text | None = Field(None, title="เป้าหมาย", description="เป้าหมายเป็นข้อความ")
    number: Number | None = Field(None, title="ค่าเป้าหมาย", description="ตัวเลขที่วัดได้")
    unit: Text | None = Field(None, title="หน่วยนับ", description="เช่น ร้อยละ คน ครั้ง")

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:  # noqa: ANN401 - raw input of a validator
        return {"text": value} if isinstance(value, str) else value


class Measure(Record):
    """An improvement measure; its fiscal year is that of its folder, its id the name of its file."""

    id: Identifier = Field(title="รหัสมาตรการ", description="ต้องตรงกับชื่อแฟ้ม เช่น m1 ในแฟ้ม m1.yml")
    number: Whole | None = Field(None, title="ลำดับที่", description="ลำดับในตาราง", ge=1, le=999)
    title: Annotated[tuple[Text, ...], as_list] = Field(
        (), title="มาตรการ/โครงการ/กิจกรรม", description="ชื่อมาตรการ หรือหลายชื่อเป็นรายการ"
    )
    answers: Answers = Field(title="ตอบผลการประเมิน", description="ผลการประเมินของปีก่อนที่มาตรการนี้แก้")
    issue: Text | None = Field(None, title="ประเด็นที่พบ", description="จุดอ่อนหรือข้อบกพร่องที่เป็นเหตุของมาตรการ")
    recommendation: Annotated[tuple[Text, ...], as_list] = Field(
        (), title="ข้อเสนอแนะ", description="ข้อเสนอแนะจากผลการประเมิน"
    )
    rows: Annotated[tuple[MeasureRow, ...], as_list] = Field(
        (), title="แถวของมาตรการ", description="ขั้นตอน ผู้รับผิดชอบ ระยะเวลา การติดตาม"
    )
    target: Target | None = Field(None, title="เป้าหมาย", description="เป้าหมายที่วัดได้")
    figures: Annotated[tuple[Figures, ...], as_list] = Field(
        (), title="แผนและผลรายช่วง", description="เป้าหมายที่นับได้ รายเดือน รายไตรมาส หรือครึ่งปี พร้อมผลจริง"
    )
    status: MeasureStatus = Field(
        "not_started",
        title="สถานะ",
        description="draft = ฉบับร่าง ยังไม่ขึ้นเว็บ, not_started, in_progress, done หรือ cancelled",
    )
    status_date: BuddhistDate | None = Field(None, title="วันที่ของสถานะ", description="สถานะนี้เป็นของวันที่เท่าใด")
    progress: Annotated[tuple[ProgressEntry, ...], as_list] = Field(
        (), title="ความก้าวหน้า", description="รายงานความก้าวหน้าตามลำดับเวลา"
    )
    result: Annotated[tuple[Text, ...], as_list] = Field((), title="ผลการดำเนินการ", description="สรุปผลการดำเนินการ")
    outcome: Annotated[tuple[Text, ...], as_list] = Field(
        (), title="ผลลัพธ์", description="ผลลัพธ์หรือความสำเร็จ ไม่ใช่รายการขั้นตอน"
    )
    evidence: Annotated[tuple[Evidence, ...], as_list] = Field((), title="หลักฐาน", description="หลักฐานว่าทำแล้ว")
    updated: BuddhistDate | None = Field(None, title="ปรับปรุงล่าสุด", description="วันที่ปรับปรุงระเบียนนี้ครั้งล่าสุด")

    @property
    def work(self) -> WorkStatus:
        """How far the work has come; that of a draft has not begun."""
        return "not_started" if self.status == "draft" else self.status
