"""Times of a text, in groups, turned into spans: every time that lacks its year gets one from beside it.

A year that stands with an undated time dates it. One said first holds for the groups after it (ปีงบประมาณ 2567:
ไตรมาส 1 และ ไตรมาส 3), otherwise it holds for those before it (ไตรมาส 1 และ ไตรมาส 3 ปีงบประมาณ 2567). A month without a
year takes it from the month after it in a list (มี.ค. และ ก.ย. 2566). The rest is of the document's fiscal year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import Span, fiscal_year_of
from generator.thai.points import Range
from generator.thai.scanning import Part
from generator.thai.year_parts import Months, Years


@dataclass(frozen=True, slots=True)
class Stated:
    """A time as it stands in a text; ``bracketed`` when in brackets."""

    time: Part | Years
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time and its spans; ``dates_others`` for a year that only dates what stands beside it."""

    time: Part | Years
    bracketed: bool
    spans: tuple[Span, ...]
    dates_others: bool


def resolve(groups: Sequence[Sequence[Stated]], fiscal_year: int, text: str) -> list[list[Resolved]]:
    """Return every time of every group its spans; raises ``ThaiTimeError`` about ``text``."""
    contexts = [_context(group, fiscal_year, text) for group in groups]
    lent = _lend_months(groups, contexts)
    year_first = bool(groups) and _dates_others(groups[0][0], groups[0])
    filled = _fill(contexts) if year_first else _fill(contexts[::-1])[::-1]
    return [
        [
            Resolved(
                stated.time,
                stated.bracketed,
                _spans(stated.time, own is not None, context or fiscal_year, fiscal_year),
                _dates_others(stated, group),
            )
            for stated in group
        ]
        for group, own, context in zip(lent, contexts, filled, strict=True)
    ]


def show(spans: Iterable[Span]) -> str:
    """Write spans for a hint."""
    return " · ".join(dict.fromkeys(map(str, spans)))


def _spans(time: Part | Years, has_year: bool, context: int, fiscal_year: int) -> tuple[Span, ...]:
    if isinstance(time, Months) and time.which == "length" and has_year:
        time = replace(time, which="round")
    return time.spans(fiscal_year if isinstance(time, Years) else context)


def _may_date(time: Part | Years) -> bool:
    return isinstance(time, Years) and time.role in ("year", "bare") and time.first == time.last


def _dates_others(stated: Stated, group: Sequence[Stated]) -> bool:
    return _may_date(stated.time) and not all(_may_date(other.time) for other in group)


def _context(group: Sequence[Stated], fiscal_year: int, text: str) -> int | None:
    """Return the one fiscal year that a group itself says its times are in."""
    spans = {
        stated.time.spans(fiscal_year)[0] for stated in group if stated.time.dated and _dates_others(stated, group)
    }
    if len(spans) > 1:
        raise ThaiTimeError("disagree", text, spans=show(sorted(spans)))
    return next((fiscal_year_of(span.start) for span in spans), None)


def _lend_months(groups: Sequence[Sequence[Stated]], contexts: Sequence[int | None]) -> list[list[Stated]]:
    later: Range | None = None
    lent: list[list[Stated]] = []
    for group, context in zip(reversed(groups), reversed(contexts), strict=True):
        changed: list[Stated] = []
        for stated in reversed(group):
            time = stated.time
            if isinstance(time, Range) and later and context is None:
                time = time.followed_by(later)
            later = time if isinstance(time, Range) and time.dated else None
            changed.append(replace(stated, time=time))
        lent.append(changed[::-1])
    return lent[::-1]


def _fill(contexts: Sequence[int | None]) -> list[int | None]:
    filled: list[int | None] = []
    for context in contexts:
        filled.append(context if context is not None or not filled else filled[-1])
    return filled
