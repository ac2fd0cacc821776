"""Verifies a whole built folder: links, anchors, files, ids and the policy that pages live under."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings.finding import Finding, Place, finding
from generator.public import links
from generator.rendering.built import PAGE, Origin, files, read_page
from generator.site.page import Page
from generator.system.parallel import shared
from generator.verify.links import Anchors, BuiltSite, LinkCheck, is_there, nearest_anchor
from generator.verify.other_files import check_other_files

CODES = ("E602", "E605", "E607")

FEWEST = 100
"""Pages below which a further process costs more than it saves."""

_OFFENCES = {
    "style": "รูปแบบในบรรทัด (style)",
    "script": "สคริปต์ในหน้า",
    "base": "ที่อยู่ฐาน (base)",
    "handler": "ตัวจัดการเหตุการณ์ในบรรทัด (on…)",
}


def verify(root: Path, pages: Sequence[Page], site_url: str | None = None) -> Iterator[Finding]:
    """Read every page below ``root`` and yield what is wrong, at the record that ``pages`` came from.

    With ``site_url``, the address at which the site will stand, its own whole addresses are followed as well.
    """
    origin = tracer(pages)
    sizes = {path: os.stat(f"{root}/{path}").st_size for path in files(root)}  # noqa: PTH116 - thousands of files
    site = BuiltSite(sizes, site_url)
    paths = [path for path in sizes if path.endswith(PAGE)]
    shares = shared(partial(_look_at, root, site, origin), paths, fewest=FEWEST)
    ids = {path: ids_of_page for share in shares for path, ids_of_page in share.ids.items()}
    problems = [
        problem for share in shares for problem in (*share.findings, *_without_place(share.anchors, ids, origin))
    ]
    yield from (problem for _, problem in sorted(problems, key=lambda entry: entry[0]))
    yield from check_other_files(root, site, origin)


class _Share(NamedTuple):
    """What was found on a share of the pages: findings by page, links to anchors, and the ids of every page."""

    findings: list[tuple[str, Finding]]
    anchors: Anchors
    ids: dict[str, frozenset[str]]


def _look_at(root: Path, site: BuiltSite, origin: Origin, paths: Iterable[str]) -> _Share:
    check = LinkCheck(site, origin)
    ids = {}
    for path in paths:
        page = read_page(root, path)
        check.follow(page)
        ids[path] = frozenset(page.ids)
        if len(ids[path]) < len(page.ids):
            twins = sorted({name for name in page.ids if page.ids.count(name) > 1})
            check.findings.append((path, finding("E605", origin(path, ""), page=path, twins=", ".join(twins))))
        for offence in dict.fromkeys(page.offences):
            check.findings.append((path, finding("E607", origin(path, ""), page=path, what=_OFFENCES[offence])))
    return _Share(check.findings, check.anchors, ids)


def _without_place(
    anchors: Anchors, ids: Mapping[str, frozenset[str]], origin: Origin
) -> Iterator[tuple[str, Finding]]:
    """Say by page which links lead to a place that is not on the page they lead to."""
    for target, where in anchors.items():
        if not is_there(target.anchor, ids[target.path]):
            values: dict[str, Any] = {"anchor": target.anchor, "near": nearest_anchor(target.anchor, ids[target.path])}
            for page, address in where:
                yield page, finding("E602", origin(page, target.path), page=page, address=address, **values)


def tracer(pages: Sequence[Page]) -> Origin:
    """Return the function that traces a link on a built page to the place in the records it came from.

    What cannot be traced further came from the record of the page itself.
    """
    composed = {links.file_of(page.path): page for page in pages}

    def origin(file: str, target: str) -> Place | None:
        """Return where in the records a link was written."""
        page = composed.get(file)
        if page is None:
            return None
        return page.origins.get(target) or page.origins.get(target.removesuffix("index.html")) or page.place

    return origin
