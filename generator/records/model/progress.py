"""What happened: the state of work and the entries that tell how it went on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from generator.records.model.base import WORDS, Record, in_short
from generator.records.model.fields import BuddhistDate, Number, Text

WorkStatus = Literal["not_started", "in_progress", "done", "cancelled"]
"""How far work has come; the order is that of work."""
WORK_STATUS_THAI: Mapping[WorkStatus, str] = {
    "not_started": "ยังไม่ได้ดำเนินการ",
    "in_progress": "อยู่ระหว่างดำเนินการ",
    "done": "ดำเนินการแล้วเสร็จ",
    "cancelled": "ยกเลิก",
}
"""The same in Thai, every status in the same order; a Literal stays a plain list in the JSON Schema, no enum would."""


class ProgressEntry(Record):
    """One report of progress: when, how far in percent, and in words."""

    model_config = in_short(WORDS)

    text: Text = Field(title="ความก้าวหน้า", description="ทำอะไรไปแล้ว")
    date: BuddhistDate | None = Field(None, title="วันที่รายงาน", description="วันที่ของความก้าวหน้านี้")
    percent: Number | None = Field(None, title="ร้อยละความก้าวหน้า", description="0 ถึง 100", ge=0, le=100)

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:  # noqa: ANN401 - raw input of a validator
        return {"text": value} if isinstance(value, str) else value
