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
    others = sorted((each for each in forms if each.fiscal_year != form.fiscal_year), key=_year)
    later = [each for each in others if each.fiscal_year > form.fiscal_year]
    earlier = [each for each in others if each.fiscal_year < form.fiscal_year]
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
            each for each in other.items if each.key == item.key or parents.intersection(each.came_from)
        )
        codes[other.fiscal_year] = {each.code for each in by_year[other.fiscal_year]}
    return by_year


def _ancestors(form: Catalogue, item: CatalogueItem, earlier: list[Catalogue]) -> dict[int, tuple[CatalogueItem, ...]]:
    """Follow an item into the years before; ``earlier`` is in ascending order."""
    wanted: dict[int, set[str]] = {form.follows or 0: set(item.came_from)}
    by_year: dict[int, tuple[CatalogueItem, ...]] = {}
    for other in reversed(earlier):
        codes = wanted.get(other.fiscal_year, set())
        by_year[other.fiscal_year] = tuple(each for each in other.items if each.key == item.key or each.code in codes)
        origins = wanted.setdefault(other.follows or 0, set())
        origins.update(code for each in by_year[other.fiscal_year] for code in each.came_from)
    return by_year


def _year(form: Catalogue) -> int:
    return form.fiscal_year
