"""Where everything stands in the site. An address never changes once published.

All addresses are relative to the site's root; a page's ends in ``/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.catalogue.codes import slug

HOME = ""
EIT = "eit/"
SEARCH = "search/"
LINK_HEALTH = "link-health/"
DATA = "data/"
NOT_FOUND = "404.html"
ENGLISH = "en/"
SITE_PRIVACY = "privacy-of-this-site/"
FEED = "feed.xml"
PUBLISHING = "oit-publish/"
"""What publishing keeps for itself on the web space: no page, and nobody need see it."""


def year_page(year: int) -> str:
    """Return the address of a fiscal year's page."""
    return f"{year}/"


def item_page(year: int, code: str) -> str:
    """Return the address of item ``code`` (``O10``) of a fiscal year: ``2569/o10/``, ``2569/moit5/``."""
    return f"{year}/{slug(code)}/"


def item_anchor(year: int, code: str) -> str:
    """Return the anchor of an item on a page that lists items of several years: ``2569-o10``."""
    return f"{year}-{slug(code)}"


def newest_item_page(key: str) -> str:
    """Return the address that always leads to the newest year's page of the item with that stable key."""
    return f"{key}/"


def measures_page(year: int) -> str:
    """Return the address of a year's measure progress page."""
    return f"{year}/measures/"


def measures_by_unit(year: int, unit: str) -> str:
    """Return the address of a year's measures of one responsible unit."""
    return f"{year}/measures/unit/{unit}/"


def measures_by_status(year: int, status: str) -> str:
    """Return the address of a year's measures of one status (``in_progress`` is written ``in-progress``)."""
    return f"{year}/measures/status/{status.replace('_', '-')}/"


def measures_table(year: int, layout: str) -> str:
    """Return the address of a year's table printed in one layout."""
    return f"{year}/measures/table/{layout}/"


def measure_page(year: int, identity: str) -> str:
    """Return the address of one measure; ids that name sub-pages of the measures page are kept apart."""
    taken = {"unit", "status", "table"}
    return f"{year}/measures/{identity}{'-measure' if identity in taken else ''}/"


def result_page(year: int) -> str:
    """Return the address of the page of the ITA result that a year received."""
    return f"{year}/result/"


def eit_page(year: int) -> str:
    """Return the address of a year's EIT survey page."""
    return f"eit/{year}/"


def eit_poster(year: int) -> str:
    """Return the address of the printable poster of a year's EIT survey."""
    return f"eit/{year}/poster/"


FREE_PAGES = "pages/"
WELCOME = "welcome"
"""The free page that stands at the head of the home page and has no address of its own."""


def free_page(slug: str) -> str:
    """Return the address of a free page: ``privacy`` → ``pages/privacy/``."""
    return HOME if slug == WELCOME else f"{FREE_PAGES}{slug}/"


def document(name: str) -> str:
    """Return the address of a document by its name below ``content/documents``."""
    return f"documents/{name}"


def image(name: str) -> str:
    """Return the address of an image by its name below ``content/images``."""
    return f"images/{name}"


def with_digest(path: str, digest: str) -> str:
    """Return ``path`` with the beginning of a SHA-256 in its name: ``a/site.css`` → ``a/site.0f3a1b2c.css``."""
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    named = f"{stem}.{digest[:DIGITS]}.{suffix}" if dot else f"{name}.{digest[:DIGITS]}"
    return f"{folder}/{named}" if folder else named


def without_digest(path: str) -> str:
    """Return ``path`` without the digest in its name; unchanged where it has none."""
    return _DIGEST.sub("", path)


ASSETS = "assets/"
"""Below it stands what never changes under its name: styles, scripts, and what the look of the site is made of."""
DIGITS = 8
"""Hexadecimal digits of a digest in a name."""
_DIGEST = re.compile(rf"\.[0-9a-f]{{{DIGITS}}}(?=\.[A-Za-z0-9]+$)")


def eit_qr(year: int, suffix: str = "svg") -> str:
    """Return the address of the picture of a year's EIT QR code: ``eit/2569.svg``, or ``png``."""
    return f"eit/{year}.{suffix}"


def sub_indicator_anchor(code: str) -> str:
    """Return the anchor of a sub-indicator on its year's page: ``9.2`` → ``sub-9-2``."""
    return f"sub-{code.replace('.', '-')}"


def data_file(name: str, suffix: str) -> str:
    """Return the address of a file of open data: ``data/items-2569.csv``."""
    return f"data/{name}.{suffix}"


def year_print(year: int) -> str:
    """Return the address of a whole fiscal year as one page to print."""
    return f"{year}/print/"


OF_AGENCY = ("documents/", "images/")
"""Below these stand files that the agency keeps; its older site may keep others in folders of the same names."""

_OUR_FORMS = re.compile(
    r"25[5-9]\d|26[0-4]\d"  # a fiscal year
    r"|\d{4}/(result|print|measures(/[a-z0-9_-]+|/(unit|status|table)/[^/]+)?)"
    r"|pages/[^/.]+"
    r"|eit(/\d{4}(/poster|\.(svg|png))?)?"
    r"|data(/[a-z]+(-\d{4})?\.(csv|json|jsonl|xlsx))?"
    r"|search|link-health|en|privacy-of-this-site"
    r"|404\.html|feed\.xml|sitemap\.xml|robots\.txt",
    re.IGNORECASE,
)
"""Every form that an address of our own pages and files can have; what else stands in a folder is not ours to judge."""


_ITEM_PAGE = re.compile(
    r"(?:25[5-9]\d|26[0-4]\d)/(?P<head>[a-z]{0,8})\d{1,3}(?P<more>(?:-\d{1,3}){0,2})", re.IGNORECASE
)


def is_of_our_form(name: str, letters: Collection[str] = ("O",)) -> bool:
    """Tell whether ``name``, an address without its last slash, has the form of one that only this program makes.

    ``letters`` are what codes of items begin with in the forms that the agency answers. Files of the agency and stable
    keys of items are not told by their form.
    """
    item = _ITEM_PAGE.fullmatch(name)
    is_item = item is not None and item["head"].upper() in letters and bool(item["head"] or item["more"])
    return is_item or _OUR_FORMS.fullmatch(name) is not None
