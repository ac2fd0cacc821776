"""Who is responsible: units of the agency's own register, every unit, or words as printed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, model_validator

from generator.records.model.base import LIST_OF_WORDS, WORDS, Record, in_short
from generator.records.model.fields import Text, YesNo, as_list

EVERY = "all"
"""Every unit; its own value, not a unit."""

_UNIT = "ส่วนราชการ|ส่วนงาน|หน่วยงาน|กลุ่มงาน|กลุ่ม|สำนักงาน|สำนัก|กอง|ฝ่าย|แผนก|ส่วน|งาน"
_EVERY = re.compile(
    rf"(?:all|ทั้งหมด|(?:ร่วมกัน)?ทุก(?:{_UNIT})(?:(?:[/,]|และ|หรือ)?(?:ทุก)?(?:{_UNIT}))*"
    r"(?:(?:ใน|ของ)?สังกัด)?(?:ภายใน|ใน|ของ)?(?:เทศบาล|อบต\.?|อบจ\.?|องค์การ|หน่วยงาน|องค์กร)?(?:ร่วมกัน)?)",
    re.IGNORECASE,
)
"""Words that mean every unit: ``all``, ทุกส่วนราชการ, ทุกสำนัก/กอง, ทุกกองในสังกัด …"""
_LONGEST = 80


def is_every_unit(text: str) -> bool:
    """Tell whether ``text`` means every unit of the agency."""
    return len(text) <= _LONGEST and _EVERY.fullmatch(re.sub(r"\s+", "", text)) is not None


class Responsible(Record):
    """The responsible units: ids, names or aliases of units in the site config; ``text`` keeps other wording."""

    model_config = in_short(WORDS, LIST_OF_WORDS)

    units: Annotated[tuple[Text, ...], as_list] = Field(
        (), title="ส่วนราชการ", description="รหัสหรือชื่อส่วนราชการจาก site_config.yml"
    )
    all: YesNo = Field(default=False, title="ทุกส่วนราชการ", description="true เมื่อรับผิดชอบร่วมกันทุกส่วนราชการ")
    text: Text | None = Field(None, title="ข้อความผู้รับผิดชอบ", description="ถ้อยคำตามเอกสารของหน่วยงาน")

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:  # noqa: ANN401 - raw input of a validator
        fields = value if isinstance(value, dict) else {"units": value if isinstance(value, list) else [value]}
        named = fields.get("units")
        listed = named if isinstance(named, list) else [named]
        units = [one for one in listed if not (isinstance(one, str) and is_every_unit(one))]
        if not isinstance(value, (dict, str, list)) or len(units) == len(listed):
            return fields if isinstance(value, (str, list)) else value
        return {**fields, "units": units, EVERY: True}

    @property
    def named(self) -> bool:
        """Whether anyone is named at all."""
        return bool(self.units or self.all or self.text)
