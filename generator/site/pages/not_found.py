"""What a visitor sees at an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Page
from generator.site.views.trail import Link, fiscal_year


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page; it leads to the home page, to every year and to the search."""
    years = [Link(addresses.year_page(year), fiscal_year(year)) for year in site.workspace.years]
    yield Page(
        path=addresses.NOT_FOUND,
        kind="not_found",
        title="ไม่พบหน้าที่ต้องการ",
        description="ไม่มีหน้าตามที่อยู่นี้ในเว็บไซต์",
        data=(Link(addresses.HOME, "หน้าหลัก"), *years),
        listed=False,
    )
