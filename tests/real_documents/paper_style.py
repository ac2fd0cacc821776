"""How a document prints its lists and headings: the shipped layout, altered where the paper does it otherwise.

A layout is print as data, so an agency whose paper has other headings, marks or boxes than the shipped layout of its
kind keeps a layout of its own in ``content/layouts``. Papers are not always regular; the commoner way counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.records.layouts.model import Column, Layout, Marks
from generator.records.layouts.store import available
from generator.thai.digits import to_arabic
from tests.real_documents.gold import Point, Raw, listed, nodes, points, squeezed, value, whole, words

Node = Mapping[str, Any]
_LISTS = {
    "title": ("titles", "title"),
    "recommendation": ("recommendation", "recommendations"),
    "steps": ("steps", "step"),
    "result": ("result",),
    "outcome": ("outcome",),
    "progress": ("progress",),
}
"""Columns that hold lists, and the keys under which the document keeps them."""

_TEXTS = frozenset({"period", "follow_up", "note"})
"""Columns of running text, which a paper may print as a list of one."""
_DASHES = "-–•"


@dataclass(slots=True)
class Votes:
    """What the marks of one column say: before a lone entry, before one of several, before a sub-entry."""

    one: Counter[str] = field(default_factory=Counter)
    many: Counter[str] = field(default_factory=Counter)
    sub: Counter[str] = field(default_factory=Counter)


def document_layouts(gold: Node) -> dict[str, Layout]:
    """Return every shipped layout by id, those that the document uses as the document prints them."""
    return {name: _as_printed(gold, name, shipped) for name, shipped in available().items()}


def _as_printed(gold: Node, name: str, shipped: Layout) -> Layout:
    tables = [table for table in nodes(gold, "tables") if (words(table, "layout") or "").lower() == name]
    if not tables or shipped.subject not in {"measures", "items"}:
        return shipped
    own = [str(table.get("id")) for table in tables]
    measures = [one for one in nodes(gold, "measures") if str(one.get("table") or own[0]) in own]
    described = measures if shipped.subject == "measures" else nodes(gold, "oit_items")
    columns = tuple(
        _column(column, printed, described)
        for column, printed in zip(shipped.columns, _headings(tables[0], shipped), strict=True)
    )
    changes: dict[str, Any] = {"columns": columns}
    if shipped.subject == "measures":
        changes |= _numbering(measures, tables, shipped)
    changes |= _boxes(described, shipped)
    return shipped.model_copy(update=changes)


def _headings(table: Node, shipped: Layout) -> Sequence[Node | None]:
    printed = nodes(table, "columns")
    return printed if len(printed) == len(shipped.columns) else [None] * len(shipped.columns)


def _column(column: Column, printed: Node | None, described: Sequence[Node]) -> Column:
    heading = words(printed, "text") or column.heading
    same = "{" in column.heading or squeezed(heading) == squeezed(column.heading)
    changes: dict[str, Any] = {} if same else {"heading": heading}
    records = [list(_lists_of(node, _LISTS.get(key, ()))) for key in column.key for node in described]
    across = _across(records, usual=column.across_rows)
    if across != column.across_rows:
        changes["across_rows"] = across
    votes = Votes()
    for lists in records:
        _count(votes, [sum(lists, ())] if across else lists)
    votes.one.update(_leads(column, described))
    one, many = _winner(votes.one, column.marks.one), _winner(votes.many, column.marks.many)
    marks = Marks(one=one, many=many, sub=_winner(votes.sub, column.marks.sub))
    return column.model_copy(update=changes | ({} if marks == column.marks else {"marks": marks}))


def _leads(column: Column, described: Sequence[Node]) -> Iterator[str]:
    """Yield the mark, or its absence, before every running text of the column."""
    for row in (row for node in described for row in nodes(node, "rows")):
        for text in filter(None, (words(row, key) for key in column.key if key in _TEXTS)):
            yield text[0] if text[0] in _DASHES else ""


def _lists_of(node: Node, keys: tuple[str, ...]) -> Iterator[tuple[Point, ...]]:
    """Yield the list that the node holds under one of ``keys``, or those of its rows."""
    for one in (node, *nodes(node, "rows")):
        found = points(one, *keys) if keys else ()
        if found and (len(found) > 1 or found[0].mark or found[0].sub or isinstance(value(one, *keys), list)):
            yield found


def _across(records: Sequence[Sequence[tuple[Point, ...]]], *, usual: bool) -> bool:
    """Tell whether the numbers of lists go on from row to row of one record."""
    votes: Counter[bool] = Counter()
    for lists in records:
        counted = 0
        for entries in lists:
            first = _number(entries[0].mark)
            if counted and first:
                votes[first == counted + 1] += 1
            counted += len(entries)
    return votes.most_common(1)[0][0] if votes else usual


def _count(votes: Votes, lists: Sequence[tuple[Point, ...]]) -> None:
    for entries in lists:
        for number, entry in enumerate(entries, start=1):
            (votes.one if len(entries) == 1 else votes.many)[_pattern(entry.mark, number)] += 1
            votes.sub.update(_pattern(sub.mark, number, place) for place, sub in enumerate(entry.sub, start=1))


def _number(mark: str) -> int:
    found = re.search(r"\d+", to_arabic(mark))
    return int(found[0]) if found else 0


def _pattern(mark: str, number: int, sub: int = 0) -> str:
    """Return the pattern of which ``mark`` is an instance: ``๒.`` as the second is ``{n}.``; else the mark itself."""
    plain = to_arabic(mark).strip()
    if sub and re.fullmatch(rf"\D*{number}\D+{sub}\D*", plain):
        return re.sub(rf"^(\D*){number}(\D+){sub}", r"\1{n}\2{m}", plain)
    wanted, name = (sub, "{m}") if sub else (number, "{n}")
    return plain.replace(str(wanted), name, 1) if re.fullmatch(rf"\D*{wanted}\D*", plain) else plain


def _winner(votes: Counter[str], usual: str) -> str:
    """Return the commonest pattern that can count; the usual one where it is as common, or nothing was counted."""
    regular = Counter({pattern: count for pattern, count in votes.items() if not re.search(r"\d", pattern)})
    best = max(regular.values(), default=0)
    return usual if regular[usual] == best else regular.most_common(1)[0][0]


def _numbering(measures: Sequence[Node], tables: Sequence[Node], shipped: Layout) -> dict[str, Any]:
    """Tell how measures are numbered, and whether every table starts again."""
    marks = [(whole(one.get("number")), str(one["number_text"])) for one in measures if one.get("number_text")]
    patterns = Counter(_pattern(text, number) for number, text in marks if number is not None)
    starts = sum(number == 1 for number, _ in marks)
    by_group = {"number_by": "group"} if shipped.group_by and len(tables) > 1 and starts > 1 else {}
    return {"number_mark": _winner(patterns, shipped.number_mark)} | by_group


def _boxes(described: Iterable[Node], shipped: Layout) -> dict[str, Any]:
    """Return the boxes of the status cell where the paper words its two boxes otherwise."""
    printed = next((list(found) for node in described for found in _options(node)), [])
    usual = [choice.label for choice in shipped.statuses]
    if len(printed) != len(usual) or printed == usual:
        return {}
    relabelled = (
        choice.model_copy(update={"label": label}) for choice, label in zip(shipped.statuses, printed, strict=True)
    )
    return {"statuses": tuple(relabelled)}


def _options(node: Raw) -> Iterator[Sequence[str]]:
    for one in (node, *nodes(node, "rows")):
        stated = one.get("status")
        if labels := [label for label in listed(stated, "options") if isinstance(label, str)]:
            yield labels


def own_layouts(gold: Node) -> dict[str, dict[str, Any]]:
    """Return the data of each layout that the document needs of its own, by id."""
    shipped = available()
    return {
        name: layout.model_dump(mode="json", exclude_defaults=True)
        for name, layout in document_layouts(gold).items()
        if layout != shipped[name]
    }
