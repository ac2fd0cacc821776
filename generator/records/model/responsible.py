"""Who is responsible: units of the agency's own register, every unit, or words as printed."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from generator.records.model.base import LIST_OF_WORDS, WORDS, Record, in_short
from generator.records.model.fields import Text, YesNo, as_list

EVERY_UNIT = {"all", "ทุกส่วนราชการ", "ทุกหน่วยงาน", "ทุกสำนัก/กอง", "ทุกกอง", "ร่วมกันทุกหน่วยงาน"}
"""Words that mean every unit; ``all`` is its own value, not a unit."""


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
        if isinstance(value, str):
            return {"all": True} if value.strip() in EVERY_UNIT else {"units": [value]}
        return {"units": value} if isinstance(value, list) else value

    @property
    def named(self) -> bool:
        """Whether anyone is named at all."""
        return bool(self.units or self.all or self.text)
