"""Planned and real figures by period as a page shows them: in words, and as bars beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.records.model.targets import Figures, PeriodFigure, number_words


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One stretch: when, the figures in words, how long their bars are in percent of the longest, a remark."""

    when: str
    planned: str
    real: str
    planned_width: float
    real_width: float
    share: str
    note: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """One target with its stretches and what all come to."""

    title: str
    unit: str
    is_cumulative: bool
    rows: tuple[FigureRow, ...]
    planned: str
    real: str


def figures_views(every: Sequence[Figures]) -> tuple[FiguresView, ...]:
    """Return the targets that have any stretch, as pages show them."""
    return tuple(_view(figures) for figures in every if figures.periods)


def _view(figures: Figures) -> FiguresView:
    planned, real = figures.totals()
    return FiguresView(
        figures.title or "แผนและผลรายช่วง",
        figures.unit,
        figures.cumulative,
        tuple(_row(one, figures.most) for one in figures.periods),
        number_words(planned),
        number_words(real),
    )


def _row(one: PeriodFigure, most: Decimal) -> FigureRow:
    return FigureRow(
        when_words(one),
        number_words(one.planned) or "ไม่ระบุ",
        number_words(one.real) or "ยังไม่มี",
        _width(one.planned, most),
        _width(one.real, most),
        f"{one.real * 100 / one.planned:.0f}" if one.real is not None and one.planned else "",
        one.note or "",
    )


def _width(value: Decimal | None, most: Decimal) -> float:
    return round(float(max(value, Decimal()) * 100 / most), 2) if value is not None and most > 0 else 0


def when_words(one: PeriodFigure) -> str:
    """Return the stretch in the agency's words, else its days."""
    return one.period.text or (str(one.period.span) if one.period.span else "ไม่ระบุช่วง")


def figure_lines(figures: Figures) -> Iterator[str]:
    """Yield the stretches one by one as a printed table says them: ``ไตรมาส 1: แผน 100 ผล 80 คน``."""
    for one in figures.periods:
        planned, real = number_words(one.planned) or "-", number_words(one.real) or "-"
        yield f"{when_words(one)}: แผน {planned} ผล {real} {figures.unit}"
