"""What the tables of a document print, row by row, put together from the document alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.real_documents.gold import codes, listed, mapping, nodes, value, whole, words
from tests.real_documents.measure_records import analysis_cells, measure_ids
from tests.real_documents.printed_cells import (
    Node,
    analysis_cell,
    indicator_cell,
    item_cell,
    level_cell,
    measure_cell,
)

CellReader = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a printed table; ``about`` is as in ``generator.site.tables.values.Row``.

    ``None`` stands for a cell that the document keeps no words of: print that our layouts write themselves.
    """

    about: tuple[str, ...]
    cells: tuple[str | None, ...]
    line: object = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A printed table with the id of its layout; ``unread`` are references of rows that lead to nothing we know."""

    name: str
    layout: str
    rows: tuple[PrintedRow, ...]
    unread: tuple[str, ...] = ()


def printed_tables(gold: Node) -> tuple[PrintedTable, ...]:
    """Return every table of the document; rows that only carry on over a page stand in the row they carry on."""
    return tuple(_table(gold, table) for table in nodes(gold, "tables"))


def _table(gold: Node, table: Node) -> PrintedTable:
    keys = [str(column.get("key")) for column in nodes(table, "columns")]
    rows: list[PrintedRow] = []
    unread: list[str] = []
    seen: set[str] = set()
    for row in nodes(table, "rows"):
        refs = _refs(row)
        if refs and all(ref in seen and ref.startswith("analysis:") for ref in refs):
            continue
        found = [_read(gold, row, ref, seen) for ref in refs]
        seen.update(refs, (ref.split("/")[0] for ref in refs))
        readers = [one for one in found if one is not None]
        if len(readers) < len(refs):
            unread.extend(refs)
        elif readers:
            about = tuple(name for names, _ in readers for name in names)
            cells = tuple(_cell(row, key, [reader for _, reader in readers]) for key in keys)
            rows.append(PrintedRow(about, cells, row.get("line")))
    return PrintedTable(str(table.get("id")), (words(table, "layout") or "").lower(), tuple(rows), tuple(unread))


def _refs(row: Node) -> list[str]:
    """Return what a row refers to; one printed row may hold several records, a heading holds none."""
    found = value(row, "refs", "ref") or value(row, "items")
    split = found if isinstance(found, list) else re.split(r"\s*[,+;]\s*", str(found)) if found else []
    return [str(ref) for ref in split if str(ref) and str(ref).split(":")[0] not in _HEADINGS]


_HEADINGS = {"head", "heading", "header", "section", "title", "page"}


def _cell(row: Node, key: str, readers: list[CellReader]) -> str | None:
    texts = [reader(key) for reader in readers]
    known = None if None in texts else " ".join(dict.fromkeys(text for text in texts if text))
    return known or words(row.get("print"), key) or known


def _read(gold: Node, row: Node, ref: str, seen: set[str]) -> tuple[tuple[str, ...], CellReader] | None:
    """Return what a reference is about and how to read each cell of its row."""
    kind, _, name = ref.partition(":")
    scores = mapping(gold, "scores")
    if kind == "level":
        level = dict(enumerate(nodes(gold.get("level_scale"), "rows"))).get(whole(name) or 0)
        return ((name,), partial(level_cell, level)) if level else None
    if kind == "total":
        return ("total",), partial(indicator_cell, scores, None, shown=False)
    if kind == "indicator":
        one = next((one for one in nodes(scores, "indicators") if str(one.get("number")) == name), None)
        return ((name,), partial(indicator_cell, scores, one, shown=bool(row.get("show_instrument")))) if one else None
    if kind == "analysis":
        entry = next((entry for entry in nodes(gold, "analysis") if entry.get("instrument") == name), None)
        return ((name,), partial(analysis_cell, entry)) if entry else None
    return _measure(gold, ref, seen) or _items(gold, row, ref)


def _measure(gold: Node, ref: str, seen: set[str]) -> tuple[tuple[str, ...], CellReader] | None:
    identity, _, place = ref.partition("/")
    found = next(((name, node) for name, node in measure_ids(gold) if str(node.get("id")) == identity), None)
    if found is None:
        return None
    name, node = found
    rows = nodes(node, "rows")
    row = next((one for one in rows if str(one.get("row")) == (place or "1")), rows[0] if rows else {})
    beside = analysis_cells(gold).get(identity)
    reader = partial(measure_cell, node, row, beside, first=identity not in seen)
    return (name,), reader


def _items(gold: Node, row: Node, ref: str) -> tuple[tuple[str, ...], CellReader] | None:
    """Find an item, or the group of items that a printed row holds."""
    every, groups = nodes(gold, "oit_items"), nodes(gold, "oit_groups")
    name = ref.rpartition(":")[2]
    wanted = set(codes(name))
    named = [one for one in groups if {ref, name} & _names(one)]
    if not named and ":" in ref and (place := whole(name)) is not None:
        named = groups[place : place + 1]
    if not named and len(wanted) > 1:
        named = [one for one in groups if wanted <= set(_held(one))]
    if named:
        group = next((one for one in named if one.get("line") == row.get("line")), named[0])
        held = _held(group)
        own = nodes(group, "items") or [one for one in every if set(_codes_of(one)) & set(held)]
        return tuple(held), partial(item_cell, own, group)
    items = [one for one in every if str(one.get("id")) == name or wanted & set(_codes_of(one))]
    return (
        (tuple(code for one in items for code in _codes_of(one)), partial(item_cell, items, items[0]))
        if items
        else None
    )


def _held(group: Node) -> list[str]:
    """Return the codes of the items of a group."""
    plain = [entry for entry in listed(group, "items") if not isinstance(entry, Mapping)]
    return [*codes(plain), *(code for one in nodes(group, "items") for code in _codes_of(one))]


def _codes_of(node: Node) -> Iterator[str]:
    return codes(value(node, "id", "code", "ids"))


def _names(group: Mapping[str, Any]) -> set[str]:
    return {str(group.get(key)) for key in ("id", "ref", "sub_indicator", "label", "row")} - {"None"}
