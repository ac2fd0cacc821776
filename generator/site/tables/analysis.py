"""Rows of the analysis table: one for each instrument, with its scores and what was made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.assessment.measure_totals import instruments_of
from generator.catalogue.model import Catalogue, Indicator, Instrument
from generator.records.layouts.links import instrument_name
from generator.records.layouts.model import Column, ColumnKey, Layout
from generator.records.loading.workspace import Workspace
from generator.records.model.result import Analysis, AnalysisKind, AnalysisPoint, Result
from generator.site.tables.blocks import Pen, in_text
from generator.site.tables.scores import score_blocks
from generator.site.tables.values import Block, Cell, Entry, Row

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a row is about: an instrument, its indicators, and the result of the year."""

    instrument: Instrument
    order: int
    indicators: tuple[Indicator, ...]
    form: Catalogue
    result: Result


def analysis_rows(layout: Layout, workspace: Workspace, year: int) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield a row for each instrument with the heading of its group."""
    form = workspace.names(year)
    loaded = workspace.results.get(year)
    result = loaded.record if loaded else Result()
    for order, instrument in enumerate(form.weights, start=1):
        shown = Printed(instrument, order, form.indicators_of(instrument), form, result)
        headings = (instrument_name(instrument, layout, order),) if layout.group_by else ()
        yield headings, Row(tuple(_cell(column, layout, shown) for column in layout.columns), about=(instrument,))


def _cell(column: Column, layout: Layout, shown: Printed) -> Cell:
    pen = Pen(layout, column)
    return Cell(tuple(block for key in column.key for block in _WRITERS[key](pen, shown)))


def _scores(pen: Pen, shown: Printed) -> Blocks:
    return tuple(
        block
        for indicator in shown.indicators
        for block in score_blocks(pen, shown.result.indicators.get(indicator.number))
    )


def _of_kind(kind: AnalysisKind) -> Callable[[Pen, Printed], Blocks]:
    def write(pen: Pen, shown: Printed) -> Blocks:
        """Write the cells of the blocks of one kind."""
        passages = [passage for passage in shown.result.analysis if passage.kind == kind and _belongs(passage, shown)]
        return tuple(_points(pen, tuple(point for passage in passages for point in passage.points)))

    return write


def _belongs(passage: Analysis, shown: Printed) -> bool:
    instruments = (passage.instrument,) if passage.instrument else instruments_of(passage, shown.form)
    return shown.instrument in instruments


def _points(pen: Pen, points: tuple[AnalysisPoint, ...]) -> Iterator[Block]:
    """Yield the lines in order; points are counted on from text to text, and anew after a heading or lead-in."""
    together: list[str] = []
    for point in points:
        if point.kind == "point":
            together.append(point.text)
            continue
        yield from pen.list(together)
        together = []
        if point.kind == "bullet":
            yield Block("list", (Entry(in_text(point.text, pen.layout), "-"),))
        else:
            yield from pen.heading(point.text) if point.kind == "heading" else pen.plain(point.text)
    yield from pen.list(together)


_WRITERS: dict[ColumnKey, Callable[[Pen, Printed], Blocks]] = {
    "instrument": lambda pen, shown: pen.plain(instrument_name(shown.instrument, pen.layout, shown.order)),
    "indicators": lambda pen, shown: pen.list([one.title for one in shown.indicators]),
    "scores": _scores,
    "finding": _of_kind("finding"),
    "suggestion": _of_kind("suggestion"),
    "weakness": _of_kind("weakness"),
    "maintain": _of_kind("maintain"),
}
