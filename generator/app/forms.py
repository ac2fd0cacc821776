"""The forms that an agency can answer: one by its year or all, an item of one, a new year's, and what two differ in.

``find_form(Path("agency"), 2569)`` is the agency's own form of the year, or the one that ships for its group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.app.writing.files import write_bytes, write_new, write_text
from generator.catalogue.changes import Change, changes
from generator.catalogue.codes import file_stem
from generator.catalogue.groups import Group
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.findings.usage import UsageProblem, usage_problem, wrong_call
from generator.imports.reading.limited import read_paper
from generator.imports.reading.model import Table
from generator.inspection.result import Problem
from generator.records.forms.draft import draft, draft_data, text_of
from generator.records.forms.own import misnamed_files
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.records.loading.file_names import not_a_year
from generator.records.loading.record_reader import RecordReader
from generator.records.model.agency_type import AgencyType, group_of
from generator.records.model.codes import any_item_code, item_code
from generator.records.model.validate import did_you_mean
from generator.workbook.year_form.pasted import pasted_form
from generator.workbook.year_form.read import FormRead, read_form
from generator.workbook.year_form.write import GENERAL_SHEET, form_workbook

CODES = ("U908", "U909", "U924", "U925", "U926")

_PROBLEM = {
    Problem.ENCRYPTED: "แฟ้มตั้งรหัสผ่านไว้",
    Problem.TOO_LARGE: "แฟ้มใหญ่เกินไป",
    Problem.SLOW: "แฟ้มใช้เวลาอ่านนานเกินไป",
    Problem.HEAVY: "แฟ้มใช้หน่วยความจำมากเกินไป",
}


def agency_group(folder: Path) -> Group | None:
    """Return the group of agencies whose forms the agency of ``folder`` answers; ``None`` where nothing says so."""
    if not (folder / "site_config.yml").is_file():
        return None
    config, _ = RecordReader(folder, []).config()
    return group_of(config.record.agency.type) if config else None


def find_form(folder: Path, year: int, kind: AgencyType | None = None) -> Catalogue:
    """Return the form of ``year`` (BE); raises ``UsageProblem`` when there is none or it cannot be read.

    ``kind`` is that of an agency which has no site config yet.
    """
    own, group = folder / "content" / "catalogue", group_of(kind) if kind else agency_group(folder)
    known = available_years(own, group)
    if year not in known:
        raise usage_problem("U909", year=year, known=", ".join(map(str, known)), newest=known[-1])
    try:
        return catalogue(year, own, group=group)
    except CatalogueError as error:
        raise UsageProblem(error.findings[0]) from error


def find_item(form: Catalogue, text: str) -> CatalogueItem:
    """Return the item by code or stable key as typed; raises ``UsageProblem`` with the nearest one."""
    code = item_code(text, (form.letters,)) or any_item_code(text)
    item = form.item(code or text) or form.by_key(text.strip().lower())
    if item is None:
        # Codes are too short for one to be nearer than another: O99 may be meant for any.
        near = None if code else did_you_mean(text, [item.key for item in form.items])
        cure = f"หมายถึง “{near}” ใช่หรือไม่" if near else f"ปีนี้มี {form.items[0].code} ถึง {form.items[-1].code}"
        raise usage_problem("U908", value=text, year=form.fiscal_year, cure=cure)
    return item


def draft_form(folder: Path, year: int, source: int) -> Path:
    """Draft the form of ``year`` from that of ``source`` (BE) and return where it stands; raises ``UsageProblem``."""
    form = find_form(folder, source)
    path = folder / "content" / "catalogue" / f"{year}.yml"
    _want_later(form, year)
    write_new(path, draft(form.fiscal_year, year, path.parent, agency_group(folder)), folder)
    return path


def draft_workbook(folder: Path, year: int, source: int, path: Path) -> Path:
    """Write the form of ``year``, drafted from ``source`` (BE), as a workbook to fill in at ``path``, and return it.

    Of the same year it is that year's form to be corrected. Raises ``UsageProblem`` where something stands there.
    """
    form = find_form(folder, source)
    if year != source:
        _want_later(form, year)
    own = folder / "content" / "catalogue"
    data = draft_data(form.fiscal_year, year, own, agency_group(folder))
    write_bytes(path, form_workbook(data, form.letters), overwrite=False)
    return path


def _want_later(form: Catalogue, year: int) -> None:
    if year <= form.fiscal_year:
        raise wrong_call(f"ปีใหม่ {year} ต้องมากกว่าปีต้นแบบ {form.fiscal_year}", "catalogue new")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A form that came back: its year and text where nothing stands in the way, and all that is to be said."""

    form: Catalogue | None
    text: str
    findings: Sequence[Finding]


def read_back(folder: Path, path: Path, year: int | None = None, source: int | None = None) -> ReadBack:
    """Return the form typed into the workbook or paper at ``path``; raises ``UsageProblem`` when it cannot be opened.

    A paper has no more than items: what it lacks is taken from the form of ``source`` (BE), for the form of ``year``.
    """
    paper = read_paper(path)
    if paper.problem is not None:
        raise usage_problem("U924", value=path.name, problem=_PROBLEM.get(paper.problem, "ไม่ใช่แฟ้มชนิดที่อ่านได้"))
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    is_ours = any(table.is_sheet and table.name == f"แผ่น {GENERAL_SHEET}" for table in tables)
    if is_ours:
        found: FormRead | None = read_form(path.name, tables, _before(folder, source or _named_year(tables)))
    else:
        if year is None or source is None:
            raise usage_problem("U926")
        before = find_form(folder, source)
        _want_later(before, year)
        own = folder / "content" / "catalogue"
        found = pasted_form(path.name, tables, draft_data(source, year, own, agency_group(folder)), before)
    if found is None:
        raise usage_problem("U925", value=path.name)
    if found.data is None:
        return ReadBack(None, "", found.findings)
    return ReadBack(Catalogue.model_validate(found.data), text_of(found.data), found.findings)


def keep_form(folder: Path, read: ReadBack, *, replace: bool = False) -> Path:
    """Write a form that came back into ``content/catalogue`` and return where; raises ``UsageProblem``.

    One that stands there is replaced only where that is wanted.
    """
    if read.form is None:
        raise ValueError("a form with mistakes is not written")
    path = folder / "content" / "catalogue" / f"{read.form.fiscal_year}.yml"
    if replace:
        write_text(path, read.text)
    else:
        write_new(path, read.text, folder)
    return path


def _named_year(tables: Sequence[Table]) -> int | None:
    """Return the year that the general sheet says codes come from."""
    rows = [row for table in tables if table.name == f"แผ่น {GENERAL_SHEET}" for row in table.rows]
    text = next((row[1].text for row in rows if len(row) > 1 and row[0].text.strip() == "ปีที่เทียบ"), "")
    return int(text) if text.isdecimal() else None


def _before(folder: Path, year: int | None) -> Catalogue | None:
    own, group = folder / "content" / "catalogue", agency_group(folder)
    if year is None or year not in available_years(own, group):
        return None
    try:
        return catalogue(year, own, group=group)
    except CatalogueError:
        return None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two forms, what they differ in, and the items of the older one that the agency has records of."""

    older: Catalogue
    newer: Catalogue
    changes: Sequence[Change]
    kept: frozenset[str]


def compare_forms(folder: Path, older: int, newer: int) -> Compared:
    """Return what the forms of two years (BE) differ in, and what the agency has; raises ``UsageProblem``."""
    before, after = find_form(folder, older), find_form(folder, newer)
    present = {path.stem for path in (folder / "oit_items" / str(older)).glob("*.yml")}
    kept = frozenset(item.code for item in before.items if file_stem(item.code) in present)
    return Compared(before, after, tuple(changes(before, after)), kept)


def all_forms(folder: Path) -> tuple[list[Catalogue], list[Finding]]:
    """Return every form that can be read, oldest first, and what is wrong with the agency's own files."""
    own, group = folder / "content" / "catalogue", agency_group(folder)
    forms, findings = [], [not_a_year(path, folder) for path in misnamed_files(own)]
    for year in available_years(own, group):
        try:
            forms.append(catalogue(year, own, group=group))
        except CatalogueError as error:
            findings.extend(error.findings)
    return forms, findings
