"""Periods of work as agencies write them, read into spans of days.

``parse_period`` is for one period, ``parse_periods`` for a cell that may hold several. What cannot be read to the last
character is refused: a period is never guessed from a part of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.thai import points, quarters, year_parts
from generator.thai.compact import BULLET, compact
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import Span
from generator.thai.months import refuse_misspelt_month
from generator.thai.period_styles import PeriodStyle, format_period
from generator.thai.points import Range
from generator.thai.quarters import Quarters
from generator.thai.resolving import Resolved, Stated, resolve, show
from generator.thai.scanning import BRACKETS, Mark, Piece, Placed, mark, scan
from generator.thai.year_parts import Months, Years

__all__ = ["PeriodStyle", "Span", "format_period", "parse_period", "parse_periods"]

_EXAMPLE = "ต.ค. 2568 - มี.ค. 2569 หรือ ไตรมาส 1 - 2 หรือ ตลอดปีงบประมาณ"
_BOTH_ENDS = "1 ต.ค. 2568 - 31 มี.ค. 2569"
_AROUND = "ระยะเวลา|ช่วงเวลา|ช่วง|ใน|ระหว่าง|ของ|ประจำ|ดำเนินการ|ดำเนินงาน|ข้อมูล|ครอบคลุม|อย่าง|ต่อเนื่อง|ตลอด|เดือน|คือ"
_FORMS = (
    (points.RANGE, points.make_range),
    (points.DAYS, points.make_days),
    (points.POINT, points.make_point),
    (quarters.QUARTER_LIST, quarters.make_quarters),
    (quarters.QUARTER_RANGE, quarters.make_quarter_range),
    (year_parts.MONTHS, year_parts.make_months),
    (year_parts.HALF, year_parts.make_half),
    (year_parts.LENGTH, year_parts.make_length),
    (year_parts.NUMBERED_YEAR, year_parts.make_numbered_year),
    (year_parts.PLAN_YEARS, year_parts.make_numbered_year),
    (year_parts.NAMED_YEAR, year_parts.make_named_year),
    (year_parts.BARE_YEAR, year_parts.make_bare_year),
    *BRACKETS,
    mark(rf",?และ|[,;/{BULLET}]", "and"),
    mark(r"ตั้งแต่|เริ่ม(?:ต้น)?", "from"),
    mark(r"ภายใน(?:วันที่)?", "within"),
    mark(r" ?[0-9]{1,2}[.)](?![0-9])|\([0-9]{1,2}\)", "number"),
    mark(rf"(?:{_AROUND})|[: ]|\.$|(?:รอบ|ระยะ|ช่วง|ครั้ง)ที่[0-9]{{1,2}}(?=[(:])|แผน[ก-์]{{0,60}}(?=\(|[0-9])", "filler"),
)


def parse_period(text: str, fiscal_year: int) -> Span:
    """Read the one period that ``text`` gives, as days; what it does not date lies in ``fiscal_year`` (BE).

    Raises ``ThaiTimeError``: format and month for what is no period, reversed, several, disagree (a period and its
    restatement in brackets), open_ended, length_only, and the reasons of dates.
    """
    spans = parse_periods(text, fiscal_year)
    if len(spans) > 1:
        raise ThaiTimeError("several", text, spans=show(spans))
    return spans[0]


@lru_cache(maxsize=2048)
def parse_periods(text: str, fiscal_year: int) -> tuple[Span, ...]:
    """Read one or several periods from one text, in their order, each once; raises ``ThaiTimeError``."""
    plain = compact(text).text
    pieces = scan(plain, _FORMS, text)
    _refuse_words(pieces, plain, text)
    groups = _groups([placed.piece for placed in pieces], text)
    spans = [span for group in resolve(groups, fiscal_year, text) for span in _group_spans(group, text)]
    if not spans:
        raise ThaiTimeError("format", text, example=_EXAMPLE)
    return tuple(dict.fromkeys(spans))


def _refuse_words(pieces: Sequence[Placed], plain: str, text: str) -> None:
    """Refuse words that are no period, and numbers that do not count 1, 2 …: ``1. ต.ค.`` may be a day."""
    words = [plain[placed.start : placed.end] for placed in pieces if placed.piece == Mark("words")]
    if words and words[-1].endswith(("เป็นต้นไป", "ปัจจุบัน")):
        raise ThaiTimeError("open_ended", text, missing="วันสิ้นสุด", example=_BOTH_ENDS)
    numbers = [plain[placed.start : placed.end].strip(" .()") for placed in pieces if placed.piece == Mark("number")]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    if words or len(numbers) == 1 or numbers != counted:
        refuse_misspelt_month(plain, text)
        raise ThaiTimeError("format", text, example=_EXAMPLE)


def _groups(pieces: Sequence[Piece], text: str) -> list[list[Stated]]:
    """Put the times between two separators together; refuse a time that has only one end."""
    groups: list[list[Stated]] = [[]]
    depth, before = 0, ""
    for piece in pieces:
        if not isinstance(piece, Mark):
            _refuse_one_end(piece, before, text)
            groups[-1].append(Stated(piece, depth > 0))
            before = ""
            continue
        depth += (piece.kind == "open") - (piece.kind == "close")
        before = before if piece.kind == "filler" else piece.kind
        if piece.kind == "number" or (piece.kind == "and" and depth <= 0):
            groups.append([])
    return [group for group in groups if group]


def _refuse_one_end(piece: Piece, before: str, text: str) -> None:
    point = isinstance(piece, Range) and piece.is_point
    if before == "within" and isinstance(piece, Range) and piece.is_point and piece.start.day:
        raise ThaiTimeError("open_ended", text, missing="วันเริ่มต้น", example=_BOTH_ENDS)
    quarter = isinstance(piece, Quarters) and len(piece.numbers) == 1
    year = isinstance(piece, Years) and piece.role == "year" and piece.first == piece.last
    if before == "from" and (point or quarter or year):
        raise ThaiTimeError("open_ended", text, missing="วันสิ้นสุด", example=_BOTH_ENDS)


def _group_spans(group: Sequence[Resolved], text: str) -> list[Span]:
    """Return the periods of a group: what stands in brackets, or says only a length, must agree with the rest."""
    times = [resolved for resolved in group if not resolved.dates_others]
    exact = [resolved for resolved in times if not _is_vague(resolved)]
    outside = [span for resolved in exact if not resolved.bracketed for span in resolved.spans]
    inside = [span for resolved in exact if resolved.bracketed for span in resolved.spans]
    spans = outside or inside or _vague_spans(times, text)
    years = [resolved.spans[0] for resolved in group if resolved.dates_others and resolved.time.dated]
    if not (
        set(inside) <= set(spans)
        and all(year.covers(span) for year in years for span in spans)
        and all(any(_has_length(resolved, span) for span in spans) for resolved in times)
    ):
        raise ThaiTimeError("disagree", text, spans=show(span for resolved in group for span in resolved.spans))
    _refuse_bare_year(times, text)
    return spans


def _is_vague(resolved: Resolved) -> bool:
    return isinstance(resolved.time, Months) and resolved.time.vague


def _has_length(resolved: Resolved, span: Span) -> bool:
    return not isinstance(resolved.time, Months) or not resolved.time.vague or resolved.time.is_length_of(span)


def _vague_spans(times: Sequence[Resolved], text: str) -> list[Span]:
    """Return the spans of a group that says only how long; raises ``ThaiTimeError`` where it does not say when."""
    spans = [span for resolved in times for span in resolved.spans]
    if not spans:
        raise ThaiTimeError("length_only", text, example=_EXAMPLE)
    return spans


def _refuse_bare_year(times: Sequence[Resolved], text: str) -> None:
    for resolved in times:
        if isinstance(resolved.time, Years) and resolved.time.role == "bare":
            raise ThaiTimeError("ambiguous", text, choices=f"ปีงบประมาณ พ.ศ. {resolved.time.first}")
