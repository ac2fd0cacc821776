"""The kinds of rows of the workbook and their columns, with the names that the records' own fields have.

A kind is a record, or an entry of a list in one. Its sheet, its columns and where each value stands are all there is
to say of it: writing, reading and merging are the same for every kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.records.model.measure import USUAL_INSTRUMENTS, Measure, MeasureRow
from generator.records.model.progress import WORK_STATUS_THAI, ProgressEntry
from generator.records.model.result import Analysis, FailedItem, Narrative, Result
from generator.records.model.validate import field_info
from generator.workbook.forms import Amount, Codes, Day, OneOf, Words
from generator.workbook.lines import Lines, Steps
from generator.workbook.named import FollowUpWords, Parts, PeriodWords, Units

Step = str | int
ITEM_STATUS_THAI = {"draft": "อยู่ระหว่างจัดทำ", "published": "เผยแพร่แล้ว", "not_applicable": "ไม่เกี่ยวข้อง"}
_WORK_THAI: Mapping[str, str] = dict(WORK_STATUS_THAI.items())
MEASURE_STATUS_THAI = {"draft": "ฉบับร่าง", **_WORK_THAI}
VERDICT_THAI = {"improve": "ต้องปรับปรุง", "maintain": "รักษาระดับ"}
ANALYSIS_THAI = {"finding": "ข้อค้นพบ", "suggestion": "ข้อเสนอแนะ", "weakness": "ต้องแก้ไข", "maintain": "รักษาและต่อยอด"}
_INSTRUMENTS = USUAL_INSTRUMENTS
_WORDS, _DAY, _AMOUNT, _CODES, _LINES = Words(), Day(), Amount(), Codes(), Lines()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its value stands below the row's, its heading, how it stands in a cell, what is said of it."""

    path: tuple[str, ...]
    head: str
    form: Words
    about: str
    width: int = 18

    @property
    def id(self) -> str:
        """Its name in what is kept of a workbook: ``follow_up.method``."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows: its sheet, its record's model, the list it is an entry of (none: the record), its columns."""

    id: str
    sheet: str
    model: type[BaseModel]
    field: str | None
    columns: tuple[Column, ...]

    @property
    def is_record(self) -> bool:
        """Whether a row is a whole record, which no missing row takes away."""
        return self.field is None

    def column(self, column_id: str) -> Column | None:
        """Return the column of this id, if there still is one."""
        return next((column for column in self.columns if column.id == column_id), None)


def _columns(model: type[BaseModel], forms: Mapping[str, tuple[Words, int]]) -> tuple[Column, ...]:
    return tuple(_column(model, path, *form) for path, form in forms.items())


def _column(model: type[BaseModel], path: str, form: Words, width: int) -> Column:
    steps = tuple(path.split("."))
    info = field_info(model, steps)
    head = (info.title or path) if info else path
    about = (info.description or "") if info else ""
    return Column(steps, head, form, about, width)


def _numbered(field: str, names: Sequence[str], head: str, about: str, form: Words) -> tuple[Column, ...]:
    return tuple(Column((field, name), f"{head} {name}", form, about, 12) for name in names)


_INDICATORS = [str(number) for number in range(1, 11)]
_LINKS = dict.fromkeys(("instruments", "indicators", "sub_indicators", "questions", "items"), (_CODES, 12))

ITEM = Kind(
    *("item", "ข้อ OIT", Item, None),
    _columns(
        Item,
        {
            "status": (OneOf(ITEM_STATUS_THAI), 16),
            "reason": (_WORDS, 24),
            "responsible": (Units(), 26),
            "updated": (_DAY, 14),
            "explanation": (_WORDS, 50),
            "work": (OneOf(_WORK_THAI), 18),
            "instruction": (_WORDS, 24),
            "period": (PeriodWords(), 20),
            "follow_up": (FollowUpWords(), 22),
            "follow_up.method": (_WORDS, 22),
            "remark": (_WORDS, 24),
            "note": (_WORDS, 24),
        },
    ),
)
EVIDENCE = Kind(
    *("evidence", "หลักฐาน", Evidence, "evidence"),
    _columns(
        Evidence,
        {
            "title": (_WORDS, 40),
            "parts": (Parts(), 36),
            "file": (_WORDS, 36),
            "url": (_WORDS, 30),
            "page": (_WORDS, 16),
            "period": (PeriodWords(), 22),
            "fiscal_year": (_AMOUNT, 12),
            "issued": (_DAY, 14),
            "number": (_WORDS, 14),
            "signatory.name": (_WORDS, 24),
            "signatory.position": (_WORDS, 26),
            "count": (_AMOUNT, 10),
            "note": (_WORDS, 24),
        },
    ),
)
MEASURE = Kind(
    *("measure", "มาตรการ", Measure, None),
    _columns(
        Measure,
        {
            "number": (_AMOUNT, 9),
            "title": (_LINES, 44),
            "answers.fiscal_year": (_AMOUNT, 12),
            **{f"answers.{field}": form for field, form in _LINKS.items()},
            "issue": (_WORDS, 40),
            "recommendation": (_LINES, 30),
            "target.text": (_WORDS, 34),
            "target.number": (_AMOUNT, 10),
            "target.unit": (_WORDS, 10),
            "status": (OneOf(MEASURE_STATUS_THAI), 20),
            "status_date": (_DAY, 14),
            "result": (_LINES, 40),
            "outcome": (_LINES, 40),
            "updated": (_DAY, 14),
        },
    ),
)
ROW = Kind(
    *("row", "ขั้นตอนของมาตรการ", MeasureRow, "rows"),
    _columns(
        MeasureRow,
        {
            "steps": (Steps(), 56),
            "responsible": (Units(), 28),
            "period": (PeriodWords(), 22),
            "follow_up": (FollowUpWords(), 24),
            "follow_up.method": (_WORDS, 26),
            "note": (_WORDS, 24),
            "result": (_LINES, 36),
        },
    ),
)
PROGRESS = Kind(
    *("progress", "ความก้าวหน้า", ProgressEntry, "progress"),
    _columns(ProgressEntry, {"date": (_DAY, 14), "percent": (_AMOUNT, 10), "text": (_WORDS, 60)}),
)
RESULT = Kind(
    *("result", "ผลการประเมิน", Result, None),
    (
        *_columns(
            Result,
            {
                "total": (_AMOUNT, 10),
                "level": (_WORDS, 14),
                "level_word": (_WORDS, 20),
                "previous_total": (_AMOUNT, 10),
                "source": (_WORDS, 24),
            },
        ),
        *_numbered("instruments", _INSTRUMENTS, "คะแนน", "คะแนนแบบวัด 0 ถึง 100", _AMOUNT),
        *_numbered("indicators", _INDICATORS, "คะแนนตัวชี้วัดที่", "คะแนนตัวชี้วัด 0 ถึง 100", _AMOUNT),
        *_numbered("verdicts", _INDICATORS, "ข้อสรุปตัวชี้วัดที่", "ต้องปรับปรุง หรือรักษาระดับ", OneOf(VERDICT_THAI)),
    ),
)
FAILED = Kind(
    *("failed", "ข้อที่ไม่ได้คะแนน", FailedItem, "failed_items"),
    _columns(
        FailedItem,
        {
            "item": (_WORDS, 8),
            "credit": (_AMOUNT, 10),
            "comment": (_WORDS, 50),
            "cause": (_WORDS, 40),
            "remedy": (_WORDS, 40),
        },
    ),
)
ANALYSIS = Kind(
    *("analysis", "การวิเคราะห์", Analysis, "analysis"),
    _columns(
        Analysis, {"instrument": (_WORDS, 12), "kind": (OneOf(ANALYSIS_THAI), 18), **_LINKS, "points": (_LINES, 70)}
    ),
)
NARRATIVE = Kind(
    *("narrative", "เนื้อความ", Narrative, "narrative"),
    _columns(Narrative, {"heading": (_WORDS, 30), "paragraphs": (_LINES, 90)}),
)
KINDS = (ITEM, EVIDENCE, MEASURE, ROW, PROGRESS, RESULT, FAILED, ANALYSIS, NARRATIVE)
"""In the order of their sheets."""
ENTRIES: Mapping[type[BaseModel], tuple[Kind, ...]] = {
    Item: (EVIDENCE, PROGRESS),
    Measure: (ROW, PROGRESS, EVIDENCE),
    Result: (FAILED, ANALYSIS, NARRATIVE),
}
"""The lists of each record."""


def kind_named(kind_id: str) -> Kind | None:
    """Return the kind of this id, if there is one."""
    return next((kind for kind in KINDS if kind.id == kind_id), None)
