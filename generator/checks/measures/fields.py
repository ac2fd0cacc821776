"""Rules on what a measure must say: its name, steps, who, when, followed up how, and a target that can be measured.

Source: the last two items of the form (FY2566 O42, FY2569 O25) ask for measures with steps, responsible units and
period, and for how they are followed up or reported. One finding for each thing that is missing, not one per row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from generator.assessment.measure_state import RowState
from generator.assessment.site_context import SiteContext
from generator.checks.measures.follow_up_words import contradicts_itself
from generator.checks.measures.subject import Subject, subjects
from generator.checks.measures.told_elsewhere import split_rows, told_elsewhere
from generator.findings.finding import Finding
from generator.records.model.measure import Measure, MeasureRow
from generator.records.model.period import FollowUp
from generator.thai.digits import to_arabic
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import year_span
from generator.thai.follow_ups import parse_follow_up

CODES = ("M501", "M502", "M503", "M504", "M505", "M506", "M508", "M509", "M510", "M511", "M512")

_FEWEST = 3
"""Measures of a year from which what all the others fill in is their custom."""
_NUMBER_WORDS = re.compile(r"\d|ทุก|ทั้งหมด|ครบ|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|ไม่มี")
"""A target in words can be counted when it names a figure, a number word, or all or none of something."""


def _unit_of_target(measure: Measure) -> bool | None:
    """Tell whether a target that is a figure has its unit; nothing of one that is none."""
    return bool(measure.target.unit) if measure.target and measure.target.number is not None else None


def _way_of_following(measure: Measure) -> bool | None:
    """Tell whether a row says how it is followed up; nothing where no row says when."""
    followed = [row.follow_up for row in measure.rows if row.follow_up]
    return any(one.method for one in followed) if followed else None


_CUSTOMS: tuple[tuple[str, str, Callable[[Measure], bool | None]], ...] = (
    ("issue", "ประเด็นที่พบ", lambda measure: bool(measure.issue)),
    ("recommendation", "ข้อเสนอแนะ", lambda measure: bool(measure.recommendation)),
    ("target", "หน่วยนับของเป้าหมาย", _unit_of_target),
    ("rows", "วิธีกำกับติดตาม", _way_of_following),
)
"""What nothing asks for and an agency fills in all the same: the field, its name, whether a measure says it."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what is missing in the measures that were not given up."""
    for subject in subjects(site):
        if not subject.is_cancelled:
            yield from _missing(subject)
            yield from _pairing(subject)
    by_year: dict[int, list[Subject]] = defaultdict(list)
    for subject in subjects(site):
        if not subject.is_cancelled:
            by_year[subject.year].append(subject)
    for year in by_year.values():
        yield from _left_empty(year)


def _left_empty(of_year: Sequence[Subject]) -> Iterator[Finding]:
    """Tell of the one measure of a year that leaves empty what all the others fill in, though nothing asks for it."""
    for field, name, says in _CUSTOMS:
        asked = [subject for subject in of_year if says(subject.measure) is not None]
        empty = [subject for subject in asked if not says(subject.measure)]
        if len(empty) == 1 and len(asked) >= _FEWEST:
            yield empty[0].say("M511", field, field=name)


def _missing(subject: Subject) -> Iterator[Finding]:
    measure = subject.measure
    if not measure.title:
        yield told_elsewhere(subject, "title") or subject.say("M501")
    if not any(row.steps for row in subject.rows):
        yield told_elsewhere(subject, "steps") or subject.say("M502", "rows", rows="")
        if not subject.rows:
            return
    else:
        yield from _rows_without(subject, "M502", "steps", lambda row: bool(row.steps))
    yield from _rows_without(subject, "M503", "responsible", lambda row: row.responsible.named)
    yield from _rows_without(subject, "M504", "period", lambda row: row.period is not None)
    yield from _follow_up(subject)
    if not _is_measurable(measure):
        yield told_elsewhere(subject, "target") or subject.say("M506", "target", text=_target_words(measure))


def _rows_without(subject: Subject, code: str, field: str, says: Callable[[MeasureRow], bool]) -> Iterator[Finding]:
    """Yield one finding that names every row of which ``says`` does not hold."""
    told, rows = split_rows(subject, field, [index for index, row in enumerate(subject.rows) if not says(row)])
    yield from told
    if rows:
        yield subject.say_of_rows(code, rows, field)


def _follow_up(subject: Subject) -> Iterator[Finding]:
    """Tell which rows are followed up at no time; work that takes the whole year then has no milestone at all."""
    year = subject.year
    states = [
        one
        for one in subject.state.rows
        if not _is_unreadable(one.row.follow_up, year) and not contradicts_itself(one.row.follow_up, year)
    ]
    whole = [one.index for one in states if _takes_whole_year(one.row, year) and not _has_milestone(one)]
    rest = [one.index for one in states if one.index not in whole and not _is_scheduled(one.row.follow_up)]
    told, without = split_rows(subject, "follow_up", sorted({*whole, *rest}))
    yield from told
    whole, rest = [one for one in whole if one in without], [one for one in rest if one in without]
    if whole:
        yield subject.say_of_rows("M512", whole, "period")
    if rest:
        yield subject.say_of_rows("M505", rest, "follow_up")


def _is_scheduled(follow_up: FollowUp | None) -> bool:
    return follow_up is not None and bool(follow_up.quarters or follow_up.due or follow_up.every)


def _is_unreadable(follow_up: FollowUp | None, year: int) -> bool:
    """Tell whether words say when, in a way that cannot be read: of that enough is said."""
    if follow_up is None or follow_up.text is None or _is_scheduled(follow_up):
        return False
    try:
        parse_follow_up(follow_up.text, year)
    except ThaiTimeError:
        return True
    return False


def _has_milestone(state: RowState) -> bool:
    """Tell whether anything is reported before the work ends."""
    return any(day < state.end for day in state.due) if state.end else False


def _takes_whole_year(row: MeasureRow, year: int) -> bool:
    span = row.period.span if row.period else None
    return span is not None and span.covers(year_span(year))


def _is_measurable(measure: Measure) -> bool:
    target = measure.target
    if target is None:
        return False
    return target.number is not None or bool(_NUMBER_WORDS.search(to_arabic(target.text or "")))


def _target_words(measure: Measure) -> str:
    """Quote the target that cannot be measured, or say that there is none."""
    return f"เป้าหมาย “{measure.target.text}” วัดไม่ได้" if measure.target and measure.target.text else "ไม่มีเป้าหมายที่วัดได้"


def _pairing(subject: Subject) -> Iterator[Finding]:
    """Tell where it cannot be known what belongs to what."""
    titles, rows = len(subject.measure.title), len(subject.rows)
    if titles > 1 and rows == 1:
        yield subject.say("M508", "title", count=titles)
    indicators = len(subject.measure.answers.indicators)
    steps = sum(max(1, len(step.sub)) for row in subject.rows for step in row.steps)
    if indicators > 1 and steps == 1:
        yield subject.say("M509", "rows", 0, "steps", count=indicators)
    mixed = [index for index, row in enumerate(subject.rows) if row.responsible.all and row.responsible.units]
    if mixed:
        yield subject.say_of_rows("M510", mixed, "responsible")
