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
_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_BARE = tuple(short.replace(".", "") for short in MONTHS_SHORT)
_NUMBERS = {name: number for names in (MONTHS_LONG, _BARE) for number, name in enumerate(names, 1)}

_STOPS = r"\.{0,2}"
"""A full stop of an abbreviation: there, missing, or doubled."""


def _short_pattern(short: str) -> str:
    first, last, _ = short.split(".")
    return f"{first}{_STOPS}{last}{_STOPS}"


MONTH = f"(?:{'|'.join((*MONTHS_LONG, *map(_short_pattern, MONTHS_SHORT)))})"
"""Pattern of a month's name in compact text; full stops of a short name may be missing or doubled."""

_MONTH = re.compile(MONTH)
_AROUND = re.compile(r"[พค]\.{0,2}ศ\.{0,2}|เดือน|วันที่|ภายใน|ตั้งแต่|ระหว่าง|ถึง|และ|สิ้น")
"""Words that stand next to months without a space in compact text, and are cut off before spelling is compared."""
_WORD = re.compile(r"[ก-ฮะ-ูเ-์.]+|[A-Za-z.]+")
"""A run of letters of one script with its full stops: what may be a month's name; no digits, no ฯ."""
_SHORTEST, _LONGEST = 3, 16


def month_number(name: str) -> int:
    """Return 1–12 for a name that ``MONTH`` matched."""
    return _NUMBERS[name.replace(".", "")]


def refuse_misspelt_month(plain: str, text: str) -> None:
    """Raise ``ThaiTimeError`` (month) about ``text`` when a word of its compact form ``plain`` is nearly a month.

    English names are refused as well, with the Thai name: a record is written in one language.
    """
    for word in _WORD.findall(_AROUND.sub(" ", plain)):
        english = word.rstrip(".").lower()
        meant = [MONTHS_LONG[number] for number, name in enumerate(_ENGLISH) if name.startswith(english)]
        if meant and len(english) >= _SHORTEST:
            raise ThaiTimeError("month", text, problem="ใช้ชื่อเดือนภาษาไทย", month=meant[0])
        if len(word) > _LONGEST or _MONTH.search(word):
            continue
        near = get_close_matches(word, MONTHS_LONG, n=1, cutoff=0.65)
        near = near or get_close_matches(word, MONTHS_SHORT, n=2, cutoff=0.65)
        if near:
            raise ThaiTimeError("month", text, problem=f"ไม่มีเดือน “{word}”", month=" หรือ ".join(near))
