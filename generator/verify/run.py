"""Verifies a whole built folder: links, anchors, files, ids and the policy that pages live under."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings import Finding, Place, finding
from generator.rendering import links
from generator.site import Page
from generator.verify.built import files, read_page
from generator.verify.links import BuiltSite, Origin, check_links
from generator.verify.other_files import check_other_files

_OFFENCES = {
    "style": "รูปแบบในบรรทัด (style)",
    "script": "สคริปต์ในหน้า",
    "base": "ที่อยู่ฐาน (base)",
    "handler": "ตัวจัดการเหตุการณ์ในบรรทัด (on…)",
}


def verify(root: Path, pages: Sequence[Page], site_url: str | None = None) -> Iterator[Finding]:
    """Read every page below ``root`` and give what is wrong, at the record that ``pages`` came from.

    With ``site_url``, the address at which the site will stand, its own whole addresses are followed as well.
    """
    origin = tracer(pages)
    site = read_site(root, site_url)
    yield from check_links(site, origin)
    yield from check_other_files(root, site, origin)
    for page in site.pages.values():
        if len(set(page.ids)) < len(page.ids):
            twins = sorted({name for name in page.ids if page.ids.count(name) > 1})
            yield finding("E605", origin(page.path, ""), page=page.path, twins=", ".join(twins))
        for offence in dict.fromkeys(page.offences):
            yield finding("E607", origin(page.path, ""), page=page.path, what=_OFFENCES[offence])


def read_site(root: Path, site_url: str | None = None) -> BuiltSite:
    """Read what stands below ``root``."""
    sizes = {path: os.stat(f"{root}/{path}").st_size for path in files(root)}  # noqa: PTH116 - thousands of files
    return BuiltSite({path: read_page(root, path) for path in sizes if path.endswith(".html")}, sizes, site_url)


def tracer(pages: Sequence[Page]) -> Origin:
    """Give the function that traces a link on a built page to the place in the records it came from.

    What cannot be traced further came from the record of the page itself.
    """
    composed = {links.file_of(page.path): page for page in pages}

    def origin(file: str, target: str) -> Place | None:
        page = composed.get(file)
        if page is None:
            return None
        return page.origins.get(target) or page.origins.get(target.removesuffix("index.html")) or page.place

    return origin
