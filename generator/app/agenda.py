"""The days to come and the work that is open, of a folder on a day.

``agenda(Path("agency"), day)`` is both; ``generator/reports/agenda`` writes them as text and as a calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.watch import watched
from generator.assessment.completeness import ItemStatus
from generator.assessment.measure_entries import measure_entries
from generator.assessment.responsibility import responsibility
from generator.assessment.site_context import SiteContext, site_context
from generator.assessment.year_calendar import ANSWERS, SURVEY, occasions
from generator.findings.usage import UsageProblem
from generator.records.loading.workspace import load
from generator.reports.agenda.entries import Agenda, Day, Task
from generator.thai.fiscal import fiscal_year_of

AHEAD = timedelta(days=366)
"""How far ahead the agenda looks: what comes later has no day yet that anybody could count on."""
_OPEN = {
    ItemStatus.DRAFT: "ยังเป็นฉบับร่าง",
    ItemStatus.PARTIAL: "หลักฐานยังไม่ครบ",
    ItemStatus.MISSING: "ยังไม่มีข้อมูล",
}


def agenda(folder: Path, day: date) -> Agenda:
    """Return the days from ``day`` on within a year, in order, and the open work; raises ``UsageProblem``."""
    workspace, findings = load(agency_folder(folder))
    if workspace is None:
        raise UsageProblem(findings[0])
    site = site_context(workspace, day)
    days = {one for one in _days(site) if day <= one.last <= day + AHEAD or one.first <= day <= one.last}
    return Agenda(
        workspace.config.agency.name,
        next(iter(workspace.config.agency.domains), "oit.invalid"),
        day,
        tuple(sorted(days, key=lambda one: (max(one.first, day), one.last, one.key))),
        tuple(_tasks(site)),
        tuple(one.message for one in watched(site)),
    )


def _days(site: SiteContext) -> Iterator[Day]:
    """Yield the steps of the years around the day, and what the agency's own records name."""
    workspace, running = site.workspace, fiscal_year_of(site.as_of)
    for year in (running - 1, running, running + 1):
        for step in occasions(workspace, year):
            if step.span is None:
                continue
            note = " · ".join(filter(None, (step.basis_words, step.note)))
            title = f"{step.title} (ปี {year})"
            yield Day(
                f"{step.key}-{year}", step.span.start, step.span.end, title, note, warn=step.key in {ANSWERS, SURVEY}
            )
    yield from _of_config(site)
    for year in workspace.measures:
        yield from _of_measures(site, year)
    for year, items in workspace.items.items():
        for code, loaded in items.items():
            end = loaded.record.period.end if loaded.record.period else None
            if end and loaded.record.work not in {"done", "cancelled"}:
                who = ", ".join(responsibility(loaded.record.responsible, workspace).names)
                yield Day(f"item-{year}-{code.lower()}", end, end, f"ครบกำหนดงานของข้อ {code} (ปี {year})", who)


def _of_config(site: SiteContext) -> Iterator[Day]:
    config = site.workspace.config
    for one in config.agency.executives:
        if one.until:
            yield Day(f"term-{one.until.isoformat()}", one.until, one.until, f"{one.name} พ้นจากตำแหน่ง{one.position}")
    for option in config.fiscal_years:
        if option.shown_from:
            title = f"หน้าแรกและเมนูเปลี่ยนเป็นปี {option.year}"
            yield Day(
                f"shown-{option.year}", option.shown_from, option.shown_from, title, "สร้างเว็บใหม่ในวันนั้นหรือหลังจากนั้น"
            )
    for waiver in config.waivers:
        title = f"ข้อยกเว้น {waiver.code} สิ้นสุด"
        key = f"waiver-{waiver.code.lower()}-{waiver.item or waiver.measure or waiver.place}"
        yield Day(key, waiver.until, waiver.until, title, waiver.reason)


def _of_measures(site: SiteContext, year: int) -> Iterator[Day]:
    """Yield the report dates and ends of the measures that are still open; a draft has none."""
    for entry in measure_entries(site.workspace, year, site.as_of):
        if entry.measure.status in {"draft", "done", "cancelled"}:
            continue
        who = ", ".join(entry.responsibility.names)
        for row in entry.state.rows:
            key = f"measure-{year}-{entry.measure.id}-{row.index}"
            for due in row.due:
                yield Day(f"{key}-report-{due.isoformat()}", due, due, f"รายงานผลมาตรการ “{entry.name}”", who)
            if row.end:
                yield Day(f"{key}-end", row.end, row.end, f"สิ้นสุดระยะเวลาของมาตรการ “{entry.name}”", who)


def _tasks(site: SiteContext) -> Iterator[Task]:
    """Yield the items and measures of the running year, and of the one before it while open, that are not settled."""
    running = fiscal_year_of(site.as_of)
    for year in (running, running - 1):
        if site.workspace.options(year).status == "closed":
            continue
        for code, state in site.states.get(year, {}).items():
            if state.status in _OPEN:
                who = responsibility(state.loaded.record.responsible, site.workspace).names if state.loaded else ()
                yield Task(year, f"{code} {state.item.title}", _OPEN[state.status], who)
        for entry in measure_entries(site.workspace, year, site.as_of):
            if entry.measure.status not in {"done", "cancelled"}:
                words = "ยังเป็นฉบับร่าง" if entry.measure.status == "draft" else entry.status_words
                yield Task(year, f"มาตรการ “{entry.name}”", words, entry.responsibility.names)
