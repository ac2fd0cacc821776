"""The first ``site_config.yml`` of an agency: what is known, and what is usual, to be kept or changed.

``config_text(answers)`` is valid whatever was answered; the rest stands as comments with examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.app.begin.answers import Answers
from generator.catalogue.groups import Group
from generator.records.editing.values import scalar
from generator.records.model.agency_type import group_of

_UNITS = Path(__file__).with_name("units.yml")


def config_text(answers: Answers) -> str:
    """Return the text of the config for ``answers``."""
    return "\n".join([*_agency(answers), *_address_of_site(answers), *_units(answers), *_rest(answers)]) + "\n"


_CHIEF: Mapping[Group, str] = {
    "local": "นายก…",
    "university": "คณบดี…",
    "vocational": "ผู้อำนวยการวิทยาลัย…",
    "school": "ผู้อำนวยการโรงเรียน…",
    "hospital": "ผู้อำนวยการโรงพยาบาล…",
    "police": "ผู้กำกับการ…",
    "state_enterprise": "ผู้ว่าการ…",
}
"""What the chief executive of an agency is called; others are heads of their agencies."""


def usual_units(answers: Answers) -> Mapping[str, str]:
    """Return the units that agencies of this kind usually have: names, and aliases behind ``|``, by id."""
    known: Mapping[str, Mapping[str, str]] = yaml.safe_load(_UNITS.read_text(encoding="utf-8"))
    return known.get(answers.usual_units) or known.get(answers.type) or known["other"]


def _agency(answers: Answers) -> Iterator[str]:
    yield "# yaml-language-server: $schema=content/schemas/site_config.schema.json"
    yield "# ข้อมูลของหน่วยงาน แก้ได้ทุกบรรทัด บรรทัดที่ขึ้นต้นด้วย # คือช่องที่ยังไม่ใช้ ลบ # ออกเมื่อจะใช้"
    yield "agency:"
    yield f"  name: {scalar(answers.name, flow=False)}"
    known = {"short": answers.short, "type": answers.type}
    known |= {"tambon": answers.tambon, "district": answers.district, "province": answers.province}
    for key, value in known.items():
        yield f"  {key}: {scalar(value, flow=False)}" if value else f"  # {key}: "
    yield '  # address: "เลขที่ 1 หมู่ที่ 1 ตำบล… อำเภอ… จังหวัด… 10000"'
    yield f"  phone: {scalar(answers.phone, flow=False)}" if answers.phone else '  # phone: "0 2000 0000"'
    yield "  # email: saraban@example.go.th"
    yield "  # emblem: emblem.png                 # แฟ้มภาพใน content/images"
    host = urlsplit(answers.website).hostname
    yield from (["  domains:", f"    - {host}"] if host else ["  # domains: [www.example.go.th]"])
    yield "  # ผู้บริหารสูงสุดตามช่วงเวลา ใช้ตรวจว่าประกาศของปีใดลงนามโดยผู้ที่ดำรงตำแหน่งในปีนั้น"
    yield "  # executives:"
    position = _CHIEF.get(group_of(answers.type), "หัวหน้าหน่วยงาน")
    yield f"  #   - {{name: นาย…, position: {position}, since: 1 ม.ค. 2568}}"


def _address_of_site(answers: Answers) -> Iterator[str]:
    yield "# ที่อยู่ที่จะนำเว็บนี้ขึ้น แก้เมื่อทราบที่จริง"
    site = f"{answers.website.rstrip('/')}/ita/" if answers.website else ""
    yield f"site_url: {site}" if site else "# site_url: https://www.example.go.th/ita/"


def _units(answers: Answers) -> Iterator[str]:
    yield "# ส่วนราชการที่หน่วยงานประเภทนี้มักมี แก้ให้ตรงกับโครงสร้างจริง ระเบียนอ้างถึงด้วย id ชื่อ หรือชื่อเรียกอื่น"
    yield "units:"
    for identity, written in usual_units(answers).items():
        name, *aliases = (piece.strip() for piece in written.split("|"))
        yield f"  - id: {identity}"
        yield f"    name: {name}"
        if aliases:
            yield f"    aliases: [{', '.join(aliases)}]"


def _rest(answers: Answers) -> Iterator[str]:
    yield "# ช่องทางแจ้งการทุจริต ต้องแยกจากช่องทางร้องเรียนทั่วไป"
    yield '# complaint: {url: "https://…", phone: "0 2000 0000"}'
    yield "# แบบวัด EIT ของแต่ละปี เว็บจะแสดง QR code ให้ในช่วงที่เปิดรับ"
    if answers.eit:
        yield "eit:"
        yield f"  - fiscal_year: {answers.year}"
        yield f"    url: {answers.eit}"
    else:
        yield f"# eit: [{{fiscal_year: {answers.year}, url: https://itas.nacc.go.th/go/eit/…}}]"
    yield f"current_year: {answers.year}"
