"""Rules on codes behind an indicator, a sub-indicator or an instrument: they must be its own in the form.

``ตัวชี้วัดที่ 3 การใช้อำนาจ (i12-i18)`` takes a question of indicator 2. Only codes that stand right behind the name
count; further on in a sentence they may be anybody's. Where the form of the year has no questions, those of the
nearest form that has are taken: their numbering has not been seen to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import numbers
from generator.catalogue.model import Catalogue
from generator.checks.language.code_mentions import question_codes
from generator.checks.language.passages import Passage
from generator.checks.language.texts import MAX_HITS, Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.forms.store import form_with_questions
from generator.records.layouts.links import ranges
from generator.records.loading.workspace import Workspace
from generator.thai.digits import to_arabic

CODES = ("T537",)

_OWNER = re.compile(
    r"ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*(?P<number>[0-9]{1,2}(?:\.[0-9])?)(?![0-9])"
    r"|(?<![A-Za-z])(?P<instrument>[IEO]IT)(?![A-Za-z])"
)
_CODE = re.compile(r"(?P<letter>[iIeEoO]\s?|0(?=[0-9]))?(?P<number>[0-9]{1,2})(?![0-9./])")
_JOIN = re.compile(r"\s*(?P<range>-|–|ถึง)?(?:,|และ)?\s*(?:ข้อ(?:ที่)?)?\s*")
_BEFORE = re.compile(r"[\s().:,/-]*(?:(?:จำนวน\s*[0-9]+\s*ข้อ|ข้อคำถาม|คำถาม|ข้อ|ได้แก่|คือ|ประกอบด้วย|ที่|ใน)[\s().:,-]*){0,3}")
_ONE_FOR_I = re.compile(r"(?<![0-9๐-๙])1[๐-๙]")
"""A one that may stand for an i: then the numbers behind it are anybody's guess, and that is told elsewhere."""
_RANGE = re.compile(
    r"(?<![0-9A-Za-z])(?P<letter>[ieIE])\s?(?P<first>[0-9]{1,2})\s*(?:-|–|ถึง)\s*(?:ข้อ(?:ที่)?\s*)?[ieIE]?\s?(?P<last>[0-9]{1,2})(?![0-9./])"
)
_WHOLE_FORM = re.compile(
    r"(?:ต้องเปิดเผย|แบบ(?:วัด)?(?: OIT)?\s*ประกอบด้วย|ทั้งหมด|กำหนดให้เปิดเผย)(?:ข้อมูล(?:สาธารณะ)?)?\s*(?:ตั้งแต่|คือ|ได้แก่)?"
    r"\s*(?:ข้อ(?:ที่)?)?\s*[Oo0]0?1\s*(?:-|–|ถึง)\s*(?:ข้อ(?:ที่)?\s*)?[Oo0](?P<last>[0-9]{1,2})(?![0-9])"
)
"""A range that begins with the first item and is said to be what the form asks."""
_SURVEYS = {"IIT": "ภายใน", "EIT": "ภายนอก"}
"""The surveys by the word in their names that tells whom they ask."""
_SURVEY = re.compile(
    r"(?:(?<![A-Za-z])(?P<before>IIT|EIT)\s*\(\s*(?:แบบวัด(?:การรับรู้)?(?:ของ)?\s*)?)?"
    r"(?P<name>ผู้มีส่วนได้(?:ส่วน)?เสีย(?:ภายใน|ภายนอก))(?(before)|(?:หน่วยงาน)?\s*\(?\s*(?:แบบวัด\s*)?(?P<behind>IIT|EIT)(?![A-Za-z]))"
)
_ROOM = 160
_SAME_QUESTIONS = 1
"""Years around a form with questions in which theirs are seen to be the same."""
_LETTERS = {"IIT": "i", "EIT": "e", "OIT": "O"}


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whom codes stand behind: its name, its title in the form, and the codes that are its own."""

    name: str
    title: str
    codes: frozenset[str]

    @property
    def letter(self) -> str:
        """The letter of its codes."""
        return next(iter(self.codes))[0]


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on codes that are not of the indicator, sub-indicator or instrument before them."""
    if any(form.questions for form in site.workspace.known_forms.values()):  # some groups' forms have no surveys
        yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given, of an agency whose form has surveys."""
    for passage in texts.passages:
        told: set[str] = set()
        for owner, wrong in _behind_owners(texts, passage):
            told.update(wrong)
            yield _finding(passage, wrong, owner.name, owner.codes)
        yield from _past_the_last(texts.site.workspace, passage, told)
        yield from _across(texts, passage, told)
        yield from _beside_links(texts, passage, told)
        yield from _of_another_survey(passage)


def _of_another_survey(passage: Passage) -> Iterator[Finding]:
    """Tell of a survey called by the letters of another: ``ผู้มีส่วนได้ส่วนเสียภายนอก (IIT)``."""
    for match in islice(_SURVEY.finditer(passage.text), MAX_HITS) if "IT" in passage.text else ():
        said = match["behind"] or match["before"]
        right = next(letters for letters, word in _SURVEYS.items() if word in match[0])
        if said != right:
            values: dict[str, Any] = {"field": passage.field, "codes": said, "owner": f"แบบวัดของ{match['name']}"}
            yield finding("T537", passage.place, **passage.about, **values, right=right)


def _behind_owners(texts: Texts, passage: Passage) -> Iterator[tuple[_Owner, list[str]]]:
    """Yield every indicator, sub-indicator or instrument with the codes right behind it that are not its own."""
    if passage.year is None or not ("ตัวชี้วัด" in passage.text or "IT" in passage.text):
        return
    text = to_arabic(passage.text)
    found = list(_OWNER.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        end = min(match.end() + _ROOM, after.start() if after else len(text))
        owner = None
        if not _ONE_FOR_I.search(passage.text, match.end(), end):
            owner = _owner(texts.site.workspace, passage, match)
        wrong = (
            [code for code in _codes_behind(text[match.end() : end], owner) if code not in owner.codes] if owner else []
        )
        if owner and wrong:
            yield owner, wrong


def _finding(passage: Passage, codes: Sequence[str], owner: str, own: Iterable[str]) -> Finding:
    values: dict[str, Any] = {
        "field": passage.field,
        "codes": ", ".join(codes),
        "owner": owner,
        "right": ranges(tuple(own)),
    }
    return finding("T537", passage.place, **passage.about, **values)


def _across(texts: Texts, passage: Passage, told: set[str]) -> Iterator[Finding]:
    """Tell of a range that takes a whole indicator and a part of the next: ``i7 - i13`` where i7 to i12 are one.

    Items are shared out in any way; of them only a range is told that should be the whole form.
    """
    if passage.year is None:
        return
    text = to_arabic(passage.text)
    names = texts.site.workspace.names(passage.year)
    asked = names if names.questions else _form_with_questions(texts.site.workspace, passage.year)
    groups = [one.codes for one in asked.questions]
    for match in islice(_RANGE.finditer(text), MAX_HITS):
        letter = match["letter"].lower()
        first, last = f"{letter}{int(match['first'])}", f"{letter}{int(match['last'])}"
        begun = next((index for index, codes in enumerate(groups) if codes and codes[0] == first), None)
        if begun is None or last in told or first in told:
            continue
        ended = next((index for index, codes in enumerate(groups) if last in codes), None)
        if ended is not None and ended > begun and groups[ended][-1] != last:
            title = asked.questions[begun].indicator
            yield _finding(passage, [last], f"ตัวชี้วัดที่ {title}", groups[begun])
    form = texts.site.workspace.form(passage.year)
    whole = _WHOLE_FORM.search(text) if form else None
    if form and whole and 1 < int(whole["last"]) < numbers(form.items[-1].code)[0]:
        yield _finding(passage, [f"O{int(whole['last'])}"], "ข้อทั้งหมดของแบบ OIT", (item.code for item in form.items))


def _beside_links(texts: Texts, passage: Passage, told: set[str]) -> Iterator[Finding]:
    """Tell of questions in a point of the analysis that are of none of the indicators which the point is linked to."""
    match passage.loc:
        case ("analysis", int(block), "points", int(number), "text"):
            point = texts.site.workspace.results[passage.year or 0].record.analysis[block].points[number]
        case _:
            return
    asked = texts.site.workspace.names(passage.year or 0)
    asked = asked if asked.questions else _form_with_questions(texts.site.workspace, passage.year or 0)
    own = {code for one in asked.questions if one.indicator in point.indicators for code in one.codes}
    known = {code for one in asked.questions for code in one.codes}
    mentions = [one.code for one in islice(question_codes(passage.text), MAX_HITS)]
    wrong = [code for code in dict.fromkeys(mentions) if code in known and code not in own | told]
    if wrong and len(wrong) == len(set(mentions)) and "ตัวชี้วัด" not in passage.text and len(point.indicators) == 1:
        yield _finding(passage, wrong, f"ตัวชี้วัดที่ {point.indicators[0]} (indicators: ของประเด็นนี้)", own)


def _past_the_last(workspace: Workspace, passage: Passage, told: set[str]) -> Iterator[Finding]:
    """Tell of questions that the survey does not have, in years whose form is known to have the same."""
    form = _form_with_questions(workspace, passage.year or 0)
    if abs(form.fiscal_year - (passage.year or 0)) > _SAME_QUESTIONS:
        return
    known = {code for asked in form.questions for code in asked.codes}
    mentions = islice(question_codes(passage.text), MAX_HITS)
    past = list(dict.fromkeys(one.code for one in mentions if one.code not in known | told))
    for letter, survey in (("i", "แบบวัด IIT"), ("e", "แบบวัด EIT")):
        wrong = [code for code in past if code[0] == letter]
        if wrong:
            yield _finding(passage, wrong, survey, (code for code in known if code[0] == letter))


def _owner(workspace: Workspace, passage: Passage, match: re.Match[str]) -> _Owner | None:
    """Return whom the codes behind ``match`` should be of; ``None`` where no form says which codes are its own.

    A measure may number items as in its own year or as in the year of the result that it answers.
    """
    year = passage.year or 0
    forms = [form for of in passage.years if (form := workspace.form(of))]
    asked = workspace.names(year) if workspace.names(year).questions else _form_with_questions(workspace, year)
    number, instrument = match["number"], match["instrument"]
    if instrument:
        own = {one.number for one in asked.indicators if one.instrument == instrument}
        title, items = "", forms if instrument == "OIT" else []
    else:
        named = asked.indicator(int(number)) if number.isdecimal() else None
        own = {named.number} if named else set()
        title, items = named.title if named else "", forms
    codes = {code for one in asked.questions if one.indicator in own for code in one.codes}
    for form in items:
        codes |= {
            item.code
            for item in form.items
            if instrument or number in (item.sub_indicator, item.sub_indicator.split(".")[0])
        }
        title = title or (sub.title if number and (sub := form.sub_indicator(number)) else "")
    name = f"แบบวัด {instrument}" if instrument else f"ตัวชี้วัด{'ย่อย' if '.' in number else ''}ที่ {number}"
    return _Owner(name, title, frozenset(codes)) if codes else None


def _codes_behind(text: str, owner: _Owner) -> Iterator[str]:
    """Yield the codes right behind the owner and its title; ranges by their ends, numbers by the owner's letter."""
    place = _past(text, owner.title)
    before = _BEFORE.match(text, place)
    place = before.end() if before else place
    listed, letter = False, owner.letter if before and "ข้อ" in before[0] else ""
    while match := _CODE.match(text, place):
        typed = (match["letter"] or "").strip()
        letter = {"0": "O", "o": "O", "I": "i", "E": "e"}.get(typed, typed) or letter
        joined = _JOIN.match(text, match.end())
        listed = listed or bool(typed) or bool(joined and joined["range"])
        if letter and listed:
            yield f"{letter}{int(match['number'])}"
        place = joined.end() if joined and joined[0] else len(text)


def _past(text: str, title: str) -> int:
    """Return where ``text`` goes on behind ``title``, spaces aside; its beginning where the title stands elsewhere."""
    pattern = r"\s*".join(map(re.escape, title.replace(" ", "")))
    found = re.match(rf"[\s.:)]*{pattern}", text)
    return found.end() if found else 0


def _form_with_questions(workspace: Workspace, year: int) -> Catalogue:
    """Return the form nearest to ``year`` that has questions; ``check`` looks at nothing where there is none."""
    return form_with_questions(year, workspace.group) or workspace.names(year)
