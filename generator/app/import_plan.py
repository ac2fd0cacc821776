"""The plan of an import as a workbook to correct: ``write_plan`` writes it, ``read_back`` takes the corrected one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from generator.app.examine import agency_folder
from generator.app.forms import find_form
from generator.app.import_evidence import Evidence, put_to_items, want_files
from generator.app.importing import Proposed, proposed_of, workspace_of
from generator.app.progress import QUIET, Progress
from generator.app.writing.files import Ask, nobody, write_report
from generator.findings.usage import usage_problem
from generator.imports.cells.responsible import Register
from generator.imports.evidence.placing import moved, proposals
from generator.imports.plan import Plan
from generator.imports.plan_sheet.columns import MARK, MARK_VALUE
from generator.imports.plan_sheet.kept import Document, NoPlanError, kept_of
from generator.imports.plan_sheet.read import Corrected, read_plan
from generator.imports.plan_sheet.write import plan_workbook
from generator.records.loading.workspace import Workspace
from generator.reports.circulated import property_of
from generator.reports.workbook_opening import ForeignError, UnreadableError, open_workbook

CODES = ("U963", "U964", "U966")


def write_plan(folder: Path, proposed: Proposed, out: Path, ask: Ask = nobody) -> Path:
    """Write the plan ``proposed`` for the agency's ``folder`` as a workbook and return where; raises ``UsageProblem``.

    A plan that somebody has corrected is not written over.
    """
    workspace = workspace_of(folder)
    placed = proposed.evidence.placed
    documents = [Document(one.file, one.item if one.is_sure else None, one.title) for one in placed]
    plan = Plan(
        [one for one in proposed.plan.proposals if not one.is_evidence],
        proposed.plan.unread,
        proposed.plan.choices,
        proposed.plan.outside,
    )
    kept = kept_of(workspace.config.agency.name, proposed.year, plan, documents)
    targets = {number: one.target for number, one in enumerate(plan.proposals)}
    form = workspace.form(proposed.year)
    items = [item.code for item in form.items] if form else []
    units = [unit.name for unit in workspace.config.units]
    return write_report(out, plan_workbook(kept, targets, units, placed, items), folder, ask)


def read_back(folder: Path, path: Path, files: Sequence[Path] = (), *, progress: Progress = QUIET) -> Proposed:
    """Return what the corrected plan at ``path`` would do; raises ``UsageProblem`` where it cannot be used.

    ``files`` are the folders and files of evidence, which the plan names but does not hold.
    """
    workspace = workspace_of(agency_folder(folder))
    want_files(files)
    register = Register.of(workspace.config.units)
    corrected = _read(path, workspace, register)
    year = corrected.kept.year
    evidence = Evidence()
    if files:
        form = workspace.form(year) or find_form(folder, year)
        evidence = put_to_items(files, form, year, workspace, progress)
        placed = [moved(one, form, year, *corrected.documents.get(one.file, (None, ""))) for one in evidence.placed]
        evidence = replace(evidence, placed=placed)
        corrected.plan.proposals += proposals(placed, year)
    elif any(code for code, _ in corrected.documents.values()):
        raise usage_problem("U966", value="แผนนี้มีแฟ้มหลักฐาน จึงต้องบอกโฟลเดอร์ของแฟ้มเหล่านั้นต่อท้ายด้วย")
    return proposed_of(folder, workspace, corrected.plan, year, corrected.findings, evidence)


def _opened(path: Path) -> Workbook:
    """Return the workbook; raises ``ForeignError``, ``UnreadableError`` or ``OSError``."""
    book = open_workbook(path)
    if property_of(book, MARK) != MARK_VALUE:
        raise ForeignError
    return book


def _read(path: Path, workspace: Workspace, register: Register) -> Corrected:
    agency = workspace.config.agency.name
    try:
        book = _opened(path)
    except ForeignError:
        raise usage_problem("U963", value=path.as_posix(), reason="ไม่ใช่แผนที่ oit import --plan เขียน") from None
    except UnreadableError as error:
        raise usage_problem("U963", value=path.as_posix(), reason=error) from None
    except (OSError, ValueError) as error:
        reason = "ไม่พบแฟ้มนี้" if isinstance(error, FileNotFoundError) else "เปิดแฟ้มไม่ได้"
        raise usage_problem("U963", value=path.as_posix(), reason=reason) from None
    try:
        corrected = read_plan(book, path.name, register)
    except NoPlanError:
        reason = "แผ่นงานซ่อนที่เก็บแผนเดิม หรือแผ่นงานของแผน หายไปหรือถูกแก้"
        raise usage_problem("U963", value=path.as_posix(), reason=reason) from None
    if corrected.kept.agency != agency:
        raise usage_problem("U964", value=path.as_posix(), other=corrected.kept.agency, agency=agency)
    return corrected
