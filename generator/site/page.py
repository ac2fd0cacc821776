"""The values that compose gives and render takes: pages, files, and what stands around every page.

Addresses are POSIX and relative to the site's root, without a leading slash: a page that ends in ``/`` (or is
``""``, the home page) is a folder with an ``index.html``; ``404.html`` and assets are files. Nothing here is
escaped: escaping is the templates' business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.findings.finding import Place


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path from the home page; ``path`` is None for the page itself, ``anchor`` a place on it."""

    label: str
    path: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class YearLink:
    """One entry of a page's year switch: where the same thing stands in fiscal year ``year`` (BE)."""

    year: int
    path: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, composed but not yet rendered.

    ``kind`` is the stem of its template in ``theme/templates``, which sees ``data`` under that name.
    ``markdown`` is text of the agency that the engine turns into HTML; the template sees it as ``content``.
    ``structured`` is a schema.org object as plain data, ``alternate`` the address of the same in the other language,
    ``leads_to`` the address that a page which only leads on takes its visitors to at once.
    A page that is not ``listed`` stays out of the sitemap and asks search engines to stay away. ``origins`` says which
    place of the records each link came from, by the ``href`` as compose gave it; ``place`` is the record behind the
    page.
    """

    path: str
    kind: str
    title: str
    description: str = ""
    data: object = None
    breadcrumbs: tuple[Crumb, ...] = ()
    year: int | None = None
    years: tuple[YearLink, ...] = ()
    updated: date | None = None
    language: str = "th"
    markdown: str | None = None
    structured: Mapping[str, object] | None = None
    image: str | None = None
    alternate: str | None = None
    leads_to: str | None = None
    listed: bool = True
    origins: Mapping[str, Place] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is not a page: its bytes, or the file of the agency's folder to copy.

    ``digest`` is the SHA-256 of what was opened and checked of a file to copy: only that may be published.
    """

    path: str
    content: bytes | Path
    place: Place | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of the main menu; it is marked on its own page and on every page below it."""

    label: str
    path: str
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line of the footer: what it is, its text, and an address (``tel:``, ``mailto:``, https) if it has one."""

    label: str
    text: str
    href: str | None = None
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around every page of the site.

    ``site_url`` is the public address ending in ``/``, or None while the agency has not said it. ``years`` are
    the fiscal years on the site, newest first. ``emblem`` is the address of an image. ``look`` gives values for
    the style sheet's own properties by name (``--oit-primary`` → ``#14532d``), ``font`` the address of a font file
    of the agency. ``search`` is the address of the search page, ``home_url`` the agency's main web site, ``english``
    the address of the page in English, ``privacy`` of the page that says what this site does with visitors' data,
    ``feed`` of the feed of updates.
    """

    site_name: str
    agency_name: str
    site_url: str | None = None
    home_url: str | None = None
    years: tuple[int, ...] = ()
    current_year: int | None = None
    menu: tuple[MenuEntry, ...] = ()
    footer_links: tuple[MenuEntry, ...] = ()
    contact: tuple[ContactLine, ...] = ()
    emblem: str | None = None
    search: str | None = None
    english: str | None = None
    privacy: str | None = None
    feed: str | None = None
    site_name_en: str = ""
    agency_name_en: str = ""
    look: Mapping[str, str] = field(default_factory=dict)
    font: str | None = None
