"""Publish what is ready, in one act: drafts of a year of which every part is proved; the others say what they lack.

``found = ready(Path("agency"), 2569, day)`` writes nothing; ``publish(found)`` writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.importing import workspace_of
from generator.app.narrowing import wanted
from generator.app.progress import QUIET, Progress, Stage
from generator.app.writing.files import write_bytes
from generator.app.writing.record_file import changed_content
from generator.assessment.completeness import ItemState, ItemStatus
from generator.assessment.concerned import concerned
from generator.assessment.site_context import SiteContext, site_context
from generator.checks.run import check, opened
from generator.checks.waivers import decided
from generator.findings.finding import Finding, Severity
from generator.imports.yaml_text import with_fields
from generator.records.editing.edited import CannotEditError
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.records.model.item import Item
from generator.thai.dates import format_date

_STANDS_IN_THE_WAY = frozenset({Severity.ERROR, Severity.GAP})


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of an item: its code and title, and why it cannot be published; nothing where it can."""

    code: str
    title: str
    loaded: Loaded[Item]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of ``year`` (BE) as they would be, were all of them published on ``day``."""

    folder: Path
    year: int
    day: date
    drafts: Sequence[Draft]

    @property
    def ready(self) -> Sequence[Draft]:
        """Those that can be published as they stand."""
        return [one for one in self.drafts if not one.why]

    @property
    def held(self) -> Sequence[Draft]:
        """Those that lack something."""
        return [one for one in self.drafts if one.why]


def ready(folder: Path, year: int | None, day: date, *, progress: Progress = QUIET) -> Drafts:
    """Return the drafts of ``year``, else of the current one; raises ``UsageProblem`` where there is no such year.

    They are judged as published, by every rule and with their documents opened: what would cost points or stop a build
    keeps an item back.
    """
    workspace = workspace_of(agency_folder(folder))
    of_year = year or workspace.current_year or 0
    wanted(workspace, (), of_year)
    drafts = {
        code: loaded for code, loaded in workspace.items.get(of_year, {}).items() if loaded.record.status == "draft"
    }
    with progress.stage(Stage.EXAMINE) as count:
        site = opened(site_context(_as_published(workspace, of_year, drafts, day), day), count)
        findings = decided(site, list(check(site))) if drafts else []
    states = site.states.get(of_year, {})
    return Drafts(
        folder,
        of_year,
        day,
        [
            Draft(code, state.item.title, drafts[code], _why(site, state, findings, of_year))
            for code, state in states.items()
            if code in drafts
        ],
    )


def publish(found: Drafts) -> list[Path]:
    """Publish what is ready and return the files; raises ``UsageProblem`` where one has changed meanwhile.

    An item without a date gets that of the day: somebody has looked at it now. Every record is read again before the
    first is written.
    """
    contents = [(one.loaded, _content(found, one.loaded)) for one in found.ready]
    written = []
    for loaded, content in contents:
        path = found.folder / loaded.source.name
        write_bytes(path.resolve(), content)
        written.append(path)
    return written


def _content(found: Drafts, loaded: Loaded[Item]) -> bytes:
    source = loaded.source
    text = _text(loaded, found.day)
    return changed_content(found.folder, source.name, source.text, text)


def _text(loaded: Loaded[Item], day: date) -> str:
    """Return the record's text once it is published; raises ``CannotEditError``."""
    data = loaded.source.data if isinstance(loaded.source.data, dict) else {}
    dated = {} if loaded.record.updated else {"updated": format_date(day, months="short")}
    return with_fields("item", loaded.source.text, data, {"status": "published", **dated})


def _as_published(workspace: Workspace, year: int, drafts: Mapping[str, Loaded[Item]], day: date) -> Workspace:
    tried = {
        code: replace(
            one, record=one.record.model_copy(update={"status": "published", "updated": one.record.updated or day})
        )
        for code, one in drafts.items()
    }
    return replace(workspace, items={**workspace.items, year: {**workspace.items.get(year, {}), **tried}})


def _why(site: SiteContext, state: ItemState, findings: Sequence[Finding], year: int) -> tuple[str, ...]:
    """Return what keeps an item back."""
    loaded = state.loaded
    if loaded is None or not loaded.record.evidence:
        return ("ยังไม่มีหลักฐาน",)
    try:
        _text(loaded, site.as_of)
    except CannotEditError:
        return ("แฟ้มเขียนไว้ในแบบที่แก้เองไม่ได้ โปรดแก้ status: ด้วยมือ",)
    files = {f"content/documents/{entry.file}" for entry in loaded.record.evidence if entry.file}
    told = [
        finding.message
        for finding in findings
        if finding.severity in _STANDS_IN_THE_WAY
        and finding.waived is None
        and (_is_about(finding, state.item.code, year) or (finding.place and finding.place.file in files))
    ]
    if not told and state.status is not ItemStatus.COMPLETE:
        told = [part.status.thai for part in state.parts if not part.is_proved] or [state.status.thai]
    return tuple(dict.fromkeys(told))


def _is_about(finding: Finding, code: str, year: int) -> bool:
    about = concerned(finding)
    return about.item == code and about.year == year
