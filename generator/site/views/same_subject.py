"""The subject of an item in other fiscal years: under its stable key, or merged into another item or made from one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import in_order
from generator.catalogue.lineage import relatives
from generator.catalogue.model import CatalogueItem
from generator.site.views.trail import near_years

Near = Sequence[tuple[int, CatalogueItem]]
"""Fiscal years (BE) that a subject stands in, newest first, and the item it is there."""


@lru_cache(maxsize=1)
def same_subject(site: SiteContext) -> SameSubject:
    """Return what tells it of ``site``; kept, because items and permanent addresses both ask."""
    return SameSubject(site)


class SameSubject:
    """Tells where the subjects of a site's items stand in its other years; nothing of years that it does not show."""

    def __init__(self, site: SiteContext) -> None:
        """Take the site; every item of a year it shows has a page."""
        self._workspace = site.workspace
        self._years = sorted(site.states, reverse=True)
        self._places: dict[str, list[tuple[int, CatalogueItem]]] = {}
        for year in self._years:
            for state in site.states[year].values():
                self._places.setdefault(state.item.key, []).append((year, state.item))
        keys = {year: {state.item.key for state in site.states[year].values()} for year in self._years}
        forms = site.workspace.forms.values()
        self._merged = {item.key for form in forms for item in form.items if len(item.came_from) > 1}
        self._changed: dict[int, set[str]] = {year: set() for year in self._years}
        for newer, older in pairwise(self._years):
            for year in (newer, older):
                self._changed[year] |= keys[newer] ^ keys[older]

    def same(self, year: int, item: CatalogueItem) -> Near:
        """Return ``item`` of ``year`` and the items with its key in the years nearest to it."""
        return near_years(self._places[item.key], year)

    def shared(self, year: int, item: CatalogueItem) -> Near:
        """Return the items of the nearest years that share the subject of ``item`` of ``year`` under another key.

        Only subjects that came, went or were merged are followed from form to form, so that a long past costs nothing.
        """
        return near_years(self._related(year, item), year)

    def _related(self, year: int, item: CatalogueItem) -> list[tuple[int, CatalogueItem]]:
        form = self._workspace.form(year)
        if form is None or not (item.key in self._merged or item.key in self._changed[year]):
            return []
        relations = [
            relation for relation in relatives(form, item, self._workspace.forms.values()) if not relation.is_same
        ]
        others = [
            (relation.fiscal_year, relation.item) for relation in relations if relation.fiscal_year in self._changed
        ]
        return others[::-1]

    def newest(self) -> dict[str, tuple[int, CatalogueItem]]:
        """Give, for every stable key, the item that its subject is in the newest year that has published it.

        A draft shows nothing, nor does what did not concern the agency then: of a subject that no year has published,
        the newest item of it is given.
        """
        return {key: self._shown(places) for key, places in self._places.items()}

    def _shown(self, places: Sequence[tuple[int, CatalogueItem]]) -> tuple[int, CatalogueItem]:
        year, item = places[0]
        kin = self._related(year, item)
        # Of one year the item under the key itself comes first: it says most of what was asked for.
        newest_first = sorted(
            (*places, *kin), key=lambda place: (-place[0], place not in places, in_order(place[1].code))
        )
        later = [place for place in newest_first if place[0] > year]
        return next(filter(self._is_published, newest_first), later[0] if later else (year, item))

    def _is_published(self, place: tuple[int, CatalogueItem]) -> bool:
        year, item = place
        loaded = self._workspace.item(year, item.code)
        return loaded is not None and loaded.record.status == "published"
