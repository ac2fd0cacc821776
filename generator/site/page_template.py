"""What a template is given: pages are made through it, so that mypy knows the type of each template's ``data``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypedDict, TypeVar, Unpack

from generator.findings.finding import Place
from generator.site.page import Crumb, Page, YearLink

Data = TypeVar("Data")


class Around(TypedDict, total=False):
    """What else a page says of itself, as ``Page`` explains it."""

    breadcrumbs: tuple[Crumb, ...]
    year: int | None
    years: tuple[YearLink, ...]
    updated: date | None
    language: str
    markdown: str | None
    structured: Mapping[str, object] | None
    image: str | None
    alternate: str | None
    leads_to: str | None
    origins: Mapping[str, Place]
    place: Place | None


@dataclass(frozen=True, slots=True)
class PageTemplate(Generic[Data]):
    """The template ``name`` of ``theme/templates``, which shows a value of the type ``data``.

    Pages that are not ``listed`` stay out of the sitemap and ask search engines to stay away.
    """

    name: str
    data: type[Data]
    listed: bool

    def page(self, path: str, title: str, description: str, data: Data, **around: Unpack[Around]) -> Page:
        """Return the page at ``path`` that shows ``data`` through this template."""
        return Page(path, self.name, title, description, data, listed=self.listed, **around)

    def data_of(self, page: Page) -> Data | None:
        """Return what ``page`` shows; None where it is made through another template."""
        return page.data if page.kind == self.name and isinstance(page.data, self.data) else None
