"""Rules on the chief executives that texts name: spelt as in the site config, and in office when it is said.

The config names every chief executive with the days in office. Only who is called the holder of the post, or whose name
is nearly a registered one, is looked at; anybody else may be anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from rapidfuzz.distance import OSA

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.date_mentions import spoken_dates
from generator.checks.language.letters import LETTERS
from generator.checks.language.passages import Passage, Spot
from generator.checks.language.texts import MAX_HITS, Texts, once_per_file, texts_of
from generator.findings.finding import Finding, finding
from generator.records.model.free_page import FreePage
from generator.records.model.site_config import Executive
from generator.thai.dates import format_date

CODES = ("Y556", "Y557")

_PERSON = re.compile(
    rf"(?P<title>นายแพทย์|แพทย์หญิง|ว่าที่(?:ร้อย|พัน|เรือ)(?:ตรี|โท|เอก)(?:หญิง)?|นางสาว|น\.ส\.|นาง|นาย(?!ก(?:เทศ|องค์|รัฐ|สภา|อบ|สมาคม|เมือง|ฯ|[^ก-๎])|ช่าง|ทะเบียน|อำเภอ|จ้าง)|ดร\.)\s?"
    rf"(?P<first>[{LETTERS}]{{2,24}})\s{{1,3}}(?P<last>[{LETTERS}]{{2,60}})"
)
_POSTS = re.compile(
    "นายกเทศมนตรี|นายกองค์การบริหารส่วน(?:ตำบล|จังหวัด)|นายก\\s?อบ[ตจ]\\.?|ผู้อำนวยการ(?:วิทยาลัย|โรงพยาบาล|โรงเรียน|สถาบัน|สำนัก)"
    "|คณบดี|อธิการบดี|อธิบดี|เลขาธิการ|นายอำเภอ|ผู้ว่าราชการ|[ก-๎]{3,16}จังหวัด"
)
_NOT_THE_CHIEF = re.compile(r"(?:รอง|ผู้ช่วย|อดีต|เลขานุการ|ที่ปรึกษา|ผู้แทน|แทน|ปลัด)\s*$")
_THEN = re.compile(r"อดีต|คนเดิม|คนก่อน|ในขณะนั้น|ขณะดำรงตำแหน่ง|พ้นจากตำแหน่ง|ครบวาระ|เกษียณ|แทนที่|ก่อนหน้า|สมัยก่อน|เดิม")
_BETWEEN = re.compile(r"\s*(?:(?:ซึ่ง)?(?:ดำรง)?ตำแหน่ง|ในฐานะ|,)?\s*\(?\s*")
_BEFORE = re.compile(r"(?:คนปัจจุบัน|ท่านปัจจุบัน)?\s*(?:ของ(?:หน่วยงาน|เทศบาล|วิทยาลัย))?\s*(?:คือ|ได้แก่|ชื่อ|โดย)?\s*\(?\s*$")
_ROOM, _SLIPS, _LONG_FIRST = 48, 2, 5


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield names of chief executives that are misspelt, and persons called chief who were not then."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    site = texts.site
    executives = site.workspace.config.agency.executives
    if not executives:
        return
    misspelt: list[tuple[Passage, str]] = []
    rights: dict[str, str] = {}
    for passage in texts.passages:
        if is_asked("texts.persons", passage):
            for match in islice(_PERSON.finditer(passage.text), MAX_HITS):
                if right := _meant(match, executives):
                    said = f"{match['title']}{match['first']} {_near(match['last'], _names(right)[1])}"
                    rights[said] = right.name
                    misspelt.append((passage, said))
                else:
                    yield from _called(texts, passage, match)
    for told in once_per_file(misspelt):
        values: dict[str, Any] = {"name": told.word, "right": rights[told.word], "more": told.more}
        yield finding("Y556", told.passage.place, **told.passage.about, **values)


def _names(executive: Executive) -> tuple[str, str]:
    """Return first name and surname of an executive, without a title."""
    match = _PERSON.match(executive.name)
    return (match["first"], match["last"]) if match else ("", "")


def _registered(match: re.Match[str], executives: Sequence[Executive]) -> Executive | None:
    """Return the executive whose name, letter for letter, a text names."""
    for one in executives:
        first, last = _names(one)
        if first and match["first"] == first and match["last"].startswith(last):
            return one
    return None


def _meant(match: re.Match[str], executives: Sequence[Executive]) -> Executive | None:
    """Return the executive whose name a text misspells: one of two names is right, the other wrong by a slip."""
    if _registered(match, executives):
        return None
    for one in executives:
        first, last = _names(one)
        if not first or not one.name.startswith(match["title"]):
            continue
        slip = OSA.distance(match["first"], first, score_cutoff=1) <= 1 and len(first) >= _LONG_FIRST
        if (match["last"].startswith(last) and slip) or (match["first"] == first and _near(match["last"], last)):
            return one
    return None


def _near(said: str, right: str) -> str | None:
    """Return the surname that a text nearly has, which other words may follow at once; nothing where it has another."""
    lengths = range(max(1, len(right) - _SLIPS), min(len(said), len(right) + _SLIPS) + 1)
    by_slips = [(OSA.distance(said[:length], right), -length, said[:length]) for length in lengths]
    slips, _, surname = min(by_slips, default=(len(right), 0, ""))
    return surname if slips <= _SLIPS else None


def _called(texts: Texts, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """Tell of a person who is called the holder of the post on a day when somebody else was."""
    executives = texts.site.workspace.config.agency.executives
    if isinstance(passage.source, Spot) and passage.source.day is None:
        return  # nobody knows who was in office when it was written
    known = _registered(match, executives)
    end = match.start("last") + len(_names(known)[1]) if known else match.end()
    day = _day(texts, passage)
    holder = next((one for one in executives if _holds(one, day)), None)
    if holder is None or (known and _names(known) == _names(holder)):
        return
    post = _post(holder, passage.text, match.start(), end)
    around = passage.text[max(0, match.start() - _ROOM) : end + _ROOM]
    if post and not _THEN.search(around) and not _speaks_of_then(passage, known, holder):
        name = f"{match['title']}{match['first']} {passage.text[match.start('last') : end]}"
        values: dict[str, Any] = {"name": name, "post": post, "right": holder.name, "day": format_date(day)}
        yield finding("Y557", passage.place, **passage.about, field=passage.field, **values)


def _holds(executive: Executive, day: date) -> bool:
    return bool(executive.since and executive.since <= day and (not executive.until or day <= executive.until))


def _day(texts: Texts, passage: Passage) -> date:
    """Return the day of which a passage speaks, unless it names another: of its entry, of its record, today."""
    if isinstance(passage.source, FreePage):
        return texts.site.as_of
    if isinstance(passage.source, Spot):
        return passage.source.day or texts.site.as_of
    record = passage.source.record
    match passage.loc:
        case ("progress", int(index), *_):
            own = record.progress[index].date
        case ("evidence", int(index), *_):
            own = record.evidence[index].issued
        case _:
            own = None
    return own or getattr(record, "updated", None) or texts.site.as_of


def _speaks_of_then(passage: Passage, known: Executive | None, holder: Executive) -> bool:
    """Tell whether a passage names a day of the person's time, or, of a stranger, one before the holder's."""
    days = [mention.first for mention in spoken_dates(passage.text)]
    return any(_holds(known, day) if known else bool(holder.since and day < holder.since) for day in days)


def _post(holder: Executive, text: str, start: int, end: int) -> str | None:
    """Return what a text calls a person right behind or before the name, where that is the holder's post."""
    found = _POSTS.search(holder.position)
    if found is None:
        return None
    head, whole = found[0], holder.position[found.start() :]
    behind = _BETWEEN.match(text, end)
    for post in (whole, head):
        if behind and text.startswith(post, behind.end()) and _ends(text, behind.end() + len(post), post == whole):
            return None if _PERSON.match(text, _past_space(text, behind.end() + len(post))) else post
        lead = _BEFORE.search(text[max(0, start - _ROOM) : start])
        place = start - len(lead[0]) - len(post) if lead else -1
        led = text[max(0, place - _ROOM) : max(0, place)]
        if place >= 0 and text.startswith(post, place) and not (_NOT_THE_CHIEF.search(led) or _is_named(led)):
            return post
    return None


def _is_named(led: str) -> bool:
    """Tell whether a post stands right behind another name, whose post it is then."""
    return any(match.end() >= len(led.rstrip()) for match in _PERSON.finditer(led))


def _past_space(text: str, place: int) -> int:
    return place + len(text[place:]) - len(text[place:].lstrip(" ,)"))


def _ends(text: str, place: int, is_whole: bool) -> bool:
    """Tell whether a post ends at ``place``: a shorter name of it may go on as that of another agency's."""
    return is_whole or not re.match(f"[{LETTERS}]", text[place : place + 1])
