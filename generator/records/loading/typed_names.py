"""Names as people type them, told apart: several units in one text, units by their short names, parts by their titles.

Thai writes lists without spaces, and ``และ`` stands inside names (``กองยุทธศาสตร์และงบประมาณ``), so that a text is cut
only where names that are known begin and end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.catalogue.model import Catalogue, CatalogueItem
from generator.records.loaded import Loaded
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.responsible import Responsible
from generator.records.model.site_config import Unit

R = TypeVar("R", Item, Measure)
Find = Callable[[str], str | None]
"""Returns what a name that is known stands for, and nothing for any other text."""

_JOINT = re.compile(r"((?:\s|[,/;|+&•·]|และ|ร่วมกับ|กับ|(?<![0-9๐-๙])[0-9๐-๙]{1,2}[.)]|[-–])+)")
_CUT = re.compile(r"\s*[,/;|\n]\s*")
"""What sets names apart wherever it stands; other joints may be part of a name."""
_OF_AGENCY = re.compile(
    r"(?:ฯ|ของ(?=เทศบาล|อบ|องค์)|เทศบาล(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ]\.?|ท[ตมน]\.)+$"
)
"""The agency's kind at the end of a unit's name: สำนักปลัดเทศบาล, กองคลัง อบต."""
_LONGEST = 2_000
_MOST = 60
"""Pieces beyond which a text is no list of names."""


def squeezed(text: str) -> str:
    """Return a name as it is compared: without white space."""
    return re.sub(r"\s+", "", text)


class UnitNames:
    """The names by which records may call the units of a register."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Take the register; of two units with one name the first is meant."""
        self._known: dict[str, Unit] = {}
        bare: dict[str, dict[str, Unit]] = defaultdict(dict)
        for unit in units:
            for name in (unit.id, unit.name, *unit.aliases):
                self._known.setdefault(squeezed(name), unit)
                bare[_bare(name)][unit.id] = unit
        self._bare = {name: next(iter(found.values())) for name, found in bare.items() if name and len(found) == 1}

    def unit(self, name: str) -> Unit | None:
        """Find a unit by id, name or alias; neither white space nor the kind of agency behind the name counts."""
        return self._known.get(squeezed(name)) or self._bare.get(_bare(name))

    def told_apart(self, responsible: Responsible) -> Responsible:
        """Return ``responsible`` with each unit by itself where one text names several."""
        units = tuple(piece for name in responsible.units for piece in told_apart(name, self._find))
        return responsible if units == responsible.units else responsible.model_copy(update={"units": units})

    def _find(self, name: str) -> str | None:
        return name if self.unit(name) else None


def _bare(name: str) -> str:
    return _OF_AGENCY.sub("", squeezed(name)[-_LONGEST:])


def told_apart(text: str, find: Find) -> tuple[str, ...]:
    """Return what the names that ``text`` lists stand for; ``text`` by itself where nothing of it is known."""
    if found := find(text):
        return (found,)
    if len(text) > _LONGEST:
        return (text,)
    pieces = [piece for piece in _CUT.split(text) if piece]
    read = [_covered(piece, find) for piece in pieces]
    if any(read):
        return tuple(name for piece, names in zip(pieces, read, strict=True) for name in names or (piece,))
    return _covered(text, find) or (text,)


def _covered(text: str, find: Find) -> tuple[str, ...]:
    """Return the names of which all of ``text`` consists, the longest first tried; nothing where some of it is none."""
    pieces = _JOINT.split(text)
    if len(pieces) > _MOST:
        return ()
    names, start = [], 0
    while start < len(pieces):
        ends = range(len(pieces), start, -2) if pieces[start] else ()
        end, name = next(((end, name) for end in ends if (name := find("".join(pieces[start:end]).strip()))), (0, None))
        if name is None and pieces[start]:
            return ()
        names.extend([name] if name else [])
        start = end + 1 if name else start + 2
    return tuple(names)


def items_as_meant(
    items: Mapping[int, Mapping[str, Loaded[Item]]], units: UnitNames, forms: Mapping[int, Catalogue]
) -> dict[int, dict[str, Loaded[Item]]]:
    """Return ``items`` with units told apart and parts by their ids where their titles were typed."""
    return {
        year: {code: _item(loaded, units, forms.get(year)) for code, loaded in of_year.items()}
        for year, of_year in items.items()
    }


def _item(loaded: Loaded[Item], units: UnitNames, form: Catalogue | None) -> Loaded[Item]:
    record = loaded.record
    changed: dict[str, object] = {}
    responsible = units.told_apart(record.responsible)
    if responsible is not record.responsible:
        changed["responsible"] = responsible
    item = form.item(record.item) if form else None
    known = _parts(item) if item and any(set(entry.parts) - _ids(item) for entry in record.evidence) else {}
    if known:
        changed["evidence"] = tuple(
            entry.model_copy(update={"parts": tuple(_distinct(entry.parts, known))}) for entry in record.evidence
        )
    return _with(loaded, changed)


def _ids(item: CatalogueItem) -> set[str]:
    return {part.id for part in item.parts}


def _parts(item: CatalogueItem) -> dict[str, str]:
    """Return the ids of an item's parts by id and title."""
    return {squeezed(name): part.id for part in item.parts for name in (part.title, part.id)}


def _distinct(parts: Sequence[str], known: Mapping[str, str]) -> Iterator[str]:
    named = (name for part in parts for name in told_apart(part, lambda piece: known.get(squeezed(piece))))
    return iter(dict.fromkeys(named))


def measures_as_meant(
    measures: Mapping[int, Sequence[Loaded[Measure]]], units: UnitNames
) -> dict[int, tuple[Loaded[Measure], ...]]:
    """Return ``measures`` with the units of their rows told apart."""
    return {year: tuple(_measure(loaded, units) for loaded in of_year) for year, of_year in measures.items()}


def _measure(loaded: Loaded[Measure], units: UnitNames) -> Loaded[Measure]:
    found = [units.told_apart(row.responsible) for row in loaded.record.rows]
    if all(new is row.responsible for new, row in zip(found, loaded.record.rows, strict=True)):
        return loaded
    rows = tuple(
        row.model_copy(update={"responsible": new}) for new, row in zip(found, loaded.record.rows, strict=True)
    )
    return _with(loaded, {"rows": rows})


def _with(loaded: Loaded[R], changed: Mapping[str, object]) -> Loaded[R]:
    return replace(loaded, record=loaded.record.model_copy(update=dict(changed))) if changed else loaded
