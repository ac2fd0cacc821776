"""What search engines are told of a page in the terms of https://schema.org: who publishes it, and the path to it.

Plain data; the template writes it as JSON-LD and escapes it. Addresses there are whole ones, so that without the
site's public address little can be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from generator.public.links import absolute
from generator.records.model.site_config import Agency
from generator.site.page import Page

CONTEXT = "https://schema.org"


def organization(agency: Agency, url: str | None = None) -> Mapping[str, object]:
    """Describe the agency; ``url`` is the site's public address."""
    known = {
        "url": url,
        "telephone": agency.phone,
        "faxNumber": agency.fax,
        "email": agency.email,
        "address": agency.address,
        "alternateName": agency.name_en,
        "sameAs": [link for link in (agency.facebook, agency.line, *agency.official_accounts) if link],
    }
    return {
        "@type": "GovernmentOrganization",
        "name": agency.name,
        **{name: value for name, value in known.items() if value},
    }


def breadcrumbs(page: Page, site_url: str | None) -> Mapping[str, object] | None:
    """Describe the path from the home page to ``page``; None where there is none or its addresses are not known."""
    if site_url is None or not page.breadcrumbs or not page.listed:
        return None
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "item": _address(page.path if crumb.path is None else crumb.path, crumb.anchor, site_url),
            }
            for position, crumb in enumerate(page.breadcrumbs, start=1)
        ],
    }


def _address(path: str, anchor: str, site_url: str) -> str:
    return absolute(path, site_url) + (f"#{quote(anchor)}" if anchor else "")
