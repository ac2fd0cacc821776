"""The agency's own pages, written in Markdown: privacy policy, how to ask for information, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.measure_words import shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.views.free_text import free_pages, without_title
from generator.site.views.markdown_origins import MarkdownOrigins
from generator.site.views.trail import HOME

DESCRIPTION_LENGTH = 150


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield every free page; the welcome is part of the home page."""
    agency = site.workspace.config.agency.name
    for page in free_pages(site.workspace):
        yield Page(
            path=addresses.free_page(page.slug),
            kind="free",
            title=page.title,
            description=f"{shortened(page.title, DESCRIPTION_LENGTH)} ของ{agency}",
            breadcrumbs=(HOME, Crumb(page.title)),
            markdown=without_title(page.markdown),
            origins=MarkdownOrigins(page, addresses.free_page(page.slug)),
            place=page.place,
        )
