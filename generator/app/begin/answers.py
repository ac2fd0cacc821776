"""What must be known of an agency to begin, and what its name already tells: kind, short name, tambon, province.

``guessed("อบต.ดอนตัวอย่าง")`` is an agency of kind ``sao`` in the tambon ดอนตัวอย่าง, its name written whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.records.model.agency_type import AGENCY_TYPE_THAI, AgencyType, beginning

_SHORT: Mapping[AgencyType, str] = {
    "tambon_municipality": "ทต.",
    "town_municipality": "ทม.",
    "city_municipality": "ทน.",
    "sao": "อบต.",
    "pao": "อบจ.",
}
"""Local authorities, whose short name is a short form before the proper one."""
_PLACE = {
    "tambon": re.compile(r"(?:ตำบล|แขวง|(?<!\S)ต\.)\s*([^\s,]+)"),
    "district": re.compile(r"(?:อำเภอ|เขต|(?<!\S)อ\.)\s*([^\s,]+)"),
    "province": re.compile(r"(?:จังหวัด|(?<!\S)จ\.)\s*([^\s,]+)"),
}
"""Where a place is named: the words before the name of each level, whole or short."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an agency says of itself at the beginning; ``year`` is a fiscal year (BE), what is empty is not known."""

    name: str
    type: AgencyType
    short: str = ""
    usual_units: str = ""
    tambon: str = ""
    district: str = ""
    province: str = ""
    phone: str = ""
    website: str = ""
    year: int = 0
    eit: str = ""


def guessed(name: str) -> Answers:
    """Return what the name of an agency tells of it; a short form before it is written out."""
    plain = " ".join(name.split())
    word, kind = beginning(plain) or ("", "other")
    proper = plain.removeprefix(word).strip()
    if kind in _SHORT and proper:
        return _local(kind, proper)
    return Answers(plain, kind, usual_units=kind, province=_after(plain, "จังหวัด"))


def _local(kind: AgencyType, proper: str) -> Answers:
    whole, short = f"{AGENCY_TYPE_THAI[kind]}{proper}", f"{_SHORT[kind]}{proper}"
    answers = Answers(whole, kind, short=short, usual_units=kind)
    if kind in {"tambon_municipality", "sao"}:
        return replace(answers, tambon=proper)
    return replace(answers, province=proper) if kind == "pao" else answers


def _after(name: str, word: str) -> str:
    return name.rpartition(word)[2].strip() if word in name else ""


def with_place(answers: Answers, text: str) -> Answers:
    """Return ``answers`` with the tambon, district and province that ``text`` names, in any order, whole or short.

    Without such words two names are a district and its province, three a tambon before them.
    """
    found = {level: match[1] for level, pattern in _PLACE.items() if (match := pattern.search(text))}
    names = text.replace(",", " ").split()
    if not found and names:
        found = dict(zip(list(_PLACE)[-min(len(names), 3) :], names[-3:], strict=True))
    return replace(answers, **found)  # type: ignore[arg-type]  # texts only
