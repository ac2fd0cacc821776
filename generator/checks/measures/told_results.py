"""Rules on what is told of a measure's results: after the work began, of what was done, as far as the aim was reached.

Source: the report on the measures tells what came of them; a plan in its place, a day before the work, or an aim called
reached with less than it, is what assessors ask back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from generator.assessment.site_context import SiteContext
from generator.checks.language.counts import counts
from generator.checks.language.letters import around
from generator.checks.language.percentages import PERCENT
from generator.checks.measures.subject import Subject, subjects
from generator.findings.finding import Finding
from generator.records.model.progress import WORK_STATUS_THAI
from generator.thai.dates import format_date
from generator.thai.digits import to_arabic

CODES = ("M565", "M566", "M567")

_SLACK = timedelta(days=15)
"""By how much work may begin before its period: people meet and write letters first."""
_NOT_YET = re.compile(
    r"เตรียม|ยังไม่|(?<![ก-๎])รอ(?=การ|ผล|อนุมัติ|งบ|ลง|พิจารณา|จัด|เสนอ|\s)|ประชุม|แต่งตั้ง|มอบหมาย|วางแผน|ร่าง|ศึกษา|สำรวจ|ขออนุมัติ|เสนอ"
)
_WILL = re.compile(
    r"^[\s–•-]*(?:โดย)?(?:อยู่ระหว่าง(?!วันที่)|(?:คาดว่า|มีแผน(?:ที่)?|เตรียม(?:ที่)?)?จะ(?!เห็น|พบ|ไม่|สังเกต))"
    r"|^[\s–•-]*[ก-๎]{2,30}\s(?:คาดว่า|มีแผน(?:ที่)?|เตรียม(?:ที่)?)จะ"
)
"""How a text begins that tells of what is to come; whose subject stands first may tell what follows from the work."""
_CAME = re.compile(r"แล้ว|(?<!จะ)ได้(?!รับการ|ดี)|เรียบร้อย|เพิ่มขึ้น|ลดลง|เสร็จ|ครบ")
_REACHED = re.compile(
    r"(?<!ไม่)(?<!ยังไม่)(?:บรรลุ|เป็นไปตาม|ได้ตาม|ครบตาม|ตรงตาม|ผ่าน|สูงกว่า|เกินกว่า|เกิน)(?:ค่า|ตัว)?(?:เป้าหมาย|เป้า|เกณฑ์ที่ตั้ง)"
)
_AT_MOST = re.compile(r"ไม่เกิน|น้อยกว่า(?!ร้อยละ)|ลดลง|ต่ำกว่า|ภายใน|เหลือ|ไม่มี")
_AT_LEAST = re.compile(r"ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย")
_OTHER_SHARE = re.compile(r"\s*(?:ของ(?:แผน|งบ|เป้า|ระยะ)|ใน(?:ไตรมาส|เดือน|ครั้ง))")
_NEAR = 40


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what cannot be told of the results of the measures that were not given up."""
    for subject in subjects(site):
        if not subject.is_cancelled:
            yield from _before_the_work(subject)
            yield from _not_reached(subject)
            yield from _to_come(subject)


def _before_the_work(subject: Subject) -> Iterator[Finding]:
    """Yield work that is said to go on, or to be done, before the first of its periods begins."""
    measure = subject.measure
    spans = [row.period.span for row in subject.rows if row.period and row.period.span]
    if not spans or len(spans) < len(subject.rows):
        return
    start = min(span.start for span in spans)
    days: list[tuple[date, tuple[str | int, ...], str]] = []
    if measure.status in {"in_progress", "done"} and measure.status_date:
        days.append((measure.status_date, ("status",), f"สถานะ “{WORK_STATUS_THAI[measure.work]}”"))
    for index, entry in enumerate(measure.progress):
        begun = entry.percent is None or entry.percent > 0
        if entry.date and begun and not _NOT_YET.search(entry.text or ""):
            days.append((entry.date, ("progress", index), "รายงานความก้าวหน้า"))
    for day, loc, what in days:
        early = first_of_month(start) if loc[0] == "progress" else start - _SLACK
        if day < early and not _is_preparing(subject, day):
            yield subject.say("M565", *loc, what=what, day=format_date(day), start=format_date(start))
            return


def first_of_month(day: date) -> date:
    """Return the first day of the month of ``day``: a progress told in the very month in which work begins is of it."""
    return day.replace(day=1)


def _is_preparing(subject: Subject, day: date) -> bool:
    """Tell whether what was reported by ``day`` says itself that the work is being prepared."""
    told = [entry for entry in subject.measure.progress if entry.date is None or entry.date <= day]
    return any(_NOT_YET.search(entry.text or "") for entry in told)


def _not_reached(subject: Subject) -> Iterator[Finding]:
    """Yield an aim that is called reached beside a figure of its unit which is less than it."""
    target = subject.measure.target
    if target is None or target.number is None or _is_at_most(target.text or ""):
        return
    for field in ("result", "outcome"):
        for index, typed in enumerate(getattr(subject.measure, field)):
            text = to_arabic(typed)
            reached = _REACHED.search(text)
            before = text[: reached.start()] if reached else ""
            said = _figures(before, _unit_told(subject))
            if reached and said and said[-1][0] < target.number and len(before) - said[-1][1] <= _NEAR:
                shown = around(typed, said[-1][1], reached.end())
                values = {"said": f"{said[-1][0].normalize():f}", "aim": f"{target.number.normalize():f}"}
                yield subject.say("M566", field, index, unit=_unit_told(subject), text=shown, **values)
                return
            last = _last_told(subject) if reached and not said else None
            if last is not None and last < target.number and not _figures(text, _unit_told(subject)):
                values = {"said": f"{last.normalize():f}", "aim": f"{target.number.normalize():f}"}
                shown = around(typed, reached.start(), reached.end()) if reached else ""
                yield subject.say("M566", field, index, unit=_unit_told(subject), text=shown, **values)
                return


def _unit_told(subject: Subject) -> str:
    """Return what the target counts: by its own words where they say the figure in per cent, else by its unit."""
    target = subject.measure.target
    if target is None or target.number is None:
        return ""
    shares = PERCENT.finditer(to_arabic(target.text or ""))
    told = any(Decimal(match["after"] or match["before"]) == target.number for match in shares)
    return "ร้อยละ" if told else target.unit or ""


def _last_told(subject: Subject) -> Decimal | None:
    """Return the share that the last report of progress tells, where it tells one and works it out itself."""
    last = subject.measure.progress[-1] if subject.measure.progress else None
    text = to_arabic(last.text or "") if last else ""
    found = [match for match in PERCENT.finditer(text) if "คิดเป็น" in text[max(0, match.start() - 12) : match.start()]]
    if len(found) != 1 or _unit_told(subject) != "ร้อยละ" or _OTHER_SHARE.match(text[found[0].end() :]):
        return None
    return Decimal(found[0]["after"] or found[0]["before"])


def _is_at_most(words: str) -> bool:
    return _AT_MOST.search(_AT_LEAST.sub("", words)) is not None


def _figures(text: str, unit: str) -> list[tuple[Decimal, int]]:
    """Return the figures of ``unit`` in ``text``, each with where it ends."""
    if unit in {"ร้อยละ", "%", "เปอร์เซ็นต์"}:
        return [(Decimal(match["after"] or match["before"]), match.end()) for match in PERCENT.finditer(text)]
    return [(one.value, one.end) for one in counts(text) if unit and one.unit == unit]


def _to_come(subject: Subject) -> Iterator[Finding]:
    """Yield what is told as a result, or as what came of the work, and is only going to be done."""
    measure = subject.measure
    places = [
        *((("result", index), text) for index, text in enumerate(measure.result)),
        *((("outcome", index), text) for index, text in enumerate(measure.outcome)),
    ]
    ended = measure.status == "done" or measure.result
    for loc, text in places if ended else ():
        if _WILL.match(text) and not _CAME.search(text):
            name = "ผลการดำเนินการ" if loc[0] == "result" else "ผลลัพธ์"
            yield subject.say("M567", *loc, field=name, text=around(text, 0, min(len(text), _NEAR), 0))
            return
