"""What a visitor sees at an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.views.trail import Link, fiscal_year


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the template shows: where a lost visitor can start from."""

    starts: tuple[Link, ...]


TEMPLATE = PageTemplate("not_found", NotFoundView, listed=False)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page; it leads to the home page, to every year and to the search."""
    years = [Link(addresses.year_page(year), fiscal_year(year)) for year in site.workspace.years]
    yield TEMPLATE.page(
        path=addresses.NOT_FOUND,
        title="ไม่พบหน้าที่ต้องการ",
        description="ไม่มีหน้าตามที่อยู่นี้ในเว็บไซต์",
        data=NotFoundView((Link(addresses.HOME, "หน้าหลัก"), *years)),
    )


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Not found",
    search=Unsearched("it is what stands where nothing is"),
    handed_out=never,
)
