"""Keeps words on one line that browsers take apart.

Browsers end lines in Thai between the words of a dictionary that has few compounds: they write งบ at the end of a line
and ประมาณ at the start of the next. Only the words below are kept whole: what official Thai uses all the time, where
the pieces mean something else or nothing; and abbreviations of two letters and more, which Firefox takes apart before
their dots (อบต., มี.ค.).
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

COMPOUNDS = (
    *("งบประมาณ", "ปีงบประมาณ", "เงินเดือน", "เบิกจ่าย", "ค่าธรรมเนียม", "ร้อยละ"),
    *("เจ้าหน้าที่", "พนักงาน", "หน่วยงาน", "คณะกรรมการ", "บุคลากร", "ผู้บริหาร", "ผู้รับบริการ", "ผู้รับผิดชอบ", "ผู้สูงอายุ"),
    *("จัดซื้อ", "จัดจ้าง", "ของขวัญ", "ใบอนุญาต", "คำสั่ง", "ข้อบัญญัติ", "พระราชบัญญัติ", "พระราชกฤษฎีกา"),
    *("เปิดเผย", "เผยแพร่", "ร้องเรียน", "ร้องทุกข์", "ฝึกอบรม", "แต่งตั้ง", "ตรวจสอบ", "ข้อเสนอแนะ", "มีส่วนร่วม"),
    *("ดำเนินการ", "ดำเนินงาน", "ปฏิบัติการ", "ปฏิบัติงาน", "ความเสี่ยง", "ป.ป.ช."),
    *("ตัวชี้วัด", "หลักฐาน", "หลักเกณฑ์", "องค์ประกอบ", "ขั้นตอน", "ระยะเวลา", "พึงพอใจ", "สิ่งแวดล้อม"),
    *("ธรรมาภิบาล", "ความโปร่งใส", "ประพฤติมิชอบ", "ลายลักษณ์อักษร", "ผลประโยชน์", "อินโฟกราฟิก"),
)
WHOLE = r'<span class="oit-word">\g<0></span>'
"""What a found word is replaced by."""
_ABBREVIATION = r"(?<![ก-๎.])[ก-๎]{2,4}\.(?:[ก-๎]{1,4}\.)*"
"""Letters with a dot behind them, often several times (``ป.ป.ช.``), that do not stand at the end of a word."""
_WORD = re.compile("|".join([*map(re.escape, sorted(COMPOUNDS, key=len, reverse=True)), _ABBREVIATION]))
_ALREADY_WHOLE = re.compile(r'(<span class="oit-word">.*?</span>)')
"""An element that this has made of a word before; a text may come here twice."""


@lru_cache(maxsize=4_096, typed=True)  # a text and markup of the same letters are not the same
def whole_words(text: str) -> Markup:
    """Return ``text``, escaped, with each of the compounds and abbreviations in an element that no line ends inside."""
    pieces = _ALREADY_WHOLE.split(str(escape(text)))
    pieces[::2] = [_WORD.sub(WHOLE, piece) for piece in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - escaped here
