"""The result record: the ITA result that a fiscal year received, and the agency's analysis of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from generator.records.model.base import WORDS, Record, in_short
from generator.records.model.fields import ItemCode, Score, Text, WebAddress, as_list
from generator.records.model.measure import IndicatorNumber, Instrument, Links

AnalysisKind = Literal["finding", "suggestion", "weakness", "maintain"]
Verdict = Literal["improve", "maintain"]


class FailedItem(Record):
    """An OIT item that lost points: what the assessor wrote, why it happened, how it is put right."""

    item: ItemCode = Field(title="รหัสข้อ", description="ข้อ OIT ที่ไม่ได้คะแนนเต็ม")
    credit: Score | None = Field(None, title="คะแนนที่ได้", description="0 ถึง 100 ถ้ารู้")
    comment: Text | None = Field(None, title="ความเห็นผู้ประเมิน", description="ความเห็นของผู้ประเมิน")
    cause: Text | None = Field(None, title="สาเหตุ", description="เหตุที่ไม่ได้คะแนน")
    remedy: Text | None = Field(None, title="แนวทางแก้ไข", description="จะแก้ไขอย่างไร")


class AnalysisPoint(Links):
    """One point of the analysis; ``heading`` and ``intro`` are lines that lead a group of points.

    Points are counted; ``bullet`` is a point of a list without numbers.
    """

    model_config = in_short(WORDS)

    text: Text = Field(title="ข้อความ", description="ข้อความของประเด็น")
    kind: Literal["intro", "heading", "point", "bullet"] = Field(
        "point", title="ชนิดบรรทัด", description="intro, heading, point (มีลำดับ) หรือ bullet (ไม่มีลำดับ)"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:  # noqa: ANN401 - raw input of a validator
        return {"text": value} if isinstance(value, str) else value


class Analysis(Links):
    """A block of the analysis: what kind it is, what it speaks of, and its points in order."""

    instrument: Instrument | None = Field(None, title="แบบวัดของหัวข้อ", description="IIT, EIT หรือ OIT")
    kind: AnalysisKind = Field(
        title="ชนิดการวิเคราะห์", description="finding, suggestion, weakness (ต้องแก้ไข) หรือ maintain (รักษาและต่อยอด)"
    )
    points: Annotated[tuple[AnalysisPoint, ...], as_list] = Field((), title="ประเด็น", description="ประเด็นตามลำดับ")


class Narrative(Record):
    """A section of running text in the agency's own document about the result."""

    heading: Text | None = Field(None, title="หัวข้อ", description="หัวข้อของส่วนนี้")
    paragraphs: Annotated[tuple[Text, ...], as_list] = Field((), title="ย่อหน้า", description="ย่อหน้าตามลำดับ")


class Result(Record):
    """A year's ITA result; any subset of the scores is legal, what is missing is shown as missing."""

    total: Score | None = Field(None, title="คะแนนรวม", description="คะแนนรวมตามประกาศผล")
    level: Text | None = Field(None, title="ระดับ", description="ระดับผลการประเมินตามประกาศ เช่น A หรือ ผ่านดี")
    level_word: Text | None = Field(None, title="คำบรรยายระดับ", description="ถ้อยคำประกอบระดับในประกาศ")
    previous_total: Score | None = Field(None, title="คะแนนรวมปีก่อน", description="ใช้เมื่อไม่มีระเบียนผลของปีก่อน")
    instruments: dict[Instrument, Score] = Field(default_factory=dict, title="คะแนนแบบวัด", description="IIT, EIT, OIT")
    indicators: dict[IndicatorNumber, Score] = Field(
        default_factory=dict, title="คะแนนตัวชี้วัด", description="เลขตัวชี้วัด: คะแนน"
    )
    verdicts: dict[IndicatorNumber, Verdict] = Field(
        default_factory=dict, title="ข้อสรุปรายตัวชี้วัด", description="improve หรือ maintain"
    )
    failed_items: Annotated[tuple[FailedItem, ...], as_list] = Field(
        (), title="ข้อที่ไม่ได้คะแนน", description="ข้อ OIT ที่เสียคะแนน"
    )
    analysis: Annotated[tuple[Analysis, ...], as_list] = Field(
        (), title="การวิเคราะห์", description="สิ่งที่ต้องแก้ก่อน และสิ่งที่ต้องรักษา"
    )
    narrative: Annotated[tuple[Narrative, ...], as_list] = Field((), title="เนื้อความ", description="ส่วนที่เป็นเนื้อความ")
    source: WebAddress | None = Field(None, title="ที่มา", description="ที่อยู่เว็บของประกาศผล")
