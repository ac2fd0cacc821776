"""The files of the index that the search page and the box on every page search in: all that can be found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site import kinds
from generator.site.page import Asset
from generator.site.search.document_entries import document_entries
from generator.site.search.entries import Entry
from generator.site.search.index import index_files
from generator.site.search.thesaurus import shipped


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the files of the index, beside the search page."""
    for name, content in index_files(list(entries(site)), partial(shipped, own=_units(site))):
        yield Asset(f"{addresses.SEARCH}{name}", content)


def entries(site: SiteContext) -> Iterator[Entry]:
    """Yield everything that can be found, in the order in which it is shown: newest year first."""
    documents = document_entries(site)
    for year in (None, *site.workspace.years):
        yield from kinds.entries(site, year)
        yield from documents.get(year, ())


def _units(site: SiteContext) -> dict[str, str]:
    """Return the names of the agency's units by what else they are called."""
    return {alias: unit.name for unit in site.workspace.config.units for alias in unit.aliases}
