"""What sentences of a paper say of a year's result: total, level, the total of the year before, single scores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.imports.cells.links import indicators_in
from generator.imports.records.results import FIGURE, score_of
from generator.thai.digits import to_arabic

_TOTAL = re.compile(
    rf"(?:คะแนนรวม|คะแนนเฉลี่ยรวม|ผลคะแนน|ได้คะแนน|มีคะแนน|คะแนน|ค่าเฉลี่ย)\s*(?:รวม|ภาพรวม|เท่ากับ|อยู่ที่|เฉลี่ย|ร้อยละ|ITA|:|=|\s)*{FIGURE}(?![0-9.]*\s*(?:คะแนน)?\s*ถึง)"
)
_LEVEL = re.compile(
    r"ระดับ\s*[:“\"]?\s*(AA|[A-F](?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง)\s*[”\"]?\s*(?:\(([^)]{1,30})\))?"
)
_NAMED_SCORE = re.compile(rf"(?:เท่ากับ|ได้คะแนน|คะแนน|ร้อยละ)\s*(?:ร้อยละ|เฉลี่ย)?\s*{FIGURE}")
_OF_AGENCY = re.compile(r"ผลการประเมิน|คะแนน")
_COMPARED = re.compile(r"(?:เพิ่มขึ้น|ลดลง|สูงกว่า|ต่ำกว่า|เทียบกับ|เมื่อเทียบ|เปรียบเทียบ|จากปี|จากเดิม)")


_BEFORE = re.compile(
    rf"คะแนน(?:รวม|เฉลี่ย|ภาพรวม|\s)*(?:ของ)?\s*(?:ปีงบประมาณ|ปี)\s*(?:พ\.?\s*ศ\.?)?\s*(?P<year>25[0-9]{{2}})"
    rf"\s*(?:เท่ากับ|คือ|ได้|อยู่ที่|=|:)?\s*(?P<figure>{FIGURE})(?![0-9.])"
)
"""A sentence that gives the total of one year alone."""


def _parts(text: str, assessed: int) -> tuple[str, int | float | None]:
    """Return what a sentence says of the year ``assessed``, and the total of the year before that it compares with."""
    compared = _COMPARED.search(text)
    if compared is None:
        return text, None
    rest = text[compared.start() :]
    figures = re.findall(rf"(?<![0-9.]){FIGURE}(?![0-9])", rest)
    of_before = set(re.findall(r"25[0-9]{2}", rest)) == {str(assessed - 1)}
    return text[: compared.start()], score_of(figures[0]) if of_before and len(figures) == 1 else None


def _total_before(text: str, assessed: int) -> int | float | None:
    """Return the total of the year before ``assessed`` where a sentence gives that and names no other year."""
    if {*re.findall(r"25[0-9]{2}", text)} != {str(assessed - 1)}:
        return None
    told = _BEFORE.search(text)
    return score_of(told["figure"]) if told else None


def read_sentences(paragraphs: Iterable[str], record: dict[str, Any], assessed: int) -> list[str]:
    """Add what sentences say of the result of the year ``assessed``, and return the sentences that were read."""
    read: list[str] = []
    for text in paragraphs:
        even, before = _parts(to_arabic(text), assessed)
        if (of_before := _total_before(to_arabic(text), assessed)) is not None:
            record.setdefault("previous_total", of_before)
        if not _OF_AGENCY.search(even) or set(re.findall(r"25[0-9]{2}", even)) - {str(assessed)}:
            continue
        level = _LEVEL.search(even)
        total = _TOTAL.search(even)
        if level and total:
            found = score_of(total[1])
            if found is not None and record.setdefault("total", found) == found:
                record.setdefault("level", level[1])
                if level[2]:
                    record.setdefault("level_word", level[2])
                if before is not None:
                    record.setdefault("previous_total", before)
        elif (
            (named := indicators_in(even))
            and len(named) == 1
            and (figure := _NAMED_SCORE.search(even[even.find("ตัวชี้วัด") :]))
        ):
            found = score_of(figure[1])
            if (
                found is not None
                and "ต่ำสุด" in even
                and record.setdefault("indicators", {}).setdefault(named[0], found) == found
            ):
                read.append(text)
    return read
