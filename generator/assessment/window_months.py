"""Which months of a window must be shown, and which of them a set of evidence leaves out.

Two kinds of window are shown month by month: the first six months of the fiscal year, all of which must be there, and
a whole year month by month, of which the months that have ended when the form is answered must be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from generator.catalogue.model import Catalogue, Window
from generator.catalogue.rounds import Rounds
from generator.thai.dates import format_date
from generator.thai.fiscal import Span, fiscal_year_of, month_span
from generator.thai.months import MONTHS_LONG

ANSWERING = "oit-answers"
"""The step of the calendar in which agencies answer the form; what happens after its end cannot be shown."""
_MONTHS_IN_YEAR = 12


def due_months(window: Window, form: Catalogue | None, year: int, day: date | None) -> tuple[Span, ...]:
    """Return the months, in order, that evidence of an item with ``window`` must show when ``year`` (BE) is assessed.

    None for windows that are not shown month by month. ``day`` is the day of looking, the end of time where it is None.
    """
    asked = window.span(year)
    if asked is None or window.kind not in {"first_half", "monthly"}:
        return ()
    first = fiscal_year_of(asked.start)
    months = [month_span(first, nth) for nth in range(1, _MONTHS_IN_YEAR + 1)]
    inside = [month for month in months if asked.covers(month)]
    if window.kind == "first_half":
        return tuple(inside)
    event = form.calendar.event(ANSWERING) if form else None
    answering = event.span(year) if event else None
    ends = min(filter(None, (day, answering.end if answering else None)), default=date.max)
    return tuple(month for month in inside if month.end < ends)


def missing_months(due: Sequence[Span], shown: Iterable[Span]) -> tuple[Span, ...]:
    """Return the months of ``due`` that none of the spans ``shown`` touches."""
    spans = list(shown)
    return tuple(month for month in due if not any(_meet(month, span) for span in spans))


def missing_rounds(
    rounds: Rounds | None, window: Window, year: int, day: date | None, shown: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the months of every round that has ended and that none of the spans ``shown`` touches.

    Rounds are those of the fiscal year that the window speaks of when ``year`` (BE) is assessed. Evidence of a timeless
    item need not say when it is from: then nothing is known to be missing.
    """
    if rounds is None or not shown:
        return ()
    asked = window.year(year)
    ended = [span for span in rounds.spans(asked) if day is None or span.end < day]
    missing = [span for span in ended if not any(_meet(span, one) for one in shown)]
    months = [month_span(asked, nth) for nth in range(1, _MONTHS_IN_YEAR + 1)]
    return tuple(month for month in months if any(_meet(month, span) for span in missing))


def month_words(months: Sequence[Span]) -> str:
    """Name months: ``มกราคม – มีนาคม 2569``, ``ตุลาคม 2568, มกราคม 2569``; what follows each other is a run."""
    runs = groupby(enumerate(months), key=lambda pair: _number(pair[1].start) - pair[0])
    return ", ".join(_run_words([month for _, month in run]) for _, run in runs)


def _run_words(run: Sequence[Span]) -> str:
    first, last = run[0].start, run[-1].start
    if len(run) == 1:
        return _month(first)
    start = _month(first) if first.year != last.year else MONTHS_LONG[first.month - 1]
    return f"{start} – {_month(last)}"


def _month(day: date) -> str:
    return format_date(day, months="long").split(" ", 1)[1]


def _number(day: date) -> int:
    return day.year * _MONTHS_IN_YEAR + day.month


def _meet(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end
