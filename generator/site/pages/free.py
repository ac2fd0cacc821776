"""The agency's own pages, written in Markdown: privacy policy, how to ask for information, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.measure_words import shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Searched, always
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind, one_text
from generator.site.search.record_text import free_page_texts
from generator.site.views.free_text import free_pages, without_title
from generator.site.views.markdown_origins import MarkdownOrigins
from generator.site.views.trail import HOME

DESCRIPTION_LENGTH = 150
TEMPLATE = PageTemplate("free", type(None), listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield every free page; the welcome is part of the home page."""
    agency = site.workspace.config.agency.name
    for page in free_pages(site.workspace):
        yield TEMPLATE.page(
            path=addresses.free_page(page.slug),
            title=page.title,
            description=f"{shortened(page.title, DESCRIPTION_LENGTH)} ของ{agency}",
            data=None,
            breadcrumbs=(HOME, Crumb(page.title)),
            markdown=without_title(page.markdown),
            origins=MarkdownOrigins(page, addresses.free_page(page.slug)),
            place=page.place,
        )


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    for page in free_pages(site.workspace) if year is None else ():
        yield Entry(Kind.PAGE, addresses.free_page(page.slug), page.title, texts=one_text(free_page_texts(page)))


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="A page of the agency's own",
    search=Searched(_entries),
    handed_out=always,
)
