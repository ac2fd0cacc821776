"""The poster of a year's EIT survey: one sheet of A4 to print and hang where people are served."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.pages.eit import TITLE, EitView, eit_view, origins
from generator.site.views.trail import HOME, fiscal_year

TEMPLATE = PageTemplate("poster", EitView, listed=False)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the poster of every configured survey."""
    for index, survey in enumerate(site.workspace.config.eit):
        year = survey.fiscal_year
        crumbs = (Crumb(TITLE, addresses.EIT), Crumb(fiscal_year(year), addresses.eit_page(year)), Crumb("โปสเตอร์"))
        yield TEMPLATE.page(
            addresses.eit_poster(year),
            f"โปสเตอร์{TITLE} {fiscal_year(year)}",
            f"โปสเตอร์ QR Code {TITLE} {fiscal_year(year)} ของ{site.workspace.config.agency.name} ขนาด A4",
            eit_view(site, year),
            breadcrumbs=(HOME, *crumbs),
            year=year,
            origins=origins(site, year),
            place=site.workspace.config_file.place("eit", index),
        )


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="EIT poster",
    search=Unsearched("the page of its survey is found, and leads to it"),
    handed_out=never,
)
