"""What kind of agency it is: the kinds that the program tells apart, and the words by which people call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema

from generator.catalogue.groups import GROUPS, Group

AgencyType = Literal[
    "tambon_municipality",
    "town_municipality",
    "city_municipality",
    "sao",
    "pao",
    "special_local",
    "central",
    "university",
    "vocational",
    "school",
    "hospital",
    "police",
    "state_enterprise",
    "other",
]
AGENCY_TYPE_THAI: Mapping[AgencyType, str] = {
    "tambon_municipality": "เทศบาลตำบล",
    "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร",
    "sao": "องค์การบริหารส่วนตำบล",
    "pao": "องค์การบริหารส่วนจังหวัด",
    "special_local": "องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ",
    "central": "ส่วนราชการ",
    "university": "สถาบันอุดมศึกษา",
    "vocational": "สถานศึกษาอาชีวศึกษา",
    "school": "โรงเรียน",
    "hospital": "โรงพยาบาล",
    "police": "สถานีตำรวจ",
    "state_enterprise": "รัฐวิสาหกิจ",
    "other": "หน่วยงานของรัฐ",
}
"""The same in Thai: every kind, in the same order."""

_LOCAL: frozenset[AgencyType] = frozenset(
    {"tambon_municipality", "town_municipality", "city_municipality", "sao", "pao", "special_local"}
)


def group_of(kind: AgencyType) -> Group:
    """Return the group of agencies whose form an agency of ``kind`` answers."""
    if kind in _LOCAL:
        return "local"
    return next(group for group in GROUPS if group == kind)


_ALSO: Mapping[AgencyType, tuple[str, ...]] = {
    "tambon_municipality": ("ทต.",),
    "town_municipality": ("ทม.",),
    "city_municipality": ("ทน.",),
    "sao": ("อบต.",),
    "pao": ("อบจ.",),
    "special_local": ("กรุงเทพมหานคร", "กทม.", "เมืองพัทยา"),
    "central": ("กระทรวง", "กรม", "สำนักงาน", "จังหวัด", "อำเภอ", "ราชการส่วนกลาง", "ราชการส่วนภูมิภาค"),
    "university": (
        *("มหาวิทยาลัย", "คณะ", "สถาบัน", "ราชวิทยาลัย", "วิทยาลัยพยาบาล", "วิทยาลัยสงฆ์", "วิทยาลัยชุมชน"),
        *("วิทยาลัยนานาชาติ", "วิทยาลัยการสาธารณสุข", "วิทยาลัยนาฏศิลป", "สถาบันพระบรมราชชนก", "บัณฑิตวิทยาลัย"),
    ),
    "vocational": ("วิทยาลัย", "อาชีวศึกษา", "สถาบันการอาชีวศึกษา"),
    "school": ("สถานศึกษา", "รร.", "ศูนย์พัฒนาเด็กเล็ก"),
    "hospital": ("รพ.", "รพ.สต.", "โรงพยาบาลส่งเสริมสุขภาพตำบล", "สำนักงานสาธารณสุข", "สสจ.", "สสอ.", "ศูนย์อนามัย"),
    "police": (
        "สถานีตำรวจภูธร",
        "สถานีตำรวจนครบาล",
        "สภ.",
        "สน.",
        "ตำรวจ",
        "ตำรวจภูธร",
        "กองบัญชาการตำรวจ",
        "กองบังคับการตำรวจ",
    ),
    "state_enterprise": (
        *("การไฟฟ้า", "การประปา", "การรถไฟ", "การท่าเรือ", "การเคหะ", "การกีฬาแห่งประเทศไทย", "การท่องเที่ยว"),
        *("การยางแห่งประเทศไทย", "การนิคมอุตสาหกรรม", "การทางพิเศษ", "ธนาคาร", "องค์การเภสัชกรรม", "องค์การสวนสัตว์"),
    ),
    "other": ("องค์การมหาชน", "องค์กรอิสระ", "หน่วยงานของรัฐประเภทอื่น", "อื่น ๆ", "อื่นๆ"),
}
"""Short names, and kinds within a kind; the longest that a name begins with tells."""

_DOTS = re.compile(r"[.\s]")
_WORDS = {word: kind for kind, words in _ALSO.items() for word in (AGENCY_TYPE_THAI[kind], *words)}
_KINDS = {_DOTS.sub("", word): kind for word, kind in _WORDS.items()}


def _kind(value: object) -> object:
    """Return the kind that a Thai word stands for; what is none is left as it is, to be refused with the choices."""
    return _KINDS.get(_DOTS.sub("", value), value.strip()) if isinstance(value, str) else value


def beginning(name: str) -> tuple[str, AgencyType] | None:
    """Return the longest word of a kind that ``name`` begins with, and the kind; None where there is none."""
    words = [word for word in _WORDS if name.startswith(word)]
    longest = max(words, key=len, default=None)
    return (longest, _WORDS[longest]) if longest else None


TypedAgencyType = Annotated[
    AgencyType,
    BeforeValidator(_kind),
    WithJsonSchema({"type": "string", "enum": [*get_args(AgencyType), *_WORDS]}),
]
"""A kind of agency by its key or in Thai: ``sao``, ``องค์การบริหารส่วนตำบล``, ``อบต.``."""
