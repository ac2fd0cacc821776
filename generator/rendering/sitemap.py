"""For search engines: ``sitemap.xml`` (https://www.sitemaps.org/protocol.html) and ``robots.txt``."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.public import links
from generator.site.page import Page

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
"""How our sitemap begins."""


def files(pages: Sequence[Page], site_url: str | None) -> dict[str, bytes]:
    """Return the files by address: a sitemap of the listed pages if the site's public address is known, and robots.txt.

    A sitemap may hold nothing but whole addresses, so without ``site_url`` there is none.
    """
    if site_url is None:
        return {"robots.txt": b"User-agent: *\nAllow: /\n"}
    entries = "".join(_entry(page, site_url) for page in sorted(pages, key=lambda page: page.path) if page.listed)
    robots = f"User-agent: *\nAllow: /\nSitemap: {links.absolute('sitemap.xml', site_url)}\n"
    return {"robots.txt": robots.encode(), "sitemap.xml": f"{HEAD}{entries}</urlset>\n".encode()}


def _entry(page: Page, site_url: str) -> str:
    changed = f"<lastmod>{page.updated.isoformat()}</lastmod>" if page.updated else ""
    return f"<url><loc>{escape(links.absolute(page.path, site_url))}</loc>{changed}</url>\n"
