"""Verifies a whole built folder: links, anchors, files, ids and the policy that pages live under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import links
from generator.findings import Finding, Place, finding
from generator.site import Page
from generator.verify.built import BuiltPage, files, read_page
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
        yield from _check_ids(page, origin(page.path, ""))
        for offence in dict.fromkeys(page.offences):
            yield finding("E607", origin(page.path, ""), page=page.path, what=_OFFENCES[offence])


def read_site(root: Path, site_url: str | None = None) -> BuiltSite:
    """Read what stands below ``root``."""
    sizes = {path: (root / path).stat().st_size for path in files(root)}
    return BuiltSite({path: read_page(root, path) for path in sizes if path.endswith(".html")}, sizes, site_url)


def tracer(pages: Sequence[Page]) -> Origin:
    """Give the function that traces a link on a built page to the place in the records it came from."""
    origins = _origins(pages)

    def origin(page: str, target: str) -> Place | None:
        known = origins.get(page, {})
        return known.get(target) or known.get(target.removesuffix("index.html")) or known.get("")

    return origin


def _origins(pages: Sequence[Page]) -> dict[str, dict[str, Place]]:
    """Give, by page file, where each link target came from; the empty target is the page's own record."""
    origins: dict[str, dict[str, Place]] = {}
    for page in pages:
        known = dict(page.origins)
        if page.place:
            known[""] = page.place
        origins[links.file_of(page.path)] = known
    return origins


def _check_ids(page: BuiltPage, place: Place | None) -> Iterator[Finding]:
    if len(set(page.ids)) < len(page.ids):
        twins = sorted({name for name in page.ids if page.ids.count(name) > 1})
        yield finding("E605", place, page=page.path, twins=", ".join(twins))
