"""Which files of the agency's folder are published: those that a published record points to, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.context import SiteContext
from generator.findings import Place
from generator.site import Asset


def assets(site: SiteContext) -> Iterator[Asset]:
    """Give the documents of published items and of measures, and the images that pages may show."""
    workspace = site.workspace
    for name, place in dict(_documents(site)).items():
        document = workspace.documents.get(name)
        if document is not None:
            yield Asset(addresses.document(name), document.path, place)
    for name, image in workspace.images.items():
        if image.suffix in IMAGE_TYPES:
            yield Asset(addresses.image(name), image.path, Place(f"content/images/{name}"))


IMAGE_TYPES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "woff2"})
"""What may be shown from ``content/images``; SVG is left out, because it can carry a script."""


def _documents(site: SiteContext) -> Iterator[tuple[str, Place]]:
    workspace = site.workspace
    for items in workspace.items.values():
        for loaded in items.values():
            if loaded.record.status == "published":
                for index, piece in enumerate(loaded.record.evidence):
                    if piece.file:
                        yield piece.file, loaded.place("evidence", index, "file")
    for measures in workspace.measures.values():
        for measure in measures:
            for index, piece in enumerate(measure.record.evidence):
                if piece.file:
                    yield piece.file, measure.place("evidence", index, "file")
