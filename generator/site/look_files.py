"""The emblem and the font of the agency's look, as copies that browsers may keep for ever.

Every page shows them, so each has the digest of its content in its name; under their own names, which people may have
been given, they stand among the other images.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.assessment.site_context import SiteContext
from generator.checks.per_site import once_per_site
from generator.public import addresses, visible
from generator.site.page import Asset
from generator.system.plain_files import digest_of


def emblem(site: SiteContext) -> str | None:
    """Return the address of the emblem, None where the agency has none."""
    return _address(site, site.workspace.config.agency.emblem, "emblem")


def font(site: SiteContext) -> str | None:
    """Return the address of the agency's own font, None where it has none."""
    return _address(site, site.workspace.config.look.font, "font")


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the copies."""
    yield from _copies(site).values()


def _address(site: SiteContext, name: str | None, kind: str) -> str | None:
    if not name:
        return None
    copy = _copies(site).get(kind)
    return copy.path if copy else addresses.image(name)


@once_per_site
def _copies(site: SiteContext) -> dict[str, Asset]:
    """Return the copies of what is there and may be published, by what they are."""
    config, published = site.workspace.config, visible.images(site.workspace)
    copies: dict[str, Asset] = {}
    for kind, name in (("emblem", config.agency.emblem), ("font", config.look.font)):
        pointer = published.get(name or "")
        if pointer is None or pointer.file is None:
            continue
        with suppress(OSError):  # a file that cannot be read is told of by the checks
            opened = site.opened.get(pointer.file.path)
            digest = (opened.digest if opened else None) or digest_of(pointer.file.path)
            path = addresses.with_digest(f"{addresses.ASSETS}{kind}{pointer.file.path.suffix.lower()}", digest)
            copies[kind] = Asset(path, pointer.file.path, pointer.place, digest)
    return copies
