"""Where names stand, which no dictionary has: of persons, places and agencies, and abbreviations.

What certainly is a name is blanked: those registered in the site config, those behind a title, abbreviations. Behind a
word that names of places begin with, a name may go on as far as it likes; there only long words of the forms are looked
for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.authority_names import OwnNames
from generator.checks.language.letters import CONSONANT, LETTERS
from generator.checks.per_site import once_per_site

LONGEST_NAME = 16
"""Letters behind the word that names a kind of place in which a name may stand."""
_SHORTEST_OWN = 2

_RANKS = r"(?:[พร]\.?[ตทอ]\.|[สจ]\.ส\.|พล\.|ส\.|จ\.)(?:[ตทอ]\.){0,2}(?:หญิง)?"
_TITLE = re.compile(
    r"(?:นาย(?!ก(?:เทศ|รัฐ|องค์|อบ|ฯ|สภา|สมาคม|เมือง|กิ่ง|เหล่า|\s|$)|ช่าง|ทะเบียน|จ้าง|อำเภอ|ตำรวจ|ทหาร|ตรวจ|ประกัน|หน้า)"
    r"(?:แพทย์)?|แพทย์หญิง|(?:ทันต|สัตว)แพทย์(?:หญิง)?|เภสัชกร(?:หญิง)?|นางสาว|นาง|(?<![ก-ฺเ-๎])น\.ส\.|เด็กชาย|เด็กหญิง|[ดม]\.[ชญรล]\.|ม\.ร\.ว\.|หม่อมหลวง|หม่อมราชวงศ์|ดร\.|ผศ\.|รศ\."
    r"|พระ(?:ครู|มหา|อธิการ|ปลัด|สมุห์)|หลวง(?:พ่อ|ปู่|ตา)|ว่าที่\s*(?:ร้อย|พัน|เรือ)?(?:ตรี|โท|เอก)"
    rf"|(?<![{LETTERS}])(?:ว่าที่\s*)?{_RANKS})"
    rf"\s*[{LETTERS}]+(?:\s+(?!(?:ตำแหน่ง|ปลัด|นายก|รองนายก|ผู้|หัวหน้า|เป็น|และ|ได้|กรรมการ|ประธาน))[{LETTERS}]+)?"
)
"""A title of a person with the name and the surname behind it."""
_ABBREVIATION = re.compile(
    rf"(?<![{LETTERS}])(?:[{CONSONANT}]{{1,4}}\.)+[{CONSONANT}]{{0,3}}(?![{LETTERS}])|(?:[{CONSONANT}]\.\s?){{2,}}"
    rf"|(?<![{LETTERS}])[{CONSONANT}]{{1,5}}(?![{LETTERS}])|(?<![{LETTERS}])[{CONSONANT}]{{1,4}}\."
)
_PLACE = re.compile(
    r"บ้าน|ตำบล|อำเภอ|จังหวัด|หมู่ที่\s*[0-9๐-๙]+|(?<![ก-๎])(?:[ตอจถซ]|อบต|อบจ|ท[ตมน]|ม|รร|ร\.ร|รพ\.สต|หจก|บจก)\.|ถนน|ซอย|ชุมชน"
    r"|(?<!ชี้)วัด|โรงเรียน|คลอง|ห้วย|หนอง|ร้าน|บริษัท|ห้างหุ้นส่วน(?:จำกัด|สามัญ)?|มูลนิธิ|สหกรณ์(?:การเกษตร)?|เทศบาล(?:เมือง|นคร)"
    r"|องค์การบริหารส่วนจังหวัด|ศูนย์พัฒนาเด็กเล็ก|แขวง|แม่น้ำ|เขื่อน|(?<![ก-๎])(?:ดอย|เกาะ|อ่าว|เขา|โคก|โนน|บึง|บาง)|ลำ(?:ห้วย|คลอง|น้ำ)"
    r"|สะพาน|วิทยาลัย|มหาวิทยาลัย|โรงพยาบาล|วิสาหกิจชุมชน|อ่างเก็บน้ำ|ฝาย|ศาล(?:เจ้า|หลัก)|[“\"‘]"
)


@once_per_site
def registered_names(site: SiteContext) -> re.Pattern[str] | None:
    """Return what finds the names that records register: the agency, its places, executives, heads, signatories."""
    workspace = site.workspace
    agency = workspace.config.agency
    persons = [
        *(one.name for one in agency.executives),
        *(unit.head for unit in workspace.config.units if unit.head),
        *_signatories(site),
    ]
    own = [OwnNames.of(agency).bare, agency.tambon, agency.district, agency.province, agency.short]
    parts = {part for name in persons for part in _TITLE_ALONE.sub("", name).split()} | {name for name in own if name}
    kept = sorted((part for part in parts if len(part) > _SHORTEST_OWN), key=lambda part: (-len(part), part))
    return re.compile("|".join(map(re.escape, kept))) if kept else None


_TITLE_ALONE = re.compile("^(?:นายแพทย์|แพทย์หญิง|นางสาว|นาง|นาย)")


def _signatories(site: SiteContext) -> Iterator[str]:
    items = (loaded.record.evidence for year in site.workspace.items.values() for loaded in year.values())
    measures = (loaded.record.evidence for year in site.workspace.measures.values() for loaded in year)
    for evidence in (*items, *measures):
        yield from (entry.signatory.name for entry in evidence if entry.signatory)


def without_names(text: str, registered: re.Pattern[str] | None) -> str:
    """Return ``text`` with spaces, one for each letter, in place of what certainly is a name or an abbreviation."""
    for pattern in (registered, _TITLE, _ABBREVIATION):
        if pattern:
            text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def may_be_named(text: str, places: Iterable[int]) -> set[int]:
    """Return those of ``places`` in ``text`` that stand where the name of a place, or what is quoted, may go on."""
    opened = [match.end() for match in _PLACE.finditer(text)]
    return {place for place in places if any(end <= place < end + LONGEST_NAME for end in opened)}
