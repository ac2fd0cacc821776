"""Rows of an item table: one for each item of the form, or one for items that share everything but their work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.model import Catalogue, CatalogueItem
from generator.records.layouts.links import indicator_name, instrument_name, ranges, sub_indicator_name
from generator.records.layouts.model import Column, ColumnKey, GroupBy, Layout
from generator.records.loading.workspace import Workspace
from generator.records.model.item import Item
from generator.site.tables.blocks import Pen, in_digits, in_text, said_once
from generator.site.tables.periods import follow_up_words, period_words
from generator.site.tables.values import Block, Cell, Entry, Row
from generator.site.tables.wording import responsible_blocks, status_blocks

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What one table row is about: items of the form in order, each with its record if there is one."""

    items: Sequence[tuple[CatalogueItem, Item | None]]
    form: Catalogue
    workspace: Workspace
    year: int

    @property
    def record(self) -> Item | None:
        """The record of the first item: what items of one row share is the same in all of them."""
        return self.items[0][1]


def item_rows(layout: Layout, workspace: Workspace, year: int) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield each row with the headings of the group it stands in; no rows for a year without a form."""
    form = workspace.form(year)
    if form is None:
        return
    for items in _portions(form, layout, workspace, year):
        shown = Printed(items, form, workspace, year)
        headings = tuple(filter(None, (_heading(by, items[0][0], layout, form) for by in layout.group_by)))
        cells = tuple(_cell(column, layout, shown) for column in layout.columns)
        yield headings, Row(cells, about=tuple(item.code for item, _ in items))


def _portions(
    form: Catalogue, layout: Layout, workspace: Workspace, year: int
) -> Iterator[list[tuple[CatalogueItem, Item | None]]]:
    together: list[tuple[CatalogueItem, Item | None]] = []
    for item in form.items:
        loaded = workspace.item(year, item.code)
        entry = (item, loaded.record if loaded else None)
        if together and (layout.one_row_per == "item" or _shared(*together[-1]) != _shared(*entry)):
            yield together
            together = []
        together.append(entry)
    if together:
        yield together


def _shared(item: CatalogueItem, record: Item | None) -> tuple[object, ...]:
    if record is None:
        return (item.sub_indicator,)
    return item.sub_indicator, record.responsible, record.period, record.follow_up, record.remark


def _heading(by: GroupBy, item: CatalogueItem, layout: Layout, form: Catalogue) -> str | None:
    sub = form.sub_indicator(item.sub_indicator)
    if by == "group":
        return item.group if item.group and (sub is None or item.group != sub.title) else None
    if by == "sub_indicator":
        return sub_indicator_name(item.sub_indicator, form)
    return indicator_name(sub.indicator, form) if by == "indicator" and sub else instrument_name("OIT", layout)


def _cell(column: Column, layout: Layout, shown: Printed) -> Cell:
    pen = Pen(layout, column)
    blocks = said_once(block for key in column.key for block in _WRITERS[key](pen, shown))
    return Cell(blocks, same_as="OIT" if column.key == ("instrument",) else None)


def _of_record(words: Callable[[Pen, Printed, Item], Blocks]) -> Callable[[Pen, Printed], Blocks]:
    def write(pen: Pen, shown: Printed) -> Blocks:
        """Write what stands in an item's record, or nothing."""
        return words(pen, shown, shown.record) if shown.record else ()

    return write


def _label(pen: Pen, shown: Printed) -> Blocks:
    codes = ranges([item.code for item, _ in shown.items])
    return pen.plain(f"{sub_indicator_name(shown.items[0][0].sub_indicator, shown.form)} ({codes})")


def _instruction(pen: Pen, shown: Printed) -> Blocks:
    """Write what is to be done, each text after the code of its item; items with the same text are named together."""
    together: dict[str, list[str]] = {}
    for item, record in shown.items:
        if record and record.instruction:
            together.setdefault(record.instruction, []).append(item.code)
    entries = tuple(
        Entry(in_text(words, pen.layout), in_digits(ranges(codes), pen.layout)) for words, codes in together.items()
    )
    return (Block("list", entries),) if entries else ()


def _progress(pen: Pen, shown: Printed) -> Blocks:
    return pen.list([entry.text for _, record in shown.items if record for entry in record.progress])


_WRITERS: dict[ColumnKey, Callable[[Pen, Printed], Blocks]] = {
    "code": lambda pen, shown: pen.plain(ranges([item.code for item, _ in shown.items])),
    "title": lambda pen, shown: pen.list([item.title for item, _ in shown.items]),
    "label": _label,
    "instrument": lambda pen, _shown: pen.plain(instrument_name("OIT", pen.layout)),
    "parts": lambda pen, shown: pen.list([part.title for item, _ in shown.items for part in item.parts]),
    "instruction": _instruction,
    "responsible": _of_record(lambda pen, shown, item: responsible_blocks(pen, item.responsible, shown.workspace)),
    "period": _of_record(lambda pen, shown, item: pen.text(period_words(item.period, pen.layout, shown.year))),
    "follow_up": _of_record(lambda pen, shown, item: pen.text(follow_up_words(item.follow_up, pen.layout, shown.year))),
    "note": _of_record(lambda pen, _shown, item: pen.text(item.remark)),
    "status": _of_record(lambda pen, _shown, item: status_blocks(pen, item.work)),
    "progress": _progress,
}
