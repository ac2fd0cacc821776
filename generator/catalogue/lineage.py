"""The same subject in other years: under its stable key, or as what it was merged into or made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue


@dataclass(frozen=True, slots=True)
class Relative:
    """An item of another year; ``is_same`` when it carries the same stable key, else it shares only its subject."""

    fiscal_year: int
    item: CatalogueItem
    is_same: bool


def relatives(form: Catalogue, item: CatalogueItem, forms: Iterable[Catalogue]) -> Iterator[Relative]:
    """Yield what ``item`` of ``form`` is in the other ``forms``, oldest year first.

    Merged and split items are followed through ``came_from``, year by year.
    """
    others = sorted((other for other in forms if other.fiscal_year != form.fiscal_year), key=_year)
    later = [other for other in others if other.fiscal_year > form.fiscal_year]
    earlier = [other for other in others if other.fiscal_year < form.fiscal_year]
    by_year = {**_ancestors(form, item, earlier), **_descendants(form, item, later)}
    for year in sorted(by_year):
        yield from (Relative(year, relative, relative.key == item.key) for relative in by_year[year])


def _descendants(
    form: Catalogue, item: CatalogueItem, later: Iterable[Catalogue]
) -> dict[int, tuple[CatalogueItem, ...]]:
    """Follow an item into the years after; ``later`` is in ascending order."""
    codes = {form.fiscal_year: {item.code}}
    by_year: dict[int, tuple[CatalogueItem, ...]] = {}
    for other in later:
        parents = codes.get(other.follows or 0, set())
        by_year[other.fiscal_year] = tuple(
            child for child in other.items if child.key == item.key or parents.intersection(child.came_from)
        )
        codes[other.fiscal_year] = {child.code for child in by_year[other.fiscal_year]}
    return by_year


def _ancestors(form: Catalogue, item: CatalogueItem, earlier: list[Catalogue]) -> dict[int, tuple[CatalogueItem, ...]]:
    """Follow an item into the years before; ``earlier`` is in ascending order."""
    wanted: dict[int, set[str]] = {form.follows or 0: set(item.came_from)}
    by_year: dict[int, tuple[CatalogueItem, ...]] = {}
    for other in reversed(earlier):
        codes = wanted.get(other.fiscal_year, set())
        parents = tuple(parent for parent in other.items if parent.key == item.key or parent.code in codes)
        by_year[other.fiscal_year] = parents
        origins = wanted.setdefault(other.follows or 0, set())
        origins.update(code for parent in parents for code in parent.came_from)
    return by_year


def _year(form: Catalogue) -> int:
    return form.fiscal_year
