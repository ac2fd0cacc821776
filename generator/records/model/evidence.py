"""Evidence: what proves a required part of an item, or that a measure was carried out."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.records.model.base import Record
from generator.records.model.fields import (
    BuddhistDate,
    DocumentPath,
    FiscalYear,
    Name,
    Text,
    WebAddress,
    Whole,
    as_list,
    refuse,
)
from generator.records.model.period import Period

CODES = ("E226",)


class Signatory(Record):
    """Who signed a document."""

    name: Text = Field(title="ชื่อผู้ลงนาม", description="ชื่อและสกุลของผู้ลงนาม")
    position: Text | None = Field(None, title="ตำแหน่งผู้ลงนาม", description="ตำแหน่งในวันที่ลงนาม")


class Evidence(Record):
    """One document, web address or page, and the required parts that it proves."""

    title: Text | None = Field(None, title="ชื่อหลักฐาน", description="ชื่อที่ประชาชนและผู้ประเมินจะเห็น")
    parts: Annotated[tuple[Name, ...], as_list] = Field(
        (),
        title="องค์ประกอบที่พิสูจน์",
        description="รหัสหรือชื่อองค์ประกอบด้านข้อมูลที่หลักฐานนี้ตอบ ใส่ได้หลายรหัส ดูรหัสด้วยคำสั่ง oit catalogue show",
    )
    file: DocumentPath | None = Field(None, title="แฟ้ม", description="ที่อยู่แฟ้มนับจาก content/documents เช่น 2569/แผน.pdf")
    url: WebAddress | None = Field(None, title="ที่อยู่เว็บ", description="ที่อยู่เว็บเต็ม ขึ้นต้นด้วย https://")
    page: DocumentPath | None = Field(None, title="หน้าในเว็บนี้", description="ชื่อแฟ้มหน้าใน content/pages เช่น privacy.md")
    period: Period | None = Field(
        None, title="ช่วงเวลาของข้อมูล", description="ข้อมูลในหลักฐานครอบคลุมช่วงใด เช่น ปีงบประมาณ พ.ศ. 2569"
    )
    fiscal_year: FiscalYear | None = Field(None, title="ปีงบประมาณของหลักฐาน", description="ใช้แทนช่วงเวลาเมื่อเป็นเอกสารทั้งปี")
    issued: BuddhistDate | None = Field(None, title="วันที่ออกเอกสาร", description="วันที่ลงในเอกสาร")
    number: Text | None = Field(None, title="เลขที่", description="เลขที่เอกสาร คำสั่ง หรือประกาศ")
    signatory: Signatory | None = Field(None, title="ผู้ลงนาม", description="ผู้ลงนามในเอกสาร")
    count: Whole = Field(1, title="จำนวนที่นับได้", description="หลักฐานนี้นับเป็นกี่เรื่อง (ใช้กับข้อที่มีจำนวนขั้นต่ำ)", ge=1, le=1000)
    note: Text | None = Field(None, title="หมายเหตุ", description="ข้อสังเกตสั้น ๆ เช่น ดูหน้า 3–5")

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        targets = [name for name in ("file", "url", "page") if getattr(self, name) is not None]
        if len(targets) > 1:
            raise refuse("E226", at=(targets[1],), targets=", ".join(targets))
        return self

    @property
    def target(self) -> str | None:
        """Where it points: the file, the address or the page; ``None`` while it points nowhere."""
        return self.file or self.url or self.page
