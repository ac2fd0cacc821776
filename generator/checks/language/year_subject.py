"""What a year in running text is said of: the nearest word before it that is either a result or a measure."""

from __future__ import annotations

import re
from typing import Literal

from generator.thai.years import YearMention

Owner = Literal["score", "measure"]

_SCORE = re.compile(r"ผลการประเมิน|ผลคะแนน|คะแนน|การประเมินผล|ผลประเมิน|จากการประเมิน|วิเคราะห์ผล")
_MEASURE = re.compile(r"มาตรการ|แนวทาง|แผน|โครงการ|กิจกรรม|ปรับปรุง|พัฒนา|ขับเคลื่อน|ดำเนินการใน|ดำเนินการตาม")
_ROOM = 160


def owner(text: str, mention: YearMention) -> Owner | None:
    """Return what ``mention`` in ``text`` is said of; ``None`` where no word tells."""
    before = text[max(0, mention.start - _ROOM) : mention.start]
    score, measure = (
        max((match.start() for match in pattern.finditer(before)), default=-1) for pattern in (_SCORE, _MEASURE)
    )
    if score == measure:
        return None
    return "score" if score > measure else "measure"
