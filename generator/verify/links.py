"""Every internal link, anchor and file of a built site leads somewhere; nothing else is asked of a visitor."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.addresses import NOT_FOUND
from generator.findings import Finding, Place, finding
from generator.model.validate import did_you_mean
from generator.rendering import links
from generator.verify.built import BuiltPage
from generator.verify.page_links import BuiltLink

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
_MAIL = re.compile(r"[^@\s,;:\"<>()\[\]\\]+@(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?[ 0-9*#.,()-]*[0-9][ 0-9*#.,()-]*(;[a-z-]+=[^;]+)*")

Origin = Callable[[str, str], Place | None]
"""From the file of a page and a site path or address in it to the place in the records it came from."""


class Target(NamedTuple):
    """Where a link leads inside the site: the file's path and the anchor, either may be empty."""

    path: str
    anchor: str


@dataclass(frozen=True)
class BuiltSite:
    """A built site: its ``pages`` by path, the size in bytes of every file, and its public address if that is known."""

    pages: Mapping[str, BuiltPage]
    sizes: Mapping[str, int]
    site_url: str | None = None
    ids: Mapping[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the anchors of every page."""
        object.__setattr__(self, "ids", {path: frozenset(page.ids) for path, page in self.pages.items()})

    @cached_property
    def base(self) -> str | None:
        """The public address with a slash at its end."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else None


def check_links(site: BuiltSite, origin: Origin) -> Iterator[Finding]:
    """Give a finding for every link of ``site`` that leads nowhere or where it must not."""
    # Addresses, as seen from the site's root, that have been followed and lead somewhere. Menus, breadcrumbs and
    # neighbours say the same on many pages: at 500 pages this spares three quarters of the time for links.
    arrived: set[str] = set()
    for page in site.pages.values():
        root = "../" * page.path.count("/")
        for link in dict.fromkeys(page.links):
            from_root = link.address.removeprefix(root) if root and link.address.startswith(root) else ""
            if from_root in arrived:
                continue
            found = _check(page.path, link, site, origin)
            if found:
                yield found
            elif from_root and from_root[0] not in "#?":
                arrived.add(from_root)


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


def _check(page: str, link: BuiltLink, site: BuiltSite, origin: Origin) -> Finding | None:
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
    """Give the scheme of ``address``, ``?`` when it cannot be read at all."""
    try:
        parts = urlsplit(address)
        _ = parts.netloc and parts.port
    except ValueError:
        return "?"
    return parts.scheme.lower()


def _check_inward(page: str, address: str, site: BuiltSite, origin: Origin) -> Finding | None:
    target = resolve(page, address)
    if target is None and page == NOT_FOUND:  # stands at any depth, so its links start at the server's root
        if site.base is None:
            return None
        root = links.base_path(site.base)
        target = resolve("index.html", address.removeprefix(root)) if address.startswith(root) else None
    if target is None:
        return finding("E603", origin(page, address), page=page, address=address)
    return _check_target(page, address, target, site, origin)


def _check_target(page: str, address: str, target: Target, site: BuiltSite, origin: Origin) -> Finding | None:
    if target.path not in site.sizes:
        return finding("E601", origin(page, target.path), page=page, address=address, cure=_nearest(target.path, site))
    if not site.sizes[target.path]:
        return finding("E609", origin(page, target.path), page=page, address=address)
    if target.anchor and target.path in site.ids and target.anchor not in site.ids[target.path]:
        return finding("E602", origin(page, target.path), page=page, address=address, anchor=target.anchor)
    return None


def _nearest(path: str, site: BuiltSite) -> str:
    near = did_you_mean(path, sorted(site.sizes)) if len(site.sizes) < MANY_FILES else None
    return f"ที่ใกล้เคียงคือ {near}" if near else "ตรวจว่าแฟ้มหรือหน้านั้นมีอยู่"


def _check_outward(page: str, link: BuiltLink, scheme: str, site: BuiltSite, origin: Origin) -> Finding | None:
    """Links may lead out; but nothing on a page may be fetched from elsewhere, and our own must be there."""
    address = link.address
    if not _is_sound(address, scheme):
        return finding("E604", origin(page, address), page=page, address=address)
    loads = (link.tag, link.attribute) in _LOADING or (link.tag == "link" and link.rel in _FETCHED)
    if loads:
        return finding("E606", origin(page, address), page=page, address=address)
    if address.startswith("//"):  # opened from a folder, it would lead to a file
        return finding("E604", origin(page, address), page=page, address=address)
    return own_address(page, address, site, origin)


def _is_sound(address: str, scheme: str) -> bool:
    """Tell whether an outward address can be what its scheme says."""
    if address != address.strip() or not address.isprintable():
        return False
    rest = address.partition(":")[2]
    if scheme == "mailto":
        return all(_MAIL.fullmatch(unquote(one).strip()) for one in rest.partition("?")[0].split(","))
    if scheme == "tel":
        return _TELEPHONE.fullmatch(unquote(rest)) is not None
    return not scheme or bool(urlsplit(address).hostname)


def own_address(page: str, address: str, site: BuiltSite, origin: Origin) -> Finding | None:
    """Say whether a whole address of the site itself leads to something that was built; others are not looked at."""
    if site.base is None or not f"{address}/".startswith(site.base):
        return None
    target = resolve("index.html", f"./{address[len(site.base) :]}")
    if target is None:
        return finding("E603", origin(page, address), page=page, address=address)
    if f"{target.path}/index.html" in site.sizes:  # a web server leads on from a folder's name without its slash
        target = Target(f"{target.path}/index.html", target.anchor)
    return _check_target(page, address, target, site, origin)
