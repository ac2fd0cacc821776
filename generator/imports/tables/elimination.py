"""Columns that nothing speaks for, read as what such a table cannot do without and no other column is.

Who reads the table says so: what is found by elimination is no more than likely.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.imports.tables.column import Column
from generator.imports.tables.content_signs import signs_of

_LETTERS = 6
_WHO_OR_WHEN = frozenset({"responsible", "period", "start", "month", "ticked", "follow_up"})
_WANTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "measures": (("title",), ("steps",)),
    "failed": (("comment", "cause"), ("remedy", "recommendation")),
    "items": (("item_title",),),
}
"""What tables of a subject have, from the left; of several one is enough."""
_THAI = re.compile(r"[ก-๙]")


def by_elimination(subject: str, found: Mapping[int, tuple[str, float]], columns: Sequence[Column]) -> dict[int, str]:
    """Return what columns of words, which have no key yet, are for want of others."""
    keys = {key for key, _ in found.values()}
    if subject == "measures" and not keys & _WHO_OR_WHEN:
        return {}
    free = [place for place, column in enumerate(columns) if place not in found and _is_words(column)]
    wanted = [names[0] for names in _WANTED.get(subject, ()) if not keys & {*names}]
    if wanted == ["title"] and keys & {"issue", "label", "recommendation"}:
        return {}  # what such a measure is called, its reason says
    return {place: name for name, place in zip(wanted, free, strict=False)}


def _is_words(column: Column) -> bool:
    """Tell whether most cells of a column hold words and none of the things that are known by their form."""
    told = [text for text in column.texts if len(text) >= _LETTERS and _THAI.search(text)]
    odd = [text for text in column.texts if signs_of(text) - {"steps", "label", "verdict", "status"}]
    return bool(column.heading) and bool(column.texts) and len(told) * 3 >= len(column.texts) * 2 and not odd
