"""The one error of this room: a text that cannot be read as the time it should say.

``ThaiTimeError`` (a ``ValueError``) is all that ``parse_*`` raise for a text, whatever the text is. The hints
stand here together, so that they keep one voice.
"""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "format",
    "too_long",
    "month",
    "gregorian",
    "year",
    "ambiguous",
    "no_such_day",
    "weekday",
    "reversed",
    "several",
    "disagree",
    "open_ended",
    "length_only",
    "no_due_date",
]

_SHOWN = 60

_HINTS: dict[Reason, str] = {
    "format": "เขียนตามแบบ เช่น {example}",
    "too_long": "ข้อความยาวเกิน {limit} ตัวอักษร ให้เขียนเฉพาะวันเวลา",
    "month": "{problem} ให้เขียนเป็น {month}",
    "gregorian": "ปีนี้เป็น ค.ศ. ให้เขียนปี พ.ศ. เป็น {be}",
    "year": "ปี พ.ศ. ต้องอยู่ระหว่าง {first} ถึง {last}",
    "ambiguous": "อ่านได้หลายอย่าง ให้เขียนให้ชัดเป็น {choices}",
    "no_such_day": "ไม่มีวันนี้ในปฏิทิน {month}มีถึงวันที่ {last}",
    "weekday": "วันในสัปดาห์ไม่ตรงกับวันที่ วันที่นี้คือวัน{weekday}",
    "reversed": "วันสิ้นสุดมาก่อนวันเริ่มต้น ตรวจปีและลำดับ: อ่านได้ว่าเริ่ม {start} สิ้นสุด {end}",
    "several": "มีมากกว่าหนึ่งช่วงเวลาในช่องเดียว ให้แยกเป็นคนละแถว: {spans}",
    "disagree": "ช่วงเวลาที่เขียนไว้สองแบบไม่ตรงกัน: {spans}",
    "open_ended": "ไม่ได้บอก{missing} ให้เขียนทั้งวันเริ่มต้นและวันสิ้นสุด เช่น {example}",
    "length_only": "บอกเพียงความยาว ไม่ได้บอกว่าตั้งแต่เมื่อใดถึงเมื่อใด เช่น {example}",
    "no_due_date": "ไม่ได้บอกกำหนดที่แน่นอน ให้บอกไตรมาส วันที่ หรือความถี่ เช่น {example}",
}


class ThaiTimeError(ValueError):
    """A text that could not be read.

    ``reason`` is one word of a fixed vocabulary, ``text`` what was read (shortened), ``hint`` the cure in Thai.
    """

    def __init__(self, reason: Reason, text: str, **values: object) -> None:
        """Take the reason, the text as it was typed, and the values that the reason's hint names."""
        self.reason: Reason = reason
        self.text = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        self.hint = _HINTS[reason].format(**values)
        super().__init__(f"{self.text}: {self.hint}")
