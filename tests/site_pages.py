"""The pages of a built site, as tests in a browser visit them: shares of the sitemap, so that workers divide them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

SHARES = 8
"""Into how many tests a visit to every page is divided."""


def listed(site: Path) -> list[str]:
    """Return the address of every page of the sitemap, from the site's root."""
    found = re.findall(r"<loc>https?://[^/]+/ita/(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    return [unquote(address) for address in found]


def every(site: Path) -> list[str]:
    """Return the address of every page, in the sitemap or not, but those that only lead on to another."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in files if b'http-equiv="refresh"' not in (site / name).read_bytes()]


def share(pages: list[str], number: int) -> list[str]:
    """Return one of ``SHARES`` parts of ``pages``, each with pages of all kinds."""
    return pages[number::SHARES]
