"""The forms that an agency can answer: one by its year or all, an item of one, and the draft of a new year's.

``find_form(Path("agency"), 2569)`` is the agency's own form of the year, or the one that ships.
"""

from __future__ import annotations

from pathlib import Path

from generator.app.writing.files import write_new
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.findings.usage import UsageProblem, usage_problem, wrong_call
from generator.records.forms.draft import draft
from generator.records.forms.own import misnamed_files
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.records.loading.file_names import not_a_year
from generator.records.model.codes import item_code
from generator.records.model.validate import did_you_mean

CODES = ("U908", "U909")


def find_form(folder: Path, year: int) -> Catalogue:
    """Return the form of ``year`` (BE); raises ``UsageProblem`` when there is none or it cannot be read."""
    own = folder / "content" / "catalogue"
    known = available_years(own)
    if year not in known:
        raise usage_problem("U909", year=year, known=", ".join(map(str, known)), newest=known[-1])
    try:
        return catalogue(year, own)
    except CatalogueError as error:
        raise UsageProblem(error.findings[0]) from error


def find_item(form: Catalogue, text: str) -> CatalogueItem:
    """Return the item by code or stable key as typed; raises ``UsageProblem`` with the nearest one."""
    code = item_code(text)
    item = form.item(code or text) or form.by_key(text.strip().lower())
    if item is None:
        # Codes are too short for one to be nearer than another: O99 may be meant for any.
        near = None if code else did_you_mean(text, [item.key for item in form.items])
        cure = f"หมายถึง “{near}” ใช่หรือไม่" if near else f"ปีนี้มี O1 ถึง {form.items[-1].code}"
        raise usage_problem("U908", value=text, year=form.fiscal_year, cure=cure)
    return item


def draft_form(folder: Path, year: int, source: int) -> Path:
    """Draft the form of ``year`` from that of ``source`` (BE) and return where it stands; raises ``UsageProblem``."""
    form = find_form(folder, source)
    path = folder / "content" / "catalogue" / f"{year}.yml"
    if year <= form.fiscal_year:
        raise wrong_call(f"ปีใหม่ {year} ต้องมากกว่าปีต้นแบบ {form.fiscal_year}", "catalogue new")
    write_new(path, draft(form.fiscal_year, year, path.parent), folder)
    return path


def all_forms(folder: Path) -> tuple[list[Catalogue], list[Finding]]:
    """Return every form that can be read, oldest first, and what is wrong with the agency's own files."""
    own = folder / "content" / "catalogue"
    forms, findings = [], [not_a_year(path, folder) for path in misnamed_files(own)]
    for year in available_years(own):
        try:
            forms.append(catalogue(year, own))
        except CatalogueError as error:
            findings.extend(error.findings)
    return forms, findings
