"""Freeze a year as it stands now, and say what changed since.

``freeze(Path("agency"), 2569, "ส่ง ITAS", Path("site"), day)`` writes the manifest, and
``since(Path("agency"), "2569", day)`` compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.app.composing import files_of, year_with_items
from generator.app.examine import Examined, agency_folder, examine
from generator.app.writing.files import write_new
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.frozen import freeze as freezing
from generator.frozen import witness
from generator.frozen.changes import ItemChange
from generator.frozen.check import changes, moved_away
from generator.records.memory import frozen_manifest
from generator.records.memory.frozen_manifest import Manifest, as_text
from generator.system.text_characters import shown
from generator.thai.moments import BANGKOK

CODES = ("U921", "U945")


@dataclass(frozen=True)
class Frozen:
    """What freezing gave: the manifest, or None where ``findings`` stand in the way; else they are doubts about it."""

    findings: Sequence[Finding]
    manifest: Manifest | None = None


@dataclass(frozen=True)
class Since:
    """What changed since ``manifest``, item by item, and which of its addresses are ``lost``; ``doubts`` weaken it."""

    manifest: Manifest
    items: Sequence[ItemChange]
    lost: Sequence[str]
    doubts: Sequence[Finding]

    @property
    def changed(self) -> Sequence[ItemChange]:
        """The items of which anything changed."""
        return [change for change in self.items if change.is_any]


def freeze(folder: Path, year: int, label: str, built: Path, as_of: date) -> Frozen:
    """Write the manifest of ``year`` (BE) into the folder, and compare it with the site ``built``.

    Raises ``UsageProblem`` when the year has no items or a document could not be read to its end.
    """
    examined = examine(folder, as_of)
    if examined.site is None or examined.errors:
        return Frozen(examined.errors)
    composed = examined.composed()
    fiscal_year = year_with_items(examined.site, year)
    with _documents_read():
        manifest = freezing.freeze(examined.site, composed, fiscal_year, label, datetime.now(BANGKOK))
    write_new(folder / manifest.file, as_text(manifest), folder)
    return Frozen(list(freezing.doubts(manifest, built)), manifest)


def since(folder: Path, which: str, as_of: date) -> Since | Examined:
    """Compare the folder with the manifest ``which`` (``2569-1``, ``2569``, or nothing for the last).

    Where the folder has no readable config, what was examined is returned instead. Raises ``UsageProblem`` when
    nothing is frozen under that name.
    """
    examined = examine(folder, as_of)
    site = examined.site
    if site is None:
        return examined
    manifest = _named(site.workspace.frozen, which)
    project = examined.composed()
    with _documents_read():
        assets = files_of(site)
        present = {page.path for page in project.pages} | {asset.path for asset in assets}
        items = tuple(changes(manifest, site, project, assets))
    lost = [address for address in manifest.addresses if address not in present]
    return Since(manifest, items, lost, _doubts(examined))


@dataclass(frozen=True)
class Verified:
    """What is to be said of ``manifest`` as evidence; empty where nothing speaks against it."""

    manifest: Manifest
    findings: Sequence[Finding]


def verify(folder: Path, which: str = "", kept: str = "") -> Verified:
    """Hold the manifest ``which`` against itself, those around it, and what somebody outside kept of it.

    ``kept`` is the digest, or the line, as it stands in ITAS or in a letter. Raises ``UsageProblem`` when nothing is
    frozen under that name.
    """
    manifests, found = frozen_manifest.load(agency_folder(folder))
    manifest = _named(manifests, which)
    return Verified(manifest, [*found, *witness.findings(manifest, kept)])


def _named(frozen: Sequence[Manifest], which: str) -> Manifest:
    """Return the newest manifest called ``which``; raises ``UsageProblem`` when there is none."""
    wanted = frozen_manifest.newest(
        manifest for manifest in frozen if which in {"", manifest.name, str(manifest.fiscal_year)}
    )
    if wanted is None:
        known = ", ".join(manifest.name for manifest in frozen)
        raise usage_problem("U921", value=which or "ล่าสุด", known=f"รายการที่มีคือ {known}" if known else "ยังไม่เคยตรึง")
    return wanted


def _doubts(examined: Examined) -> Sequence[Finding]:
    """Return what was found that weakens manifests as evidence, or their addresses, whatever stands on the pages."""
    if examined.site is None:
        return ()
    doubts = (*frozen_manifest.load(examined.folder)[1], *moved_away(examined.site.workspace))
    known = {(doubt.code, doubt.message) for doubt in doubts}
    return [finding for finding in examined.findings if (finding.code, finding.message) in known]


@contextmanager
def _documents_read() -> Iterator[None]:
    """Say in words which document could not be read to its end, or changed meanwhile; nothing is written then."""
    try:
        yield
    except OSError as error:
        name = Path(error.filename).as_posix() if error.filename else "content/documents"
        raise usage_problem("U945", value=name, reason=shown(error.strerror or type(error).__name__)) from None
