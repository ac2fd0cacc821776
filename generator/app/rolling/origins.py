"""Which items of last year an item of the new year comes from, and which of last year's have no place any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from generator.catalogue.item import CatalogueItem
from generator.catalogue.lineage import relatives
from generator.catalogue.model import Catalogue
from generator.thai.fiscal import first_day

_ALIKE = 85
"""Likeness of titles in percent from which an item without a known origin may be one of last year's."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An item of the new form, the items of last year it comes from, and in words what happened to its number.

    ``maybe`` is an item of last year of nearly the same title that nothing in the forms says it comes from. One that
    ``is_split`` shares what it comes from with other items.
    """

    item: CatalogueItem
    sources: tuple[CatalogueItem, ...]
    words: str = ""
    maybe: CatalogueItem | None = None
    is_split: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """Both years: their numbers (BE) and their forms, which may be one and the same form."""

    source: int
    target: int
    old: Catalogue
    new: Catalogue

    @property
    def by(self) -> int:
        """How many years are between them."""
        return self.target - self.source

    @property
    def new_start(self) -> date:
        """The first day of the new year."""
        return first_day(self.target)


def origins(years: Years, forms: Sequence[Catalogue]) -> tuple[Origin, ...]:
    """Return where every item of the new form comes from, in the form's order; ``forms`` are those of all years."""
    if years.new.fiscal_year == years.old.fiscal_year:
        return tuple(Origin(item, (item,)) for item in years.new.items)
    sources = {item.code: _sources(years, item, forms) for item in years.new.items}
    heirs = _heirs(sources)
    free = [item for item in years.old.items if item.code not in heirs]
    return tuple(_origin(years, item, sources[item.code], heirs, free) for item in years.new.items)


def dropped(years: Years, found: Sequence[Origin]) -> tuple[CatalogueItem, ...]:
    """Return the items of last year that no item of the new form comes from, in order."""
    kept = {source.code for origin in found for source in origin.sources}
    return tuple(item for item in years.old.items if item.code not in kept)


def _sources(years: Years, item: CatalogueItem, forms: Sequence[Catalogue]) -> tuple[CatalogueItem, ...]:
    between = [one for one in forms if years.old.fiscal_year < one.fiscal_year < years.new.fiscal_year]
    near = (years.old, *between, years.new)
    found = [one.item for one in relatives(years.new, item, near) if one.fiscal_year == years.old.fiscal_year]
    # Under its own key first: what it says there is what it says here.
    return tuple(sorted(found, key=lambda one: (one.key != item.key, years.old.items.index(one))))


def _heirs(sources: Mapping[str, Sequence[CatalogueItem]]) -> dict[str, list[str]]:
    heirs: dict[str, list[str]] = {}
    for code, items in sources.items():
        for item in items:
            heirs.setdefault(item.code, []).append(code)
    return heirs


def _origin(
    years: Years,
    item: CatalogueItem,
    sources: tuple[CatalogueItem, ...],
    heirs: Mapping[str, Sequence[str]],
    free: Sequence[CatalogueItem],
) -> Origin:
    if not sources:
        near = process.extractOne(item.title, [one.title for one in free], scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return Origin(item, (), "", free[near[2]] if near else None)
    is_split = any(len(heirs[source.code]) > 1 for source in sources)
    return Origin(item, sources, " · ".join(_words(years, item, sources, heirs)), is_split=is_split)


def _words(
    years: Years, item: CatalogueItem, sources: Sequence[CatalogueItem], heirs: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    codes = ", ".join(one.code for one in sources)
    if len(sources) > 1:
        yield f"รวมจากข้อ {codes} ของปี {years.source}"
    elif sources[0].code != item.code:
        yield f"เดิมข้อ {codes} ของปี {years.source}"
    for source in sources:
        if len(heirs[source.code]) > 1:
            yield f"ข้อ {source.code} ของปี {years.source} แยกเป็นข้อ {', '.join(heirs[source.code])}"
