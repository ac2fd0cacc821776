"""Follow-ups of a measure as agencies write them, read into quarters, due dates and a method.

A follow-up is words with one or more times in them (ตรวจสอบ และรายงานผล ไตรมาส 2 - 4): the times become due dates, the
words the method. A text is refused when it names no time that falls due, or when words beside a time change it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator.thai import frequencies, points, quarters, year_parts
from generator.thai.compact import BULLET, Compact, compact
from generator.thai.due_dates import Schedule, group_schedule, merge
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_up_styles import format_follow_up
from generator.thai.frequencies import Every
from generator.thai.methods import EXAMPLE, method_of, refuse_unread, refuse_vague, trim
from generator.thai.months import refuse_misspelt_month
from generator.thai.resolving import Stated, resolve
from generator.thai.scanning import Mark, Part, Placed, mark, scan
from generator.thai.year_parts import Years

__all__ = ["Schedule", "format_follow_up", "parse_follow_up"]

_FORMS = (
    (points.RANGE, points.make_range),
    (points.DAYS, points.make_days),
    (points.DUE_POINT, points.make_due_point),
    (quarters.QUARTER_LIST, quarters.make_quarters),
    (quarters.QUARTER_RANGE, quarters.make_quarter_range),
    (year_parts.ROUNDS, year_parts.make_rounds),
    (year_parts.MONTHS, year_parts.make_months),
    (year_parts.HALF, year_parts.make_half),
    (year_parts.YEAR_END, year_parts.make_year_end),
    (year_parts.NUMBERED_YEAR, year_parts.make_numbered_year),
    (year_parts.BARE_YEAR, year_parts.make_bare_year),
    *((pattern, frequencies.make_every) for pattern in frequencies.FREQUENCIES),
    mark(r"ครั้งที่[0-9]{1,2}(?=เดือน|วันที่|ภายใน|ไตรมาส|สิ้น|[ (:])", "filler"),
    mark(r"(?:ของ|ใน)ทุกปี(?:งบประมาณ)?", "filler"),
)
_JOINS = ("-", "ถึง")
_SEPARATOR = re.compile(rf"และ|[,;/{BULLET}]")
"""What stands between two times and joins neither to a range: และ, a comma, a stroke, a bullet."""


@lru_cache(maxsize=2048)
def parse_follow_up(text: str, fiscal_year: int) -> Schedule:
    """Read when and how a measure is followed up; what ``text`` does not date is due in ``fiscal_year`` (BE).

    Raises ``ThaiTimeError``: format and no_due_date for what names no day, ambiguous for alternatives, disagree for a
    time and its dates in brackets, length_only, and the reasons of dates.
    """
    plain = compact(text)
    times = _times(plain, text)
    if not times:
        refuse_unread(plain.text, text)
        refuse_misspelt_month(plain.text, text)
        raise ThaiTimeError("format", text, example=EXAMPLE)
    refuse_vague(plain.text, text)
    chunks = _chunks(times, len(plain.text))
    for chunk in chunks:
        words = plain.text[slice(*chunk)]
        refuse_unread(words, text, after_time=chunk[0] > 0, before_time=chunk is not chunks[-1])
    groups = resolve(_groups(plain, times, text), fiscal_year, text)
    schedules = [group_schedule(group, text) for group in groups]
    return merge(schedules, method_of(plain, text, chunks), text)


def _times(plain: Compact, text: str) -> list[Placed]:
    """Return the times of the text; a year that stands by no time (แผนปี 2566) is left to the words."""
    pieces = scan(plain.text, _FORMS, text)
    own = [placed for placed in pieces if not isinstance(placed.piece, Mark) and not _may_only_date(placed)]
    starts = {placed.start - plain.text.startswith("(", placed.start - 1) for placed in own}
    ends = {placed.end + plain.text.startswith("(", placed.end) for placed in own}
    return [
        placed
        for placed in pieces
        if placed in own
        or (isinstance(placed.piece, Years) and placed.start in ends)
        or (isinstance(placed.piece, Years) and placed.end in starts and placed.piece.role != "bare")
    ]


def _may_only_date(placed: Placed) -> bool:
    return isinstance(placed.piece, Years) and placed.piece.role != "end"


def _chunks(times: Sequence[Placed], length: int) -> list[tuple[int, int]]:
    """Return the places before, between and after the times."""
    edges = [0, *(edge for placed in times for edge in (placed.start, placed.end)), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _groups(plain: Compact, times: Sequence[Placed], text: str) -> list[list[Stated]]:
    """Put a time and those that only say it again, in brackets or right after it, together."""
    groups = [[Stated(_time(times[0]))]]
    depth = 0
    for before, after in pairwise(times):
        between = plain.text[before.end : after.start]
        _refuse_joint(before, after, between, text)
        depth = max(0, depth + between.count("(") - between.count(")"))
        start, end = trim(plain, before.end, after.start)
        if not depth and (start < end or _SEPARATOR.search(between)):
            groups.append([])
        groups[-1].append(Stated(_time(after), depth > 0))
    return groups


def _time(placed: Placed) -> Part | Years:
    if isinstance(placed.piece, Mark):
        raise TypeError("marks are no times")
    return placed.piece


def _refuse_joint(before: Placed, after: Placed, between: str, text: str) -> None:
    """Refuse a range that no form reads, and a choice between times."""
    both_frequencies = isinstance(before.piece, Every) and isinstance(after.piece, Every)
    if between in _JOINS:
        raise ThaiTimeError("format", text, example=EXAMPLE)
    if "หรือ" in between or (both_frequencies and between == "/"):
        raise ThaiTimeError("ambiguous", text, choices="ความถี่เดียว เช่น ทุกไตรมาส")
