"""Groups of agencies that answer a form of their own, by what the forms and the field call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Group = Literal[
    "local", "central", "university", "vocational", "school", "hospital", "police", "state_enterprise", "other"
]

GROUP_THAI: Mapping[Group, str] = {
    "local": "องค์กรปกครองส่วนท้องถิ่น",
    "central": "ส่วนราชการ",
    "university": "สถาบันอุดมศึกษา",
    "vocational": "สถานศึกษาอาชีวศึกษา",
    "school": "สถานศึกษาขั้นพื้นฐาน",
    "hospital": "หน่วยบริการของกระทรวงสาธารณสุข",
    "police": "สถานีตำรวจและหน่วยงานตำรวจ",
    "state_enterprise": "รัฐวิสาหกิจ",
    "other": "หน่วยงานของรัฐประเภทอื่น",
}
"""The same in Thai, in the same order."""

GROUPS: tuple[Group, ...] = get_args(Group)
