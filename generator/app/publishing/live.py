"""What this folder put live last at a public address, so that what the public sees is held against that.

After going back to an earlier publish, or a build that nobody published yet, the folder ``site`` is another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.app.publishing.place import Place, alone, place_of
from generator.findings.finding import Finding, finding
from generator.findings.usage import UsageProblem
from generator.public_site.wanted import Built, built_in
from generator.publishing import faults
from generator.publishing.connecting import Access
from generator.publishing.history import Published
from generator.publishing.stamps import Files
from generator.records.loading.workspace import Workspace
from generator.thai.moments import moment

CODES = ("W650",)


@dataclass(frozen=True)
class Live:
    """What was put live last at a ``place``, by a publish that ended."""

    place: Place
    published: Published

    @property
    def built(self) -> Built:
        """The site that was put, with its contents from the store."""
        files: Files = self.published.files
        digests = {path: stamp.digest for path, stamp in files.items()}
        return Built(digests, lambda path: self.place.store.path(files[path].digest))

    def doubt(self) -> None:
        """Let the next publish look at what stands on the server; one that runs just now needs no doubt."""
        with suppress(UsageProblem), alone(self.place):
            self.place.doubt()

    def unlike(self, site: Path) -> Iterator[Finding]:
        """Yield what is to be said where the folder ``site`` has been built anew since."""
        if not (site / "index.html").is_file():
            return
        newer, digests = built_in(site).digests, self.built.digests
        paths = sorted(path for path in newer.keys() | digests.keys() if newer.get(path) != digests.get(path))
        if paths:
            one = self.published
            note = f" {one.note}" if one.note else ""
            time, named = moment(one.time), faults.named(paths)
            yield finding("W650", number=one.number, time=f"{time}{note}", count=len(paths), paths=named)


def live_at(workspace: Workspace, address: str) -> Live | None:
    """Return what was put live last at ``address``; None where nothing was, or a publish did not end, or it is lost."""
    found: list[Live] = []
    for name in workspace.config.publish:
        with suppress(UsageProblem):
            place = place_of(workspace, name, Access())
            if place.url is None or place.url.rstrip("/") != address.rstrip("/"):
                continue
            known = place.home.known()
            published = None if known.runs else place.history.of(known.id)
            if published is not None and all(map(place.store.has, published.files.values())):
                found.append(Live(place, published))
    return max(found, key=lambda live: live.published.time, default=None)
