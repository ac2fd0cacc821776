"""What papers are made of: wordings of headings, invented work, ways to write periods, units and lists."""

from __future__ import annotations

import calendar
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
LONG = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน"),
    *("ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
INSTRUMENTS = {
    "IIT": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", range(1, 6)),
    "EIT": ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", range(6, 9)),
    "OIT": ("แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", range(9, 11)),
}
INDICATORS = (
    *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"),
    *("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
)
YEAR = 2569
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_HERE = Path(__file__).parent


def thai(text: object) -> str:
    """Return a text with Thai digits."""
    return str(text).translate(_THAI)


def instrument_of(indicator: int) -> str:
    """Return the instrument of an indicator."""
    return next(name for name, (_, numbers) in INSTRUMENTS.items() if indicator in numbers)


@cache
def contents() -> Mapping[str, Any]:
    """Return the invented work."""
    return dict(yaml.safe_load((_HERE / "contents.yml").read_text(encoding="utf-8")))


@cache
def _wordings() -> Mapping[str, Sequence[str]]:
    return dict(yaml.safe_load((_HERE / "wordings.yml").read_text(encoding="utf-8")))


@dataclass
class Draw:
    """What chance decides of one paper; ``half`` of the wordings is open to it."""

    chance: random.Random
    half: str

    def heading(self, key: str) -> str:
        """Return a heading for a column."""
        every = _wordings()[key]
        return self.chance.choice(every[0 if self.half == "a" else 1 :: 2])

    def measures(self, count: int) -> list[dict[str, Any]]:
        """Return so many measures, sorted by their indicators."""
        return sorted(self.chance.sample(contents()["measures"], count), key=lambda one: int(one["indicator"]))

    def units(self) -> list[str]:
        """Return one to three units."""
        return self.chance.sample(contents()["units"], self.chance.choice((1, 1, 2, 2, 3)))


def responsible(units: Sequence[str], style: str) -> tuple[str, dict[str, Any]]:
    """Return units as a cell prints them, and as gold."""
    if style == "all":
        return "ทุกส่วนราชการ", {"text": "ทุกส่วนราชการ", "all": True}
    joins = {",": ", ", "/": "/", "and": " และ", "-": "\n- ", "line": "\n", "together": " ร่วมกับ", "space": " "}
    text = ("- " if style == "-" else "") + joins[style].join(units)
    return text, {"text": text, "units": list(units)}


def period(months: tuple[int, int], style: str) -> tuple[str, dict[str, Any]]:
    """Return the time from one month of the fiscal year to another as a cell prints it, and as gold."""
    (a, year_a), (b, year_b) = [(month, YEAR if month < 10 else YEAR - 1) for month in months]
    start = date(year_a - 543, a, 1)
    end = date(year_b - 543, b, calendar.monthrange(year_b - 543, b)[1])
    text = {
        "short": f"{SHORT[a - 1]} {year_a % 100} - {SHORT[b - 1]} {year_b % 100}",
        "full": f"{SHORT[a - 1]} {year_a} – {SHORT[b - 1]} {year_b}",
        "long": thai(f"{LONG[a - 1]} {year_a} - {LONG[b - 1]} {year_b}"),
        "days": f"{start.day} {SHORT[a - 1]} {year_a % 100} ถึง {end.day} {SHORT[b - 1]} {year_b % 100}",
        "numbers": f"{start.day:02}/{a:02}/{year_a} - {end.day:02}/{b:02}/{year_b}",
        "until": f"ภายในเดือน{LONG[b - 1]} {year_b}",
    }[style]
    dates = {} if style == "until" else {"start": start.isoformat(), "end": end.isoformat()}
    return text, {"text": text, **dates}


def listed(steps: Sequence[str], style: str) -> str:
    """Return a list as a cell prints it."""
    marks = {"1.": "{0}. ", "1)": "{0}) ", "๑.": "{1}. ", "-": "- ", "•": "• ", "": "", "(1)": "({0}) "}
    lines = [marks[style].format(place, thai(place)) + one for place, one in enumerate(steps, start=1)]
    return "\n".join(lines)
