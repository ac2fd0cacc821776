"""Which files of the agency's folder are published: those that something published points to, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.context import SiteContext
from generator.findings import Place
from generator.loading.page_links import files_in
from generator.loading.publishable import FONTS, PICTURES
from generator.site import Asset
from generator.workspace import Workspace


def assets(site: SiteContext) -> Iterator[Asset]:
    """Give the documents of published items, of measures and of free pages, and the images that are shown."""
    workspace = site.workspace
    documents: dict[str, Place] = {}
    images: dict[str, Place] = {}
    for folder, name, place in (*_chosen(workspace), *in_free_pages(workspace)):
        (images if folder == "images" else documents).setdefault(name, place)
    documents.update((*_in_items(workspace), *_in_measures(workspace)))
    for name, place in documents.items():
        if name in workspace.documents:
            yield Asset(addresses.document(name), workspace.documents[name].path, place)
    for name, place in images.items():
        if name in workspace.images and workspace.images[name].suffix in PICTURES | FONTS:
            yield Asset(addresses.image(name), workspace.images[name].path, place)


def _chosen(workspace: Workspace) -> Iterator[tuple[str, str, Place]]:
    """Give the emblem and the font that the site config names."""
    if workspace.site.agency.emblem:
        yield "images", workspace.site.agency.emblem, workspace.config.place("agency", "emblem")
    if workspace.site.look.font:
        yield "images", workspace.site.look.font, workspace.config.place("look", "font")


def in_free_pages(workspace: Workspace) -> Iterator[tuple[str, str, Place]]:
    """Give folder and name of the files that free pages may link to, whether they are there or not, with the page."""
    for page in workspace.pages:
        for folder, name in files_in(page.markdown):
            yield folder, name, page.place


def _in_items(workspace: Workspace) -> Iterator[tuple[str, Place]]:
    """Give the files of items whose evidence is shown: a draft's is not."""
    for items in workspace.items.values():
        for loaded in items.values():
            if loaded.record.status != "draft":
                for index, entry in enumerate(loaded.record.evidence):
                    if entry.file:
                        yield entry.file, loaded.place("evidence", index, "file")


def _in_measures(workspace: Workspace) -> Iterator[tuple[str, Place]]:
    for measures in workspace.measures.values():
        for loaded in measures:
            for index, entry in enumerate(loaded.record.evidence):
                if entry.file:
                    yield entry.file, loaded.place("evidence", index, "file")
