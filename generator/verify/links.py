"""Every internal link, anchor and file of a built site leads somewhere; nothing else is asked of a visitor."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.addresses import NOT_FOUND
from generator.findings import Finding, Place, finding
from generator.model.validate import did_you_mean
from generator.verify.built import BuiltLink, BuiltPage

MANY_FILES = 20_000
"""Above this, looking for the nearest name costs more than it helps."""

_OUTWARD = {"http", "https", "mailto", "tel"}
_LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("iframe", "src"),
    ("source", "src"),
    ("form", "action"),
}

_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}

Origin = Callable[[str, str], Place | None]
"""From the file of a page and a site path or address in it to the place in the records it came from."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads inside the site: the file's path and the anchor, either may be empty."""

    path: str
    anchor: str


def check_links(pages: Mapping[str, BuiltPage], files: frozenset[str], origin: Origin) -> Iterator[Finding]:
    """Give a finding for every link of ``pages`` that leads nowhere or where it must not; ``files`` are all files."""
    ids = {path: frozenset(page.ids) for path, page in pages.items()}
    for page in pages.values():
        for link in dict.fromkeys(page.links):
            found = _check(page, link, files, ids, origin)
            if found:
                yield found


def resolve(page: str, address: str) -> Target | None:
    """Give where a relative ``address`` on ``page`` leads; ``None`` when it leaves the site's folder."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    anchor = unquote(parts.fragment)
    if not path:
        return Target(page, anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined == ".." or joined.startswith(("../", "/")):
        return None
    joined = "" if joined == "." else joined
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        joined = posixpath.join(joined, "index.html") if joined else "index.html"
    return Target(joined, anchor)


def _check(
    page: BuiltPage, link: BuiltLink, files: frozenset[str], ids: Mapping[str, frozenset[str]], origin: Origin
) -> Finding | None:
    address = link.address
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme = "?"
    if scheme in _OUTWARD or address.startswith("//"):
        return _check_outward(page, link, origin)
    if scheme == "data" and link.tag == "img":
        return None
    if scheme or "\\" in address or not address.strip():
        return finding("E604", origin(page.path, address), page=page.path, address=address)
    return _check_inward(page, address, files, ids, origin)


def _check_inward(
    page: BuiltPage, address: str, files: frozenset[str], ids: Mapping[str, frozenset[str]], origin: Origin
) -> Finding | None:
    target = resolve(page.path, address)
    if target is None:
        if page.path == NOT_FOUND:  # stands at any depth, so its links start at the site's root
            return None
        return finding("E603", origin(page.path, address), page=page.path, address=address)
    if target.path not in files:
        cure = _nearest(target.path, files)
        return finding("E601", origin(page.path, target.path), page=page.path, address=address, cure=cure)
    if target.anchor and target.path in ids and target.anchor not in ids[target.path]:
        return finding("E602", origin(page.path, target.path), page=page.path, address=address, anchor=target.anchor)
    return None


def _nearest(path: str, files: frozenset[str]) -> str:
    near = did_you_mean(path, sorted(files)) if len(files) < MANY_FILES else None
    return f"ที่ใกล้เคียงคือ {near}" if near else "ตรวจว่าแฟ้มหรือหน้านั้นมีอยู่"


def _check_outward(page: BuiltPage, link: BuiltLink, origin: Origin) -> Finding | None:
    """Links may lead out; but nothing on a page may be fetched from elsewhere."""
    loads = (link.tag, link.attribute) in _LOADING or (link.tag == "link" and link.rel in _FETCHED)
    if loads or link.address.startswith("//"):
        return finding("E606", origin(page.path, link.address), page=page.path, address=link.address)
    return None
