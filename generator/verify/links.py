"""Every internal link, anchor and file of a built site leads somewhere; nothing else is asked of a visitor."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.findings.finding import Finding, finding
from generator.public import links
from generator.public.addresses import NOT_FOUND
from generator.public.own_addresses import OwnKinds, below
from generator.records.model.validate import did_you_mean
from generator.rendering.built import PAGE, BuiltPage, Origin
from generator.rendering.page_links import BuiltLink

CODES = ("E601", "E603", "E604", "E606", "E609")

MANY_FILES = 20_000
"""Above this, looking for the nearest name costs more than it helps."""

_OUTWARD = {"http", "https", "mailto", "tel"}
_LOADING_TAGS = {"img", "iframe", "source", "video", "audio", "track", "embed", "input", "image", "use", "object"}
_LOADING = {
    *((tag, attribute) for tag in _LOADING_TAGS for attribute in ("src", "srcset", "poster", "data", "href")),
    *(("script", "src"), ("form", "action"), ("button", "formaction"), ("input", "formaction")),
}
"""What a browser fetches, or sends to, by itself or by a form."""
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
_FOLLOWED = {"a", "area"}
_MAIL = re.compile(r"[^@\s,;:\"<>()\[\]\\]+@(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE)
"""An address for mail that a program can send to: no white space or brackets in it, and a host with a top level."""
_TELEPHONE = re.compile(r"\+?[ 0-9*#.,()-]*[0-9][ 0-9*#.,()-]*(;[a-z-]+=[^;]+)*")
"""A telephone number as people group it, and parameters behind it (``;ext=12``); one figure at least."""


class Target(NamedTuple):
    """Where a link leads inside the site: the file's path and the anchor, either may be empty."""

    path: str
    anchor: str


Anchors = dict[Target, list[tuple[str, str]]]
"""By each place on a page: the pages that have a link to it, and that link."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site: the size in bytes of every file by its path, and its public address if that is known.

    ``own`` tells its own addresses from others of its server, where more is known than its files.
    """

    sizes: Mapping[str, int]
    site_url: str | None = None
    own: OwnKinds | None = None

    @cached_property
    def kinds(self) -> OwnKinds:
        """What tells the site's own addresses from those of the server it stands on."""
        return self.own or OwnKinds(self.sizes)


class LinkCheck:
    """Follows the links of pages, one page after another, as far as the file that each leads to.

    ``findings`` say by page what leads nowhere or where it must not; ``anchors`` name the pages, and their links, that
    lead to a place on a page: whether it is there is known once all pages have been read.
    """

    def __init__(self, site: BuiltSite, origin: Origin) -> None:
        """Check links of pages of ``site``; findings are about the place of the records that ``origin`` gives."""
        self.findings: list[tuple[str, Finding]] = []
        self.anchors: Anchors = {}
        self._site = site
        self._origin = origin
        # Addresses, as seen from the site's root, that have been followed and lead somewhere. Menus, breadcrumbs and
        # neighbours say the same on many pages: at 500 pages this spares three quarters of the time for links.
        self._arrived: dict[str, Target | None] = {}

    def follow(self, page: BuiltPage) -> None:
        """Follow every link of ``page``."""
        root = "../" * page.path.count("/")
        for link in dict.fromkeys(page.links):
            from_root = link.address.removeprefix(root) if root and link.address.startswith(root) else ""
            if from_root in self._arrived:
                anchor = self._arrived[from_root]
            else:
                judged = judge(page.path, link, self._site, self._origin)
                if isinstance(judged, Finding):
                    self.findings.append((page.path, judged))
                    continue
                anchor = judged
                if from_root and from_root[0] not in "#?":
                    self._arrived[from_root] = anchor
            if anchor is not None:
                self.anchors.setdefault(anchor, []).append((page.path, link.address))


def resolve(page: str, address: str) -> Target | None:
    """Return where a relative ``address`` on ``page`` leads; ``None`` when it leaves the site's folder."""
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


def judge(page: str, link: BuiltLink, site: BuiltSite, origin: Origin) -> Finding | Target | None:
    """Say what is wrong with a link, or else which place on a page of the site it leads to, if it does."""
    address = link.address
    scheme = _scheme(address)
    if scheme in _OUTWARD or address.startswith("//"):
        return _check_outward(page, link, scheme, site, origin)
    if scheme == "data" and link.tag == "img":
        return None
    if scheme or "\\" in address or not address.strip() or address != address.strip() or "\n" in address:
        return finding("E604", origin(page, address), page=page, address=address)
    return _check_inward(page, address, site, origin)


def _scheme(address: str) -> str:
    """Return the scheme of ``address``, ``?`` when it cannot be read at all."""
    try:
        parts = urlsplit(address)
        _ = parts.netloc and parts.port
    except ValueError:
        return "?"
    return parts.scheme.lower()


def _check_inward(page: str, address: str, site: BuiltSite, origin: Origin) -> Finding | Target | None:
    target = resolve(page, address)
    if target is None and page == NOT_FOUND:  # stands at any depth, so its links start at the server's root
        if site.site_url is None:
            return None
        root = links.base_path(site.site_url)
        target = resolve("index.html", address.removeprefix(root)) if address.startswith(root) else None
    if target is None:
        return finding("E603", origin(page, address), page=page, address=address)
    return _check_target(page, address, target, site, origin)


def _check_target(page: str, address: str, target: Target, site: BuiltSite, origin: Origin) -> Finding | Target | None:
    if target.path not in site.sizes:
        return finding("E601", origin(page, target.path), page=page, address=address, cure=_nearest(target.path, site))
    if not site.sizes[target.path]:
        return finding("E609", origin(page, target.path), page=page, address=address)
    return target if target.anchor and target.path.endswith(PAGE) else None


def _nearest(path: str, site: BuiltSite) -> str:
    near = did_you_mean(path, sorted(site.sizes)) if len(site.sizes) < MANY_FILES else None
    return f"ที่ใกล้เคียงคือ {near}" if near else "ตรวจว่าแฟ้มหรือหน้านั้นมีอยู่"


def is_there(anchor: str, ids: Collection[str]) -> bool:
    """Tell whether a page with these ``ids`` has a place called ``anchor``; every page has a top."""
    return anchor in ids or anchor.lower() == "top"


def nearest_anchor(anchor: str, ids: Iterable[str]) -> str:
    """Say which of ``ids`` may be meant by ``anchor``, in words for the cure."""
    plain = {unicodedata.normalize("NFKC", name).casefold(): name for name in ids}
    wanted = unicodedata.normalize("NFKC", anchor).casefold()
    near = wanted if wanted in plain else did_you_mean(wanted, list(plain))
    return f" ที่ใกล้เคียงคือ #{plain[near]}" if near else ""


def _check_outward(page: str, link: BuiltLink, scheme: str, site: BuiltSite, origin: Origin) -> Finding | Target | None:
    """Links may lead out; but nothing on a page may be fetched from elsewhere, and our own must be there."""
    address = link.address
    if not _is_sound(address, scheme):
        return finding("E604", origin(page, address), page=page, address=address)
    loads = (link.tag, link.attribute) in _LOADING or (link.tag == "link" and link.rel in _FETCHED)
    if loads:
        return finding("E606", origin(page, address), page=page, address=address)
    if address.startswith("//"):  # opened from a folder, it would lead to a file
        return finding("E604", origin(page, address), page=page, address=address)
    # What people may follow was typed by somebody, who may have meant a page of an older site beside this one.
    return own_address(page, address, site, origin, is_ours=link.tag not in _FOLLOWED)


def _is_sound(address: str, scheme: str) -> bool:
    """Tell whether an outward address can be what its scheme says."""
    if address != address.strip() or not address.isprintable():
        return False
    rest = address.partition(":")[2]
    if scheme == "mailto":
        return all(_MAIL.fullmatch(unquote(receiver).strip()) for receiver in rest.partition("?")[0].split(","))
    if scheme == "tel":
        return _TELEPHONE.fullmatch(unquote(rest)) is not None
    return not scheme or bool(urlsplit(address).hostname)


def own_address(
    page: str, address: str, site: BuiltSite, origin: Origin, *, is_ours: bool = True
) -> Finding | Target | None:
    """Like ``judge`` for a whole address of the site itself, which must lead to something that was built.

    Other addresses are not looked at; nor is, unless it ``is_ours`` for sure, one that something else on the same
    server may answer: only ``oit links`` can ask there.
    """
    here = below(address, site.site_url)
    if here is None or not (is_ours or site.kinds.has(here)):
        return None
    return _check_target(page, address, Target(site.kinds.file_of(here.path), here.anchor), site, origin)
