"""The item record: an agency's answer to one OIT item of one fiscal year."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.records.model.base import INTERNAL, Record
from generator.records.model.evidence import Evidence
from generator.records.model.fields import BuddhistDate, ItemCode, Text, as_list, refuse
from generator.records.model.period import FollowUp, Period
from generator.records.model.progress import ProgressEntry, WorkStatus
from generator.records.model.responsible import Responsible
from generator.records.model.targets import Figures

CODES = ("E228",)

ItemStatus = Literal["draft", "published", "not_applicable"]

SEEN_WHILE_DRAFT = frozenset({"item", "status", "responsible", "updated", "work", "progress"})
"""All that the public sees of a draft: that it is being prepared, by whom, and how far it has come."""


class Item(Record):
    """One OIT item of one fiscal year; its title, parts and window come from the catalogue of that year."""

    item: ItemCode = Field(title="รหัสข้อ", description="รหัสข้อ OIT ต้องตรงกับชื่อแฟ้ม เช่น O11 ในแฟ้ม o11.yml")
    status: ItemStatus = Field(
        title="สถานะการเผยแพร่",
        description="draft = อยู่ระหว่างจัดทำ, published = เผยแพร่แล้ว, not_applicable = ไม่เกี่ยวข้อง (ต้องมี reason)",
    )
    reason: Text | None = Field(None, title="เหตุผล", description="เหตุผลที่ข้อนี้ไม่เกี่ยวข้องกับหน่วยงาน")
    responsible: Responsible = Field(
        default_factory=Responsible,
        title="ผู้รับผิดชอบ",
        description="รหัสส่วนราชการจาก site_config.yml เช่น [clerk, finance] หรือ all",
    )
    updated: BuddhistDate | None = Field(None, title="ปรับปรุงล่าสุด", description="วันที่ปรับปรุงข้อมูลข้อนี้ครั้งล่าสุด")
    explanation: Text | None = Field(
        None,
        title="คำอธิบาย",
        description="คำอธิบายถึงผู้ประเมินว่าดูอะไรที่ไหน บรรทัดที่ใส่เลขเองคงเลขและลำดับเดิมในใบตอบ ITAS",
    )
    first_address: Literal["page", "evidence"] | None = Field(
        None,
        title="ที่อยู่แรกในใบตอบ ITAS",
        description="page = หน้าของข้อก่อน, evidence = หลักฐานตามลำดับในระเบียนก่อน ถ้าไม่ระบุ คำอธิบายที่ใส่เลขเองจะให้หลักฐานมาก่อน",
    )
    evidence: Annotated[tuple[Evidence, ...], as_list] = Field(
        (), title="หลักฐาน", description="เอกสาร ที่อยู่เว็บ หรือหน้า ที่พิสูจน์แต่ละองค์ประกอบ"
    )
    work: WorkStatus | None = Field(
        None, title="สถานะการดำเนินงาน", description="not_started, in_progress, done หรือ cancelled"
    )
    progress: Annotated[tuple[ProgressEntry, ...], as_list] = Field(
        (), title="ความก้าวหน้า", description="ความก้าวหน้าของงานในข้อนี้"
    )
    figures: Annotated[tuple[Figures, ...], as_list] = Field(
        (), title="แผนและผลรายช่วง", description="เป้าหมายที่นับได้ของข้อนี้ รายเดือน รายไตรมาส หรือครึ่งปี พร้อมผลจริง"
    )
    instruction: Text | None = Field(None, title="ข้อสั่งการ", description="สิ่งที่ผู้บริหารสั่งให้ทำในข้อนี้")
    period: Period | None = Field(None, title="ระยะเวลาดำเนินการ", description="ช่วงที่ต้องทำข้อนี้ให้เสร็จ เช่น ม.ค. - มี.ค. 2569")
    follow_up: FollowUp | None = Field(
        None, title="การกำกับติดตาม", description="เช่น รายงานผล ไตรมาส 2 หรือ {quarters: [2]}"
    )
    remark: Text | None = Field(
        None, title="หมายเหตุในตาราง", description="หมายเหตุที่ประชาชนเห็น ในช่องหมายเหตุของตารางข้อ OIT"
    )
    note: Text | None = Field(
        None, title="หมายเหตุภายใน", description="หมายเหตุของเจ้าหน้าที่ ไม่แสดงบนเว็บ", json_schema_extra=INTERNAL
    )

    @property
    def is_claimed(self) -> bool:
        """Whether it claims to answer the item: it is neither a draft nor said not to apply."""
        return self.status == "published"

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.status == "not_applicable" and not self.reason:
            raise refuse("E228", at=("status",))
        return self
