"""Compose: a workspace seen on one day becomes all pages and files of its site. Each kind of page has its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses, visible
from generator.site import feed, kinds, look_files, search_files
from generator.site.page import Asset, Page
from generator.site.pages import moved


def own_files(site: SiteContext) -> Iterator[Asset]:
    """Yield the published documents and images of the agency."""
    workspace = site.public.workspace
    for address, pointers in ((addresses.document, visible.documents), (addresses.image, visible.images)):
        for name, pointer in pointers(workspace).items():
            if pointer.file is not None:
                opened = site.opened.get(pointer.file.path)
                yield Asset(address(name), pointer.file.path, pointer.place, opened.digest if opened else None)


ASSETS: tuple[Callable[[SiteContext], Iterator[Asset]], ...] = (
    own_files,
    *(kind.assets for kind in kinds.KINDS if kind.assets is not None),
    look_files.assets,
    feed.assets,
    search_files.assets,
)


def pages(site: SiteContext) -> tuple[Page, ...]:
    """Return every page of the public site, kind by kind."""
    site = site.public
    made = tuple(page for kind in kinds.KINDS for page in kind.compose(site))
    return (*made, *moved.old_pages(site, made))


def assets(site: SiteContext) -> tuple[Asset, ...]:
    """Return every file of the public site that is not a page."""
    site = site.public
    made = tuple(asset for give in ASSETS for asset in give(site))
    return (*made, *moved.old_files(site, made))
