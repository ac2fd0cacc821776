"""The page in English: where everything is, and the items of the current year by their English titles.

The records and documents behind it are in Thai, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.completeness import ItemStatus
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site import look_files
from generator.site.page import Page
from generator.site.page_kind import PageKind, Searched, never
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind
from generator.site.views.trail import Link
from generator.thai.era import OFFSET

STATUS_ENGLISH: dict[ItemStatus, str] = {
    ItemStatus.COMPLETE: "Complete",
    ItemStatus.PARTIAL: "Partly complete",
    ItemStatus.DRAFT: "In preparation",
    ItemStatus.MISSING: "Not yet published",
    ItemStatus.NOT_APPLICABLE: "Not applicable",
}
"""Years that the Buddhist Era is ahead of the Common Era."""


@dataclass(frozen=True, slots=True)
class EnglishRow:
    """An item of the current year; ``status`` is its code, ``status_words`` the same in English."""

    path: str
    code: str
    title: str
    status: str
    status_words: str


@dataclass(frozen=True, slots=True)
class EnglishView:
    """What the template shows; ``year`` is the current fiscal year (BE) or None, ``months`` when it runs (CE)."""

    agency: str
    has_english_name: bool
    year: int | None
    months: str
    rows: tuple[EnglishRow, ...]
    settled: int
    years: tuple[Link, ...]


TITLE = "Open Data Integrity and Transparency Assessment (OIT)"
TEMPLATE = PageTemplate("english", EnglishView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page."""
    agency = site.workspace.config.agency
    name = agency.name_en or agency.name
    yield TEMPLATE.page(
        path=addresses.ENGLISH,
        title=TITLE,
        description=f"Public information of {name}: the items of the Open Data Integrity and Transparency Assessment.",
        data=_view(site),
        language="en",
        alternate=addresses.HOME,
        image=look_files.emblem(site),
    )


def _view(site: SiteContext) -> EnglishView:
    workspace = site.workspace
    agency, year = workspace.config.agency, site.front_year
    states = site.states.get(year, {}) if year is not None else {}
    tally = site.tally(year or 0)
    return EnglishView(
        agency=agency.name_en or agency.name,
        has_english_name=agency.name_en is not None,
        year=year,
        months=f"October {year - OFFSET - 1} – September {year - OFFSET}" if year is not None else "",
        rows=tuple(
            EnglishRow(
                addresses.item_page(year, state.item.code),
                state.item.code,
                state.item.title_en,
                state.status.value,
                STATUS_ENGLISH[state.status],
            )
            for state in states.values()
            if year is not None
        ),
        settled=tally.complete + tally.not_applicable,
        years=tuple(
            Link(addresses.year_page(year), f"Fiscal year {year} ({year - OFFSET})") for year in workspace.years
        ),
    )


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None:
        words = f"English {site.workspace.config.agency.name_en or ''}".strip()
        yield Entry(Kind.PAGE, addresses.ENGLISH, "English", also=words)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english=TITLE,
    search=Searched(_entries),
    handed_out=never,
)
