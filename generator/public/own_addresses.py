"""Whole addresses below ``site_url``: which of them this site makes, and which belong to the server it stands on.

An agency puts the site beside an older one, on the same server and often at the same root. An address there is broken
by us only where its path has a form that nothing but this program makes:

====================================  =========================================================================
ours: an error when it is not made     somebody else's, as far as we can know: a warning that asks ``oit links``
====================================  =========================================================================
``/``                                  ``/?page_id=13``: a page of files takes no question
``/2569/``, ``/2569/o10/``, …          ``/2569/plan.pdf``, ``/post/view?id=13``, ``/index.php``
``/documents/2569/…``, ``/images/…``   ``/documents/old/…``: a folder that the agency's own documents do not have
``/pages/contact/``, ``/e-service/``   ``/files/plan.pdf``, ``/example.pdf``
``/eit/…``, ``/search/``, ``/data/…``  ``/data/plan.pdf``
====================================  =========================================================================

The same page may be written with or without ``index.html``, its last slash, ``www.``, ``https`` and the usual port.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from generator.catalogue.codes import letters
from generator.public import addresses, links
from generator.records.loading.workspace import Workspace

_PORTS = {"http": 80, "https": 443}


class Below(NamedTuple):
    """Where an address leads below ``site_url``: the path from there, decoded; whether it asks; the place on it."""

    path: str
    asks: bool
    anchor: str


def below(address: str, site_url: str | None) -> Below | None:
    """Return what of ``address`` stands below ``site_url``; ``None`` when it leads elsewhere."""
    base = _base(site_url)
    if base is None or base.host not in address.lower():
        return None
    try:
        here = urlsplit(address.strip())
        if _server(here) != (base.host, base.port):
            return None
    except ValueError:
        return None
    path = _tidy(unquote(here.path))
    if f"{path}/" == base.root:
        path = base.root
    if not path.startswith(base.root):
        return None
    return Below(path[len(base.root) :], bool(here.query), unquote(here.fragment))


class _Base(NamedTuple):
    """Where a site stands: its host without ``www.``, its port where that is not the usual one, its path decoded."""

    host: str
    port: int | None
    root: str


@lru_cache(maxsize=8)
def _base(site_url: str | None) -> _Base | None:
    server = _server(urlsplit(site_url)) if site_url else None
    return _Base(*server, unquote(links.base_path(site_url))) if server else None


def _server(parts: SplitResult) -> tuple[str, int | None] | None:
    """Return the host without ``www.``, and its port where that is not the usual one; ``None`` for no web address."""
    usual = _PORTS.get(parts.scheme.lower())
    if usual is None or not parts.hostname:
        return None
    host = parts.hostname.lower().rstrip(".").removeprefix("www.")
    return host, None if parts.port in {None, usual} else parts.port


def _tidy(path: str) -> str:
    """Take ``.``, ``..`` and doubled slashes out of a path, as browsers and servers do, and keep its last slash."""
    tidy = posixpath.normpath(f"/{path}").replace("//", "/", 1)
    return f"{tidy}/" if path.endswith(("/", "/.", "/..")) and tidy != "/" else tidy


@dataclass(frozen=True)
class OwnKinds:
    """What this site makes besides pages of a fixed form: ``files`` by their paths, stable ``keys`` of items.

    Its ``years`` have folders of documents; ``kept`` are files of the agency by the addresses they would have.
    """

    files: Collection[str]
    keys: Collection[str] = ()
    years: Collection[int] = ()
    kept: Collection[str] = ()
    letters: frozenset[str] = frozenset({"O"})

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders that files of the agency stand in, or would stand in."""
        files = (path for path in (*self.files, *self.kept) if path.startswith(addresses.OF_AGENCY))
        return frozenset({*map(posixpath.dirname, files), *(addresses.document(str(year)) for year in self.years)})

    def file_of(self, path: str) -> str:
        """Return the file from which a web server answers ``path``, decoded: it leads on from a name without slash."""
        file = links.file_of(path)
        indexed = f"{path}/{links.INDEX}"
        return indexed if file not in self.files and indexed in self.files else file

    def has(self, here: Below) -> bool:
        """Tell whether an address has the form of one that only this program makes."""
        if not here.path:
            return not here.asks
        if self.file_of(here.path) in self.files:
            return True
        name = here.path.removesuffix(links.INDEX).rstrip("/")
        if name.startswith(addresses.OF_AGENCY):
            return posixpath.dirname(name) in self._folders
        return addresses.is_of_our_form(name, self.letters) or name in self.keys


def kinds_of(workspace: Workspace, files: Iterable[str]) -> OwnKinds:
    """Return what tells the own addresses of the site of ``workspace``, which will have ``files``.

    A document or image that the agency keeps and does not publish is its own as well: no other server has it.
    """
    kept = (
        *(addresses.document(name) for name in workspace.documents),
        *(addresses.image(name) for name in workspace.images),
    )
    keys = {
        addresses.newest_item_page(key).rstrip("/")
        for form in workspace.forms.values()
        for item in form.items
        for key in (item.key, *item.former_keys)
    }
    head = frozenset(letters(item.code) for form in workspace.forms.values() for item in form.items)
    return OwnKinds(frozenset(files), keys, workspace.years, frozenset(kept), head | {"O"})
