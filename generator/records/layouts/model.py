"""A printed layout: which table it is, its columns in order with their headings, and how each value is written.

A layout holds print only (headings, marks, digits, merged cells); every word of content comes from the records, so
that any table of a subject can be shown in any layout of that subject.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.records.model.base import WORDS, Record, in_short
from generator.records.model.fields import Text, YesNo, as_list, refuse
from generator.records.model.measure import Instrument
from generator.records.model.progress import WorkStatus
from generator.records.model.result import Verdict
from generator.thai.period_styles import PeriodStyle

CODES = ("E240",)

Subject = Literal["measures", "items", "indicators", "levels", "analysis"]
OneRowPer = Literal["measure_row", "measure", "item", "item_group", "indicator", "level", "instrument"]
GroupBy = Literal["instrument", "indicator", "sub_indicator", "group"]
ColumnKey = Literal[
    "number",
    "title",
    "issue",
    "recommendation",
    "steps",
    "responsible",
    "period",
    "follow_up",
    "note",
    "status",
    "progress",
    "result",
    "outcome",
    "target",
    "figures",
    "instrument",
    "label",
    "code",
    "parts",
    "instruction",
    "instrument_score",
    "indicator",
    "score",
    "verdict",
    "range",
    "level",
    "indicators",
    "scores",
    "finding",
    "suggestion",
    "weakness",
    "maintain",
]

SUBJECT_OF: dict[OneRowPer, Subject] = {
    "measure_row": "measures",
    "measure": "measures",
    "item": "items",
    "item_group": "items",
    "indicator": "indicators",
    "level": "levels",
    "instrument": "analysis",
}

_TIMES: frozenset[ColumnKey] = frozenset({"responsible", "period", "follow_up", "note", "status", "progress"})
KEYS_OF: dict[Subject, frozenset[ColumnKey]] = {
    "measures": _TIMES
    | {
        "number",
        "title",
        "issue",
        "recommendation",
        "steps",
        "result",
        "outcome",
        "target",
        "figures",
        "instrument",
        "label",
    },
    "items": _TIMES | {"code", "title", "label", "parts", "instruction", "instrument"},
    "indicators": frozenset({"number", "title", "instrument", "instrument_score", "indicator", "score", "verdict"}),
    "levels": frozenset({"range", "level"}),
    "analysis": frozenset({"instrument", "indicators", "scores", "finding", "suggestion", "weakness", "maintain"}),
}

Print = Annotated[
    str, BeforeValidator(lambda value: "" if value is None else str(value)), WithJsonSchema({"type": "string"})
]
"""Text to print as it is: spaces count, and it may be empty."""


class Marks(Record):
    """What stands before each entry of a list; ``{n}`` counts entries, ``{m}`` the sub-entries of one."""

    model_config = in_short(WORDS)

    one: Print = Field("", title="เครื่องหมายเมื่อมีรายการเดียว", description="เช่น - หรือเว้นว่าง")
    many: Print = Field("", title="เครื่องหมายเมื่อมีหลายรายการ", description='เช่น "{n}."')
    sub: Print = Field("-", title="เครื่องหมายของรายการย่อย", description='เช่น "{n}.{m}" หรือ "({m})"')

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"one": value, "many": value} if isinstance(value, str) else value


class Column(Record):
    """One column: the key, or the keys printed one after the other in its cells, and its heading.

    In a heading ``{agency}`` is the agency's short name and ``{year}`` the fiscal year of the table.
    """

    key: Annotated[tuple[ColumnKey, ...], as_list] = Field(
        title="ช่องข้อมูล", description="ช่องเดียว หรือหลายช่องที่พิมพ์ต่อกันในช่องตารางเดียว", min_length=1
    )
    heading: Text = Field(title="หัวคอลัมน์", description="ใช้ {agency} แทนชื่อย่อหน่วยงาน และ {year} แทนปีงบประมาณ")
    marks: Marks = Field(default_factory=Marks, title="เครื่องหมายรายการ", description="เครื่องหมายหน้ารายการ")
    joiner: Print | None = Field(None, title="ตัวคั่น", description="คั่นรายการให้อยู่บรรทัดเดียว เช่น , หรือ /")
    across_rows: YesNo = Field(default=False, title="นับต่อข้ามแถว", description="ลำดับรายการนับต่อเนื่องทุกแถวของมาตรการ")
    merge: YesNo = Field(default=False, title="รวมช่องแนวตั้ง", description="พิมพ์ครั้งเดียวเมื่อแถวที่ติดกันเป็นเรื่องเดียวกัน")
    row_header: YesNo = Field(default=False, title="หัวแถว", description="คอลัมน์ที่บอกว่าแถวนี้คือเรื่องใด")


class StatusChoice(Record):
    """One of the boxes of a status cell; it is ticked for each of ``statuses``."""

    label: Text = Field(title="ข้อความ", description="เช่น ยังไม่ได้ดำเนินการ")
    statuses: Annotated[tuple[WorkStatus, ...], as_list] = Field(title="สถานะ", description="สถานะที่ทำเครื่องหมายช่องนี้")


_ROWS = (
    "measure_row = แถวของมาตรการ, measure = มาตรการ, item = ข้อ OIT, item_group = กลุ่มของข้อ, "
    "indicator = ตัวชี้วัด, level = ระดับ, instrument = แบบวัด"
)


class Layout(Record):
    """How one kind of table is printed; its id is the stem of its file."""

    title: Text = Field(title="ชื่อแบบตาราง", description="ชื่อที่ผู้ใช้เลือก")
    one_row_per: OneRowPer = Field(title="หนึ่งแถวต่อ", description=_ROWS)
    columns: tuple[Column, ...] = Field(title="คอลัมน์", description="คอลัมน์ตามลำดับ", min_length=1)
    digits: Literal["thai", "arabic"] = Field("arabic", title="ตัวเลข", description="thai หรือ arabic")
    text_digits: Literal["same", "as_written"] = Field(
        "same", title="ตัวเลขในข้อความ", description="same = แปลงตาม digits, as_written = ตามที่พิมพ์ไว้ในระเบียน"
    )
    group_by: Annotated[tuple[GroupBy, ...], as_list] = Field((), title="จัดกลุ่มตาม", description="หัวข้อคั่นระหว่างแถว")
    number_by: Literal["table", "group"] = Field("table", title="ลำดับที่", description="นับทั้งตาราง หรือเริ่มใหม่ทุกกลุ่ม")
    number_mark: Print = Field("{n}", title="รูปแบบลำดับที่", description='เช่น "{n}."')
    period_style: PeriodStyle = Field(
        "month_range_year_at_end", title="รูปแบบช่วงเวลา", description="ใช้เมื่อไม่มีถ้อยคำของหน่วยงาน"
    )
    follow_up_style: Literal["quarters", "year_end"] = Field(
        "quarters", title="รูปแบบการติดตาม", description="year_end เขียนไตรมาส 4 ว่า ณ สิ้นปีงบประมาณ"
    )
    all_units: Text = Field("ทุกส่วนราชการ", title="คำที่ใช้เมื่อรับผิดชอบทุกส่วน", description="เช่น ทุกสำนัก/กอง")
    statuses: tuple[StatusChoice, ...] = Field((), title="ช่องสถานะ", description="ถ้าไม่มีจะพิมพ์สถานะเป็นข้อความ")
    instruments: dict[Instrument, Text] = Field(default_factory=dict, title="ชื่อแบบวัด", description="ชื่อที่พิมพ์")
    verdicts: dict[Verdict, Text] = Field(default_factory=dict, title="ข้อสรุป", description="improve และ maintain")
    total: Text | None = Field(None, title="แถวคะแนนรวม", description="หัวแถวสุดท้ายที่แสดงคะแนนรวม")
    missing: Print = Field("–", title="เมื่อไม่มีข้อมูล", description="สิ่งที่พิมพ์ในช่องว่าง")

    @model_validator(mode="after")
    def _keys_fit(self) -> Self:
        known = KEYS_OF[self.subject]
        for index, column in enumerate(self.columns):
            for number, key in enumerate(column.key):
                if key not in known:
                    at = ("columns", index, "key", number)
                    raise refuse("E240", value=key, known=", ".join(sorted(known)), at=at)
        return self

    @property
    def subject(self) -> Subject:
        """Which table this is: of measures, items, indicators, levels or the analysis."""
        return SUBJECT_OF[self.one_row_per]
