"""What beginning a year from another one would write, and what it says of every item: nothing is written here.

``propose(Path("agency"), 2570, day)`` is the plan; ``carry_out`` in ``roll.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.forms import all_forms
from generator.app.rolling import measures, settings
from generator.app.rolling.items import dropped_row, rolled_item
from generator.app.rolling.origins import Years, dropped, origins
from generator.app.rolling.unfinished import unfinished
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.findings.usage import UsageProblem, usage_problem
from generator.records.editing.edited import CannotEditError
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Workspace, load
from generator.reports.roll.rows import Report, Row
from generator.system.plain_files import content_of

CODES = ("U946", "U947")

_CONFIG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person may ask for: the year to begin from, the form to use meanwhile, unfinished measures begun again."""

    source: int | None = None
    form: int | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """New files by name with their texts, the site config as it would be (``None``: as it is), and the report."""

    report: Report
    files: Mapping[str, str]
    config: bytes | None = None
    findings: Sequence[Finding] = ()


def propose(folder: Path, year: int, day: date, wishes: Wishes | None = None) -> Proposed:
    """Return what beginning ``year`` (BE) would write on ``day``; records that stand there already are left alone.

    Raises ``UsageProblem`` where the folder, the year to begin from, or the form of the new year is not there.
    """
    wishes = wishes or Wishes()
    workspace, findings = load(agency_folder(folder))
    if workspace is None:
        raise UsageProblem(findings[0])
    source = _source(workspace, year, wishes.source)
    years = Years(source, year, _form_of(workspace, source), _new_form(workspace, year, source, wishes.form))
    remarks: list[str] = []
    files, rows = _items(workspace, years, folder)
    made, of_measures = _measures(workspace, years, folder, wishes)
    config = _config(workspace, folder, years, remarks)
    remarks += _remarks(workspace, years)
    report = Report(
        workspace.config.agency.name, year, source, (*rows, *of_measures, *settings.rows(workspace, year, day)), remarks
    )
    return Proposed(report, {**files, **made}, config, findings)


def _source(workspace: Workspace, year: int, wanted: int | None) -> int:
    earlier = [one for one in workspace.item_years if one < year]
    if wanted is not None and wanted not in earlier:
        raise usage_problem("U947", value=wanted, year=year, known=", ".join(map(str, earlier)) or "ไม่มี")
    if wanted is None and not earlier:
        raise usage_problem("U947", value="ก่อนหน้า", year=year, known="ไม่มี")
    return wanted or earlier[0]


def _form_of(workspace: Workspace, source: int) -> Catalogue:
    form = workspace.form(source)
    if form is None:
        raise usage_problem("U946", year=source, source=source, known=_known(workspace))
    return form


def _new_form(workspace: Workspace, year: int, source: int, wanted: int | None) -> Catalogue:
    """Return the form that the new year answers: the one asked for, the one the site config names, or its own."""
    own = workspace.folder / "content" / "catalogue"
    named = wanted or workspace.options(year).form or year
    if named not in available_years(own):
        raise usage_problem("U946", year=named, source=source, known=_known(workspace))
    try:
        return catalogue(named, own, answered_in=year)
    except CatalogueError as error:
        raise UsageProblem(error.findings[0]) from error


def _known(workspace: Workspace) -> str:
    return ", ".join(map(str, available_years(workspace.folder / "content" / "catalogue")))


def _items(workspace: Workspace, years: Years, folder: Path) -> tuple[dict[str, str], list[Row]]:
    found = origins(years, all_forms(folder)[0])
    made = [rolled_item(workspace, years, origin) for origin in found]
    files = {one.name: one.text for one in made if not _stands(folder, one.name)}
    rows = [replace(one.row, is_there=one.name not in files) for one in made]
    rows += [dropped_row(workspace, years, item) for item in dropped(years, found)]
    return files, rows


def _measures(workspace: Workspace, years: Years, folder: Path, wishes: Wishes) -> tuple[dict[str, str], list[Row]]:
    forms = all_forms(folder)[0]
    made = [
        *measures.from_result(workspace, years.target),
        *unfinished(workspace, years.source, years.target, forms, again=wishes.unfinished),
    ]
    files = {one.name: one.text for one in made if one.name and not _stands(folder, one.name)}
    return files, [replace(one.row, is_there=bool(one.name) and one.name not in files) for one in made]


def _stands(folder: Path, name: str) -> bool:
    """Tell whether a record of that name stands in the folder, in any writing that is read as it."""
    path = folder / name
    others = path.parent.glob("*") if path.parent.is_dir() else ()
    return any(other.stem.lower() == path.stem for other in others)


def _config(workspace: Workspace, folder: Path, years: Years, remarks: list[str]) -> bytes | None:
    form = years.new.fiscal_year if years.new.fiscal_year != years.target else None
    try:
        raw = content_of(folder / CONFIG_NAME, _CONFIG_BYTES)
        changed = settings.with_year(workspace, raw, years.target, years.source, form)
    except (CannotEditError, OSError):
        entry = f"- year: {years.target}{f' และ form: {form}' if form else ''}"
        remarks.append(f"เพิ่ม {entry} ในช่อง fiscal_years: ของ {CONFIG_NAME} ด้วยมือ เพราะแฟ้มเขียนไว้ในแบบที่แก้เองไม่ได้")
        return None
    return changed if changed != raw else None


def _remarks(workspace: Workspace, years: Years) -> list[str]:
    remarks = []
    if not years.new.is_verified:
        remarks.append(f"แบบที่ใช้ของปี {years.target} {years.new.status_words} ตรวจชื่อข้อและองค์ประกอบกับคู่มือก่อนส่ง")
    if years.new.fiscal_year != years.target:
        remarks.append(
            f"ใช้รายการข้อของปี {years.new.fiscal_year} ไปก่อน เมื่อได้แบบของปี {years.target} ให้สั่ง"
            f" oit roll --undo {years.target} ก่อนเริ่มแก้ระเบียน แล้วสั่งใหม่ด้วยแบบจริง"
        )
    if years.target - 1 not in workspace.results:
        remarks.append(
            f"ยังไม่มีผลการประเมินปี {years.target - 1} จึงยังไม่มีร่างมาตรการ บันทึกผลด้วย oit new result {years.target - 1}"
            f" แล้วสั่ง oit roll {years.target} อีกครั้ง ของเดิมจะไม่ถูกแตะ"
        )
    return remarks
