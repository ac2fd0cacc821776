"""Rules on how the agency is reached, as texts say it: numbers, e-mail and the EIT survey as in the site config.

A number that is in the config nowhere may be anybody's. It is told where it is nearly one of the config's and the words
before it say that it is the agency's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from rapidfuzz.distance import OSA

from generator.assessment.site_context import SiteContext
from generator.checks.language.date_mentions import spoken_dates
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Workspace
from generator.records.model.free_page import FreePage
from generator.records.model.site_config import EitSurvey, SiteConfig
from generator.thai.dates import format_date
from generator.thai.digits import to_arabic

CODES = ("T570", "T571", "T572", "T573")

_CHANNEL = "complaint-channel"
_CONTACT = "contact"
"""Key of the item that shows how the agency is reached."""
_CONTACT_TITLE = "ข้อมูลการติดต่อ"
_NUMBER = r"(?P<number>0(?:[ -]?[0-9]){8,9})(?![0-9])"
_PHONE = re.compile(
    rf"(?P<label>(?:หมายเลข|เบอร์)?โทรศัพท์(?:หมายเลข)?|เบอร์โทร|(?:หมายเลข)?โทรสาร|แฟกซ์|(?<![A-Za-z])(?i:fax))[\s:.]*{_NUMBER}"
)
_FAX = re.compile(r"โทรสาร|แฟกซ์|(?i:fax)")
_OTHERS = re.compile(
    r"สายด่วน|ฉุกเฉิน|กู้(?:ชีพ|ภัย)|ดับเพลิง|ร้อง(?:เรียน|ทุกข์)|ทุจริต|ตำรวจ|โรงพยาบาล|ศูนย์|งาน|กอง|สำนักปลัด|ฝ่าย|กลุ่ม|หน่วย|โรงเรียน|มือถือ|ส่วนตัว|ผู้อำนวยการ"
    r"|สถานี|สมาคม|ชมรม|ประปา|ไฟฟ้า|ไปรษณีย์|ธนาคาร|นาย(?!ก)|นาง|ผู้ใหญ่บ้าน|กำนัน|อบต|อปท|ข้างเคียง"
)
"""Words before a number that make it somebody's in particular."""
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")
_SURVEY = re.compile(r"https?://itas\.nacc\.go\.th/go/eit/[A-Za-z0-9]{1,40}", re.IGNORECASE)
_ABOUT_EIT = re.compile(r"(?<![A-Za-z])EIT(?![A-Za-z])|แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก")
_CLOSES = re.compile(r"(?:(?<!เ)ปิด(?:รับ|ระบบ|แบบวัด|การตอบ|การประเมิน)?|สิ้นสุด(?:การตอบ)?|ตอบได้(?:จน)?ถึง)[^0-9.;]{0,24}$")
_OPENS = re.compile(r"(?:เปิด(?:รับ|ระบบ|แบบวัด|ให้ตอบ|การตอบ)?|เริ่ม(?:ตอบ)?|ตอบได้ตั้งแต่)[^0-9.;]{0,24}$")
_EXTENSION = re.compile(r"ต่อ\s*([0-9]{1,4})(?![0-9])")
_SAID_EXTENSION = re.compile(r"[^ก-๎A-Za-z0-9]{0,6}(?:โทร(?:ศัพท์)?\.?\s*)?(?:ภายใน\s*)?ต่อ\s*([0-9]{1,4})(?![0-9])")
_HEADED = re.compile(r"ต่อ|ภายใน|โทร")
_ROOM, _SLIPS, _SHORTEST = 30, 2, 6


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on numbers, e-mail and the survey that texts give otherwise than the site config."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    site = texts.site
    config = site.workspace.config
    for passage in texts.passages:
        if isinstance(passage.source, FreePage) or passage.item:
            yield from _numbers(texts, passage)
            yield from _emails(config, passage)
        yield from _surveys(site.workspace, passage)
        yield from _survey_days(site.workspace, passage)
    if texts.paper is None:
        yield from _survey_evidence(site.workspace)
    yield from _extensions(texts)


def _numbers(texts: Texts, passage: Passage) -> Iterator[Finding]:
    """Tell of a number called the agency's telephone or fax that is nearly the one of the config."""
    config = texts.site.workspace.config
    of_channel = _is_of_channel(texts.site.workspace, passage)
    if not (isinstance(passage.source, FreePage) or of_channel or _is_of_contact(texts.site.workspace, passage)):
        return
    known = {_digits(number) for number in _known_numbers(config)}
    for match in _PHONE.finditer(to_arabic(passage.text)):
        is_fax = _FAX.search(match["label"]) is not None
        channel = config.complaint.phone if config.complaint and of_channel else None
        right = config.agency.fax if is_fax else channel or config.agency.phone
        said = _digits(match["number"])
        before = passage.text[max(0, match.start() - _ROOM) : match.start()]
        others = None if of_channel else _OTHERS.search(before)
        if right and said not in known and not others and _is_slip(said, _digits(right)):
            values: dict[str, Any] = {"said": match["number"], "right": right, "what": match["label"]}
            yield finding("T570", passage.place, **passage.about, **values)


def _is_of_contact(workspace: Workspace, passage: Passage) -> bool:
    form = workspace.form(passage.year or 0)
    item = form.item(passage.item or "") if form else None
    return item is not None and (item.key == _CONTACT or _CONTACT_TITLE in item.title)


def _is_of_channel(workspace: Workspace, passage: Passage) -> bool:
    """Tell whether a passage is of the item that shows where corruption is told of."""
    form = workspace.form(passage.year or 0)
    item = form.item(passage.item or "") if form else None
    return item is not None and item.key == _CHANNEL


def _known_numbers(config: SiteConfig) -> Iterator[str]:
    agency, complaint = config.agency, config.complaint
    units = (unit.phone for unit in config.units)
    yield from filter(None, (agency.phone, agency.fax, complaint.phone if complaint else None, *units))


def _digits(number: str) -> str:
    """Return the digits of a telephone number without its extension."""
    return "".join(one for one in to_arabic(number).partition("ต่อ")[0] if one.isdecimal())


def _is_slip(said: str, right: str) -> bool:
    """Tell whether a number is another one but for two digits, as a slip of the keyboard leaves it."""
    return said != right and len(said) == len(right) and sum(map(str.__ne__, said, right)) <= _SLIPS


def _emails(config: SiteConfig, passage: Passage) -> Iterator[Finding]:
    """Tell of an e-mail address that is nearly one of the config."""
    channel = config.complaint
    stated = (config.agency.email, channel.email if channel else None)
    known = [one.lower() for one in stated if one and _EMAIL.fullmatch(one)]
    if not known or "@" not in passage.text:
        return
    for match in _EMAIL.finditer(passage.text):
        said = match[0].lower().rstrip(".")
        near = [one for one in known if OSA.distance(said, one, score_cutoff=_SLIPS) <= _SLIPS]
        if near and said not in known and len(said) > _SHORTEST:
            values: dict[str, Any] = {"said": match[0], "right": near[0], "what": "อีเมล"}
            yield finding("T570", passage.place, **passage.about, **values)


def _surveys(workspace: Workspace, passage: Passage) -> Iterator[Finding]:
    """Tell of an address of the survey that is of no year of the config, or of another year than the record."""
    for match in _SURVEY.finditer(passage.text):
        yield from _survey(workspace, match[0], passage.year if passage.item else None, passage)


def _survey(workspace: Workspace, address: str, year: int | None, passage: Passage) -> Iterator[Finding]:
    known = {one.url: one.fiscal_year for one in workspace.config.eit}
    own = workspace.eit(year) if year else None
    right = own.url if own else ", ".join(known)
    if known and address not in known and (own or year is None):
        yield finding("T571", passage.place, **passage.about, said=address, right=right)


def _survey_evidence(workspace: Workspace) -> Iterator[Finding]:
    for year, items in workspace.items.items():
        for code, loaded in items.items():
            for index, entry in enumerate(loaded.record.evidence):
                if entry.url and _SURVEY.fullmatch(entry.url):
                    loc = ("evidence", index, "url")
                    passage = Passage(entry.url, "evidence", loaded, loc, year=year, item=code)
                    yield from _survey(workspace, entry.url, year, passage)


def _survey_days(workspace: Workspace, passage: Passage) -> Iterator[Finding]:
    """Tell of a day on which the survey opens or closes that is another one than in the config."""
    if not passage.item or "ด" not in passage.text or not _ABOUT_EIT.search(passage.text):
        return
    survey = workspace.eit(passage.year or 0)
    for mention in spoken_dates(passage.text) if survey else ():
        before = passage.text[max(0, mention.start - _ROOM) : mention.start]
        right, what = _meant_day(survey, before)
        if right and mention.first == mention.last != right:
            values: dict[str, Any] = {"said": format_date(mention.first), "right": format_date(right), "what": what}
            yield finding("T572", passage.place, **passage.about, **values)


def _meant_day(survey: EitSurvey | None, before: str) -> tuple[date | None, str]:
    if survey and _CLOSES.search(before):
        return survey.closes, "ปิดรับ"
    return (survey.opens, "เปิดรับ") if survey and _OPENS.search(before) else (None, "")


def _extensions(texts: Texts) -> Iterator[Finding]:
    """Tell of a unit's extension that is another one than in the config, in words and in tables of pages."""
    config = texts.site.workspace.config
    known = {
        name: (unit.name, match[1])
        for unit in config.units
        if (match := _EXTENSION.search(to_arabic(unit.phone or "")))
        for name in (unit.name, *unit.aliases)
        if len(name) > _SHORTEST
    }
    heading = above = ""
    for passage in texts.passages if known else ():
        if isinstance(passage.source, FreePage) or _is_of_contact(texts.site.workspace, passage):
            heading = above if passage.text.startswith("|") and "---" in passage.text else heading
            above = passage.text
            found = dict(chain(_in_words(known, passage.text), _in_row(known, passage.text, heading)))
            for name, said in found.items():
                unit, right = known[name]
                if said != right:
                    values: dict[str, Any] = {"said": f"ต่อ {said}", "right": f"ต่อ {right}", "unit": unit}
                    yield finding("T573", passage.place, **passage.about, **values)


def _in_words(known: Iterable[str], text: str) -> Iterator[tuple[str, str]]:
    even = to_arabic(text)
    for name in known if "ต่อ" in even else ():
        start = even.find(name)
        if start >= 0 and (match := _SAID_EXTENSION.match(even, start + len(name))):
            yield name, match[1]


def _in_row(known: Mapping[str, tuple[str, str]], text: str, heading: str) -> Iterator[tuple[str, str]]:
    """Yield the unit and the number of a row of a table, below a heading that speaks of telephones."""
    if text.startswith("|") and _HEADED.search(heading.strip("| ").rpartition("|")[2]):
        cells = [cell.strip() for cell in to_arabic(text).strip("|").split("|")]
        if cells[0] in known and cells[-1].isdecimal() and len(cells[-1]) == len(known[cells[0]][1]):
            yield cells[0], cells[-1]
