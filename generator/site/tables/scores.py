"""Rows of the score tables: indicators with their instruments, and the levels of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.assessment.scoring import scores
from generator.catalogue.model import Catalogue, Indicator, Level
from generator.records.layouts.links import instrument_name
from generator.records.layouts.model import Column, ColumnKey, Layout
from generator.records.loading.workspace import Workspace
from generator.records.model.result import Result
from generator.site.tables.blocks import Pen
from generator.site.tables.values import Block, Cell, Row
from generator.site.views.result_scores import Verdict

Blocks = tuple[Block, ...]

FULL_MARKS = Decimal(100)
_STEP = Decimal("0.01")
_INSTRUMENT_COLUMNS = {"instrument", "instrument_score"}


@dataclass(frozen=True, slots=True)
class Printed:
    """What a row is about: an indicator, the form its name comes from, and the result of the year."""

    indicator: Indicator
    form: Catalogue
    result: Result
    derived: dict[str, Decimal | None]


def score_rows(layout: Layout, workspace: Workspace, year: int) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield a row for each indicator of the year's form, and the row of the total where the layout has one.

    An instrument's score is the one recorded, else the mean of its indicators where all of them are known.
    """
    form = workspace.names(year)
    loaded = workspace.results.get(year)
    result = loaded.record if loaded else Result()
    derived = {str(name): score for name, score in scores(form, result.indicators).instruments.items()}
    for indicator in form.indicators:
        shown = Printed(indicator, form, result, derived)
        cells = tuple(_cell(column, layout, shown) for column in layout.columns)
        yield (), Row(cells, about=(str(indicator.number),))
    if layout.total:
        yield (), _total(layout, result)


def _cell(column: Column, layout: Layout, shown: Printed) -> Cell:
    pen = Pen(layout, column)
    blocks = tuple(block for key in column.key for block in _WRITERS[key](pen, shown))
    merged = _INSTRUMENT_COLUMNS.issuperset(column.key)
    return Cell(blocks, same_as=shown.indicator.instrument if merged else None)


def _total(layout: Layout, result: Result) -> Row:
    """Write the total into the last column, under its heading in the first."""
    last = len(layout.columns) - 1
    cells: list[Cell | None] = [None] * len(layout.columns)
    cells[0] = Cell(Pen(layout, layout.columns[0]).plain(layout.total), colspan=last)
    cells[last] = Cell(score_blocks(Pen(layout, layout.columns[last]), result.total))
    return Row(tuple(cells), about=("total",))


def score_blocks(pen: Pen, score: Decimal | None) -> Blocks:
    """Return a score with as many decimals as it has, two at most; nothing where it is not known."""
    return () if score is None else pen.plain(pen.mark(score_words(score), 0))


def score_words(score: Decimal) -> str:
    """Write a score, rounded half up: 99.15 → ``99.15``, 87.50 → ``87.5``, 100.00 → ``100``, 87.125 → ``87.13``."""
    return f"{score.quantize(_STEP, ROUND_HALF_UP).normalize():f}"


def _instrument(pen: Pen, shown: Printed) -> Blocks:
    order = list(shown.form.weights).index(shown.indicator.instrument) + 1
    return pen.plain(instrument_name(shown.indicator.instrument, pen.layout, order))


def _instrument_score(pen: Pen, shown: Printed) -> Blocks:
    name = shown.indicator.instrument
    return score_blocks(pen, shown.result.instruments.get(name, shown.derived.get(name)))


def _indicator(pen: Pen, shown: Printed) -> Blocks:
    return pen.plain(f"{pen.mark(pen.layout.number_mark, shown.indicator.number)} {shown.indicator.title}")


def _verdict(pen: Pen, shown: Printed) -> Blocks:
    verdict = shown.result.verdicts.get(shown.indicator.number)
    return pen.plain(pen.layout.verdicts.get(verdict, Verdict(verdict).thai)) if verdict else ()


_WRITERS: dict[ColumnKey, Callable[[Pen, Printed], Blocks]] = {
    "number": lambda pen, shown: pen.plain(pen.mark(pen.layout.number_mark, shown.indicator.number)),
    "title": lambda pen, shown: pen.plain(shown.indicator.title),
    "instrument": _instrument,
    "instrument_score": _instrument_score,
    "indicator": _indicator,
    "score": lambda pen, shown: score_blocks(pen, shown.result.indicators.get(shown.indicator.number)),
    "verdict": _verdict,
}


def level_rows(layout: Layout, workspace: Workspace, year: int) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield a row for each level of the year's form, best first, with the totals it takes."""
    form = workspace.form(year)
    upper = FULL_MARKS
    for level in form.levels.levels if form else ():
        yield (), Row(tuple(_level_cell(column, layout, level, upper) for column in layout.columns))
        if level.instruments is None:
            upper = level.total - _STEP


def _level_cell(column: Column, layout: Layout, level: Level, upper: Decimal) -> Cell:
    pen = Pen(layout, column)
    every = f" และทุกแบบวัดตั้งแต่ {_border(level.instruments)}" if level.instruments is not None else ""
    words = {"range": f"{_border(level.total)} - {_border(upper)}{every}", "level": level.name}
    return Cell(tuple(block for key in column.key for block in pen.plain(pen.mark(words[key], 0))))


def _border(score: Decimal) -> str:
    """Write a border of a level as printed scales do: two decimals, but 0 and 100 without."""
    return str(int(score)) if score in {0, FULL_MARKS} else f"{score:.2f}"
