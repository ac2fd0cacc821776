"""Names of the months: long and short, the pattern that reads them, and help for those misspelt."""

from __future__ import annotations

import re
from difflib import get_close_matches

from generator.thai.errors import ThaiTimeError

MONTHS_LONG = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BARE = tuple(short.replace(".", "") for short in MONTHS_SHORT)
_NUMBERS = {name: number for names in (MONTHS_LONG, _BARE) for number, name in enumerate(names, 1)}

_STOPS = r"\.{0,2}"


def _short_pattern(short: str) -> str:
    first, last, _ = short.split(".")
    return f"{first}{_STOPS}{last}{_STOPS}"


MONTH = "(?:" + "|".join((*MONTHS_LONG, *map(_short_pattern, MONTHS_SHORT))) + ")"
"""Pattern of a month's name in compact text; full stops of a short name may be missing or doubled."""

_ERA = re.compile(r"[พค]\.{0,2}ศ\.{0,2}")
_WORD = re.compile(r"(?:เดือน)?([ก-ฮะ-ูเ-์.]{2,24}|[A-Za-z.]{3,12})")


def month_number(name: str) -> int:
    """Give 1–12 for a name that ``MONTH`` matched."""
    return _NUMBERS[name.replace(".", "")]


def refuse_misspelt_month(plain: str, text: str) -> None:
    """Raise ``ThaiTimeError`` (month) about ``text`` when a word of its compact form ``plain`` is nearly a month.

    English names are refused as well, with the Thai name: a record is written in one language.
    """
    for word in _WORD.findall(_ERA.sub(" ", plain)):
        english = word.lower()[:3]
        if english in _ENGLISH:
            month = MONTHS_LONG[_ENGLISH.index(english)]
            raise ThaiTimeError("month", text, problem="ใช้ชื่อเดือนภาษาไทย", month=month)
        near = get_close_matches(word, MONTHS_LONG, n=1, cutoff=0.65)
        near = near or get_close_matches(word, MONTHS_SHORT, n=2, cutoff=0.65)
        if near and word.replace(".", "") not in _NUMBERS:
            raise ThaiTimeError("month", text, problem=f"ไม่มีเดือน “{word}”", month=" หรือ ".join(near))
