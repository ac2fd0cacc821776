"""Rows of a measure table: a row for each row of a measure, or one for the whole measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.assessment.measure_totals import instruments_of
from generator.records.layouts.links import indicator_name, instrument_name, label
from generator.records.layouts.model import Column, ColumnKey, GroupBy, Layout
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure, MeasureRow
from generator.records.model.responsible import Responsible
from generator.site.tables.blocks import Pen, said_once
from generator.site.tables.periods import follow_up_words, period_words
from generator.site.tables.values import Block, Cell, Row
from generator.site.tables.wording import responsible_blocks, status_blocks
from generator.site.views.figures_view import figure_lines

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What one table row is about: a measure, those of its rows that it shows, and how many steps came before."""

    measure: Measure
    rows: Sequence[MeasureRow]
    number: int
    steps_before: int
    workspace: Workspace
    year: int


def measure_rows(
    measures: Sequence[Measure], layout: Layout, workspace: Workspace, year: int
) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield each row with the headings of the group it stands in."""
    counted: dict[tuple[str, ...], int] = {}
    for measure in measures:
        headings = tuple(_heading(by, measure, layout, workspace, year) for by in layout.group_by)
        scope = headings if layout.number_by == "group" else ()
        counted[scope] = counted.get(scope, 0) + 1
        for rows, before in _portions(measure, layout):
            shown = Printed(measure, rows, counted[scope], before, workspace, year)
            cells = tuple(_cell(column, layout, shown) for column in layout.columns)
            yield headings, Row(cells, about=(measure.id,))


def _portions(measure: Measure, layout: Layout) -> Iterator[tuple[Sequence[MeasureRow], int]]:
    if layout.one_row_per == "measure" or not measure.rows:
        yield measure.rows, 0
        return
    before = 0
    for row in measure.rows:
        yield (row,), before
        before += len(row.steps)


def _heading(by: GroupBy, measure: Measure, layout: Layout, workspace: Workspace, year: int) -> str:
    names = workspace.names(year)
    if by == "instrument":
        instrument = next(iter(instruments_of(measure.answers, names)), None)
        return instrument_name(instrument, layout) if instrument else "ไม่ระบุแบบวัด"
    number = next(iter(measure.answers.indicators), None)
    return indicator_name(number, names) if number else "ไม่ระบุตัวชี้วัด"


def _cell(column: Column, layout: Layout, shown: Printed) -> Cell:
    pen = Pen(layout, column)
    blocks = said_once(block for key in column.key for block in _WRITERS[key](pen, shown))
    same = (shown.workspace.folder, shown.measure.id) if column.key != ("instrument",) else _instruments(shown)
    return Cell(blocks, same_as=same)


def _instruments(shown: Printed) -> tuple[str, ...]:
    return instruments_of(shown.measure.answers, shown.workspace.names(shown.year))


def _number(pen: Pen, shown: Printed) -> Blocks:
    return pen.plain(pen.mark(pen.layout.number_mark, shown.number))


def _title(pen: Pen, shown: Printed) -> Blocks:
    return pen.list(shown.measure.title) or _label(pen, shown)


def _label(pen: Pen, shown: Printed) -> Blocks:
    return pen.plain(label(shown.measure.answers, shown.workspace.names(shown.year)))


def _steps(pen: Pen, shown: Printed) -> Blocks:
    steps = [step for row in shown.rows for step in row.steps]
    if not pen.column.across_rows:
        return pen.list(steps)
    return pen.list(steps, shown.steps_before, sum(len(row.steps) for row in shown.measure.rows))


def _of_rows(words: Callable[[Pen, Printed, MeasureRow], Blocks]) -> Callable[[Pen, Printed], Blocks]:
    """Write what every row says; what several rows of one measure say alike is written once."""

    def write(pen: Pen, shown: Printed) -> Blocks:
        """Write what the rows of a measure say, each thing once."""
        return tuple(dict.fromkeys(block for row in shown.rows for block in words(pen, shown, row)))

    return write


def _responsible(pen: Pen, shown: Printed) -> Blocks:
    """Write who answers for the rows as one list, each unit once; what is said in words stays as it was said."""
    every = [row.responsible for row in shown.rows]
    if any(one.text for one in every):
        return tuple(dict.fromkeys(block for one in every for block in responsible_blocks(pen, one, shown.workspace)))
    units = dict.fromkeys(unit for one in every for unit in one.units)
    whole = Responsible(units=tuple(units), all=any(one.all for one in every))
    return responsible_blocks(pen, whole, shown.workspace)


def _result(pen: Pen, shown: Printed) -> Blocks:
    own = [text for row in shown.rows for text in row.result]
    return pen.list(own or shown.measure.result)


def _instrument(pen: Pen, shown: Printed) -> Blocks:
    return pen.list([instrument_name(name, pen.layout) for name in _instruments(shown)])


def _figures(pen: Pen, shown: Printed) -> Blocks:
    lines = [line for figures in shown.measure.figures for line in figure_lines(figures)]
    return pen.plain(" · ".join(lines))


def _target(pen: Pen, shown: Printed) -> Blocks:
    target = shown.measure.target
    if target is None:
        return ()
    counted = f"{target.number} {target.unit or ''}".strip() if target.number is not None else None
    return pen.plain(" · ".join(words for words in (target.text, counted) if words))


_WRITERS: dict[ColumnKey, Callable[[Pen, Printed], Blocks]] = {
    "number": _number,
    "title": _title,
    "label": _label,
    "instrument": _instrument,
    "issue": lambda pen, shown: pen.plain(shown.measure.issue),
    "recommendation": lambda pen, shown: pen.list(shown.measure.recommendation),
    "steps": _steps,
    "responsible": _responsible,
    "period": _of_rows(lambda pen, shown, row: pen.text(period_words(row.period, pen.layout, shown.year))),
    "follow_up": _of_rows(lambda pen, shown, row: pen.text(follow_up_words(row.follow_up, pen.layout, shown.year))),
    "note": _of_rows(lambda pen, _shown, row: pen.text(row.note)),
    "status": lambda pen, shown: status_blocks(pen, shown.measure.work),
    "progress": lambda pen, shown: pen.list([entry.text for entry in shown.measure.progress]),
    "result": _result,
    "outcome": lambda pen, shown: pen.list(shown.measure.outcome),
    "target": _target,
    "figures": _figures,
}
