"""What the report on a begun year says of each item, measure and setting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.findings.choices import Choice


class Fate(Choice):
    """What became of something of last year in the new one."""

    REVIEW = "review", "ยกมาใช้ ทบทวนก่อนเผยแพร่"
    COVERED = "covered", "แผนเดิมยังครอบคลุมปีใหม่"
    REMAKE = "remake", "ต้องทำใหม่ของปีใหม่"
    REPORT = "report", "ต้องรายงานผลของปีก่อน"
    CONFIRM = "confirm", "ปีก่อนไม่เกี่ยวข้อง ยืนยันอีกครั้ง"
    NEW = "new", "ข้อใหม่ของปีนี้"
    DROPPED = "dropped", "ปีนี้ไม่มีข้อนี้แล้ว"
    MEASURE = "measure", "ร่างมาตรการจากผลการประเมิน"
    UNFINISHED = "unfinished", "มาตรการปีก่อนที่ยังไม่เสร็จ"
    SETTING = "setting", "การตั้งค่าของปี"


@dataclass(frozen=True, slots=True)
class Row:
    """One item, measure or setting: what it is, where it comes from, what was carried and what must be done.

    ``origin`` tells in words where it comes from when not simply from the same number. ``units`` must act, until
    ``due``. ``file`` is its record (``""`` where it has none); ``is_there`` when that stood already and was left alone.
    """

    fate: Fate
    code: str
    title: str
    origin: str = ""
    carried: Sequence[str] = ()
    todo: Sequence[str] = ()
    units: Sequence[str] = ()
    due: date | None = None
    points: str = ""
    file: str = ""
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The report on fiscal year ``year`` (BE), begun from ``source``; ``remarks`` are what is said before all rows."""

    agency: str
    year: int
    source: int
    rows: Sequence[Row]
    remarks: Sequence[str] = field(default_factory=tuple)

    @property
    def counts(self) -> Sequence[tuple[Fate, int]]:
        """How many rows have each fate, in the order of ``Fate``."""
        tally = Counter(row.fate for row in self.rows)
        return [(fate, tally[fate]) for fate in Fate if tally[fate]]
