"""The whole addresses that people typed into records and into the site config, with where they did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.findings.finding import Place
from generator.public import addresses
from generator.public.links import file_of
from generator.public.own_addresses import below
from generator.public.visible import About, records
from generator.records.loading.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Typed:
    """An address as typed, its place, the file of the page that shows it first, and whom it concerns.

    ``itself`` are the addresses of the very page that it is evidence on, and of those that list all items of its year.
    """

    address: str
    place: Place
    page: str
    about: About = field(default_factory=dict)
    itself: frozenset[str] = frozenset()


def needs_site(workspace: Workspace) -> bool:
    """Tell whether any typed link can be judged only beside the composed site."""
    url = workspace.config.site_url
    return bool(workspace.pages) or any(below(typed.address, url) for typed in typed_addresses(workspace))


def typed_addresses(workspace: Workspace) -> Iterator[Typed]:
    """Yield every address that will be a link on the site; what a draft says is none."""
    yield from _in_config(workspace)
    for loaded, about in records(workspace):
        year, item, measure = about["year"], about.get("item"), about.get("measure")
        page = addresses.item_page(year, item) if item else addresses.measure_page(year, str(measure))
        form = workspace.form(year)
        named = form.item(item) if form and item else None
        listed = {addresses.year_page(year), addresses.year_print(year)} if item else set()
        itself = frozenset({page, *listed, *([addresses.newest_item_page(named.key)] if named else [])})
        for index, entry in enumerate(loaded.record.evidence):
            if entry.url:
                yield Typed(entry.url, loaded.place("evidence", index, "url"), file_of(page), about, itself)
    for year, result in workspace.results.items():
        if result.record.source:
            page = file_of(addresses.result_page(year))
            yield Typed(result.record.source, result.place("source"), page, {"year": year})


def _in_config(workspace: Workspace) -> Iterator[Typed]:
    config, agency = workspace.config_file, workspace.config.agency
    home = file_of(addresses.HOME)
    for name in ("map_url", "facebook", "line"):
        address = getattr(agency, name)
        if address:
            yield Typed(address, config.place("agency", name), home)
    for index, account in enumerate(agency.official_accounts):
        yield Typed(account, config.place("agency", "official_accounts", index), home)
    complaint = workspace.config.complaint
    if complaint and complaint.url:
        yield Typed(complaint.url, config.place("complaint", "url"), home)
