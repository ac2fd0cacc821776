"""Rules on how a measure went: overdue, reports late, and at its end a result, an outcome and evidence.

Source: the report on the measures (FY2566 O43, FY2569 O26) tells their progress or results. Work is at its end when
the agency says that it is done, or when its last period is over and a result is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from rapidfuzz import fuzz, process

from generator.assessment.measure_state import RowState
from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import plain
from generator.checks.measures.subject import Subject, row_words, subjects
from generator.checks.measures.told_elsewhere import told_elsewhere
from generator.findings.finding import Finding, Where
from generator.records.model.measure import Measure
from generator.records.model.progress import WORK_STATUS_THAI
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day

CODES = ("M518", "M520", "M521", "M522", "M523", "M524", "M525", "M526", "M527", "M528", "M529")

COPIED = 88
"""Likeness in percent from which an outcome is the sentence of a step or of a result."""
_WHOLE = 100
_ASIDE = re.compile(r"\s*\([^()]{0,80}\)")
_BOUND = re.compile(r"ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน|มากกว่า|ขึ้นไป")
"""What a target is told with: what came of it is so much, not at least so much."""
_ONLY_DONE = re.compile(
    r"(?:ได้|มีการ|สามารถ)?(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ(?:งาน)?|จัดทำ)(?:ตาม|แล้ว|ที่|กำหนด|ขั้นตอน|แผน|มาตรการ|กิจกรรม|โครงการ|เป็น|ไป|ไว้|ระยะเวลา|วัตถุประสงค์"
    r"|ครบ|ถ้วน|เสร็จ|สิ้น|เรียบร้อย|ทุก|ประการ|อย่าง|ต่อเนื่อง|และ|\s)*"
)
_DELAY = timedelta(days=30)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the measures owe on the day of the check, and what they say of themselves that cannot be."""
    for subject in subjects(site):
        if subject.is_cancelled:
            yield from _cancelled(subject)
            continue
        percent = _reported_percent(subject.measure)
        is_doubtful = percent is not None and _speaks_against(subject.measure, percent)
        if not is_doubtful:
            yield from _late(subject)
            yield from _ended(subject)
            yield from _not_begun(subject)
        elif not subject.measure.evidence and (
            _is_empty(subject) if subject.measure.status == "done" else subject.measure.result and _is_over(subject)
        ):
            yield told_elsewhere(subject, "evidence") or subject.say("M524", "status")
        yield from _copied_outcome(subject)
        yield from _after_the_end(subject)
        yield from _falling(subject)
        if percent is not None and is_doubtful:
            status = WORK_STATUS_THAI[subject.measure.work]
            yield subject.say("M527", "status", status=status, percent=f"{percent.normalize():f}")


def _is_empty(subject: Subject) -> bool:
    """Tell whether nothing shows that work called done was: no result, no outcome, whatever progress says."""
    rows = any(row.result for row in subject.rows)
    return not (subject.measure.outcome or rows) or (bool(subject.measure.result) and _is_over(subject))


def _cancelled(subject: Subject) -> Iterator[Finding]:
    measure = subject.measure
    told = (*measure.progress, *measure.result, *(row.note for row in subject.rows if row.note))
    if not told:
        yield subject.say("M528", "status")


def _late(subject: Subject) -> Iterator[Finding]:
    """Tell of a measure that is overdue; only of one that is not, tell which reports are late."""
    state = subject.state
    # Of a period outside the year of the measure it is said that it lies there; then it means nothing that it is over.
    overdue = [row for row in state.overdue_rows if _touches(row, subject.year)]
    since = min((row.end for row in overdue if row.end), default=None)
    if since:
        yield subject.say(
            "M520",
            "status",
            rows=Where(row_words([row.index for row in overdue], len(state.rows))),
            day=format_date(since),
            status=WORK_STATUS_THAI[state.status],
        )
    elif late := [day for day in state.late_follow_ups if day >= first_day(subject.year)]:
        days = ", ".join(format_date(day, months="short") for day in late)
        first = next(row.index for row in state.rows if row.late)
        yield subject.say("M521", "rows", first, "follow_up", days=days)


def _not_begun(subject: Subject) -> Iterator[Finding]:
    """Tell of work that is said, when a third of its time is over, not to have begun, without a word of why."""
    measure = subject.measure
    spans = [row.row.period.span for row in subject.state.rows if row.row.period and row.row.period.span]
    starts = [span.start for span in spans]
    due = min((span.start + max(_DELAY, (span.end - span.start) / 3) for span in spans), default=None)
    day = measure.status_date or measure.updated
    told = measure.progress or measure.result or subject.state.overdue_rows or subject.state.late_follow_ups
    if measure.status == "not_started" and due and day and not told and day > due:
        yield subject.say("M518", "status", start=format_date(min(starts)), day=format_date(day))


def _touches(row: RowState, year: int) -> bool:
    span = row.row.period.span if row.row.period else None
    return span is None or bool(span.quarters(year))


def _ended(subject: Subject) -> Iterator[Finding]:
    measure = subject.measure
    told = bool(measure.result) or (bool(subject.rows) and all(row.result for row in subject.rows))
    done = measure.status == "done"
    if not done and not (told and _is_over(subject)):
        return
    if not told and not measure.progress:
        yield subject.say("M522", "status")
    note = None if measure.outcome else told_elsewhere(subject, "outcome")
    if note:
        yield note
    elif not measure.outcome and measure.progress and not told and (note := told_elsewhere(subject, "result")):
        yield note
        yield subject.say("M523", "status", missing="ผลลัพธ์")
    elif not measure.outcome:
        missing = "ผลลัพธ์" if told or not measure.progress else "ผลการดำเนินการและผลลัพธ์"
        yield subject.say("M523", "status", missing=missing)
    elif measure.progress and not told and not any(row.result for row in subject.rows):
        yield told_elsewhere(subject, "result") or subject.say("M523", "status", missing="ผลการดำเนินการ")
    elif measure.outcome and all(map(_says_nothing, measure.outcome)):
        yield subject.say("M523", "outcome", 0, missing="ผลลัพธ์ เขียนเพียงว่าได้ดำเนินการแล้ว")
    if not measure.evidence:
        yield told_elsewhere(subject, "evidence") or subject.say("M524", "status")


def _says_nothing(text: str) -> bool:
    """Tell whether an outcome says no more than that the work was done."""
    return _ONLY_DONE.fullmatch(text.strip()) is not None


def _is_over(subject: Subject) -> bool:
    ends = [row.end for row in subject.state.rows]
    return bool(ends) and all(end is not None and end < subject.day for end in ends)


def _after_the_end(subject: Subject) -> Iterator[Finding]:
    """Tell of progress that was reported after the work was done."""
    measure = subject.measure
    ended = measure.status_date if measure.status == "done" else None
    for index, entry in enumerate(measure.progress):
        if entry.date and ended and entry.date > ended:
            yield subject.say("M526", "progress", index, "date", day=format_date(entry.date), ended=format_date(ended))


def _reported_percent(measure: Measure) -> Decimal | None:
    """Return how much of the work was done by the last report that says it in percent."""
    return next((entry.percent for entry in reversed(measure.progress) if entry.percent is not None), None)


def _speaks_against(measure: Measure, percent: Decimal) -> bool:
    """Tell whether the work cannot stand as its status says once so much of it was done."""
    begun = measure.status == "not_started" and percent > 0
    return begun or (measure.status == "done") != (percent >= _WHOLE)


def _falling(subject: Subject) -> Iterator[Finding]:
    """Tell of progress in percent that is less than what was reported before."""
    told = [(index, entry) for index, entry in enumerate(subject.measure.progress) if entry.percent is not None]
    for (_, before), (index, entry) in pairwise(told):
        in_order = before.date is None or entry.date is None or before.date <= entry.date
        if in_order and before.percent is not None and entry.percent is not None and entry.percent < before.percent:
            values = {"percent": f"{entry.percent.normalize():f}", "before": f"{before.percent.normalize():f}"}
            yield subject.say("M529", "progress", index, "percent", **values)


def _copied_outcome(subject: Subject) -> Iterator[Finding]:
    """Tell of an outcome that only says again what was to be done, was aimed at or was done."""
    measure = subject.measure
    steps = [text for row in subject.rows for step in row.steps for text in (step.text, *step.sub)]
    steps += [_ASIDE.sub("", text) for text in steps]
    steps += (
        [measure.target.text] if measure.target and measure.target.text and _BOUND.search(measure.target.text) else []
    )
    said = [plain(text) for text in (*steps, *measure.result, *(text for row in subject.rows for text in row.result))]
    copied = [
        index
        for index, text in enumerate(measure.outcome)
        if process.extractOne(plain(text), said, scorer=fuzz.ratio, score_cutoff=COPIED)
    ]
    if copied:
        yield subject.say("M525", "outcome", copied[0], count=len(copied), total=len(measure.outcome))
