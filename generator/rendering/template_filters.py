"""What templates may say in Thai: dates, digits, sizes and figures as filters, links that are safe to follow.

Browsers end lines in Thai between the words of a dictionary that has few compounds: they write งบ at the end of a line
and ประมาณ at the start of the next. Only the words below are kept whole: what official Thai uses all the time, where
the pieces mean something else or nothing; and abbreviations of two letters and more, which Firefox takes apart before
their dots (อบต., มี.ค.).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from generator.site.views.contact_links import mail_link, telephone_link
from generator.thai.dates import MonthNames, format_date
from generator.thai.digits import to_thai
from generator.thai.figures import figure, file_size
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

_DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(map(re.escape, (*MONTHS_LONG, *MONTHS_SHORT)))}|พ\.ศ\.) \d{{2,4}}")
"""A date as ``thai.dates`` writes it, with or without its day: ``31 มี.ค. 2566``, ``ตุลาคม 2568``, ``พ.ศ. 2566``."""
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
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def thai_date(day: date | None, months: MonthNames = "long") -> str:
    """Write a day as ``1 ตุลาคม 2568``, or ``1 ต.ค. 2568`` with short months; no day gives nothing."""
    return format_date(day, months=months) if day else ""


def whole_dates(text: str) -> Markup:
    """Return our own words, escaped, with every date in them in an element that no line ends inside.

    Firefox ends lines inside ``31 มี.ค. 2566`` and ``พ.ศ. 2566`` even where no-break spaces hold them together.
    """
    return Markup(_DATE.sub(WHOLE, str(escape(text))))  # noqa: S704 - escaped here


def safe_href(address: str) -> str:
    """Return ``address`` if it leads to a web page, mail or a telephone; otherwise ``#``, which leads nowhere.

    Records are checked when they are read; this is the second lock on the same door.
    """
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return "#"
    return address.strip() if scheme in SCHEMES else "#"


@lru_cache(maxsize=4_096, typed=True)  # a text and markup of the same letters are not the same
def whole_words(text: str) -> Markup:
    """Return ``text``, escaped, with each of the compounds and abbreviations in an element that no line ends inside."""
    pieces = _ALREADY_WHOLE.split(str(escape(text)))
    pieces[::2] = [_WORD.sub(WHOLE, piece) for piece in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - escaped here


FILTERS: Mapping[str, Callable[..., str | None]] = {
    "thai_date": thai_date,
    "thai_digits": to_thai,
    "whole_dates": whole_dates,
    "whole_words": whole_words,
    "file_size": file_size,
    "figure": figure,
    "safe_href": safe_href,
    "mail_link": mail_link,
    "telephone_link": telephone_link,
}
