"""Every passage of text in an agency's folder, with the field it stands in and the record it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from generator.checks.language.letters import squeezed
from generator.findings.finding import Place
from generator.records.loaded import Loaded
from generator.records.model.free_page import FreePage

Kind = Literal[
    "title",
    "explanation",
    "instruction",
    "reason",
    "note",
    "progress",
    "issue",
    "recommendation",
    "step",
    "result",
    "outcome",
    "target",
    "method",
    "responsible",
    "evidence",
    "signatory",
    "comment",
    "heading",
    "lead",
    "suggestion",
    "finding",
    "weakness",
    "maintain",
    "narrative",
    "level",
    "page",
    "config",
    "paper",
]
"""What a passage is; ``lead`` introduces points of an analysis, whose kinds are those of its blocks."""

KIND_THAI: dict[Kind, str] = {
    "title": "ชื่อ",
    "explanation": "คำอธิบาย",
    "instruction": "ข้อสั่งการ",
    "reason": "เหตุผล",
    "note": "หมายเหตุ",
    "progress": "ความก้าวหน้า",
    "issue": "ประเด็นที่พบ",
    "recommendation": "ข้อเสนอแนะ",
    "step": "ขั้นตอน",
    "result": "ผลการดำเนินการ",
    "outcome": "ผลลัพธ์",
    "target": "เป้าหมาย",
    "method": "การกำกับติดตาม",
    "responsible": "ผู้รับผิดชอบ",
    "evidence": "ชื่อหลักฐาน",
    "signatory": "ตำแหน่งผู้ลงนาม",
    "comment": "เรื่องข้อที่ไม่ได้คะแนน",
    "heading": "หัวข้อ",
    "lead": "คำนำของการวิเคราะห์",
    "suggestion": "ข้อเสนอแนะ",
    "finding": "ข้อค้นพบ",
    "weakness": "จุดอ่อน",
    "maintain": "สิ่งที่ต้องรักษา",
    "narrative": "เนื้อความ",
    "level": "ระดับ",
    "page": "หน้าเว็บ",
    "config": "ข้อมูลหน่วยงาน",
    "paper": "เอกสาร",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage of a paper stands: ``where`` in which ``file``.

    ``day`` is the day of which the paper is, where a record tells it.
    """

    file: str
    where: str
    day: date | None = None


@dataclass(frozen=True)
class Passage:
    """One text as typed: where it stands (``loc`` in the record, or ``line`` of a page) and whom it concerns.

    ``year`` is the fiscal year of the record's folder.
    """

    text: str
    kind: Kind
    source: Loaded[Any] | FreePage | Spot
    loc: tuple[str | int, ...] = ()
    line: int = 1
    year: int | None = None
    item: str | None = None
    measure: str | None = None

    @property
    def file(self) -> str:
        """The file the passage stands in, as places name it."""
        if isinstance(self.source, Spot):
            return self.source.file
        return self.source.place.file if isinstance(self.source, FreePage) else self.source.source.name

    @property
    def place(self) -> Place:
        """Where the passage begins; of a paper, in words where in it."""
        if isinstance(self.source, Spot):
            return Place(self.source.where)
        if isinstance(self.source, FreePage):
            return Place(self.file, self.line, 1)
        return self.source.place(*self.loc)

    @property
    def field(self) -> str:
        """The Thai name of the field."""
        return KIND_THAI[self.kind]

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years (BE) whose forms its codes may be of; measures and papers may speak of the year before."""
        if self.year is None:
            return ()
        return (self.year, self.year - 1) if self.measure or isinstance(self.source, Spot) else (self.year,)

    @property
    def about(self) -> dict[str, Any]:
        """Whom a finding on this passage concerns, as ``finding`` wants it."""
        return {"item": self.item, "measure": self.measure, "year": self.year}

    @cached_property
    def squeezed(self) -> str:
        """The text without spaces and with Arabic digits."""
        return squeezed(self.text)


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def page_passages(page: FreePage) -> Iterator[Passage]:
    """Yield the lines of a free page as passages, without what Markdown escapes."""
    for number, line in enumerate(page.markdown.splitlines(), start=1):
        text = _ESCAPED.sub(r"\1", line).strip()
        if text:
            yield Passage(text, "page", page, line=number)
