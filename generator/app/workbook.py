"""The records as workbooks, written and read back: from Python, ``read_workbooks`` and then ``put`` what it found.

Nothing is written into a record before ``put``, and that stops where a record is no longer what was compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook

from generator.app.drafts import item_text
from generator.app.examine import agency_folder, examine
from generator.app.progress import QUIET, Progress
from generator.app.writing import own_files
from generator.app.writing.files import Ask, nobody, write_bytes, write_new, write_report
from generator.app.writing.record_file import changed_content
from generator.app.writing.targets import cannot_write, free_name, is_stream, want_target
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.findings.finding import Finding, Place, finding
from generator.findings.usage import usage_problem
from generator.records.editing.edited import CannotEditError
from generator.records.loading.workspace import Workspace, load
from generator.reports.circulated import MARK, Circulated, circulated_in, property_of
from generator.reports.circulated import MARK_VALUE as FINDINGS_MARK
from generator.reports.findings_columns import CODE, DONE, MESSAGE
from generator.reports.workbook import finding_key
from generator.reports.workbook_opening import ForeignError, UnreadableError, open_workbook
from generator.workbook.applying import Applied, Written, apply, refuse
from generator.workbook.base import NoBaseError, is_of
from generator.workbook.changes import Change, Conflict, decided
from generator.workbook.conflict_sheet import MARK_VALUE as CONFLICTS_MARK
from generator.workbook.conflict_sheet import Answers, conflicts_workbook, read_conflicts
from generator.workbook.merge import merge
from generator.workbook.ours import Ours, ours_of
from generator.workbook.returned import Returned, read_returned
from generator.workbook.rows import Row, owners, rows
from generator.workbook.write import MARK_VALUE, records_workbook

CODES = ("U970", "U971", "U972", "U973", "U974", "W377")

_UNWRITABLE = b""
"""Stands for a content that the encoding of a file cannot hold; no record is empty."""
_UNTICKED = frozenset({"", "0", "ไม่", "ยัง", "ยังไม่", "no", "false", "-"})
"""What in the column of ticks says that something is not done."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class By(StrEnum):
    """How the records are spread over sheets and files."""

    KIND = "kind"
    UNIT = "unit"
    FILE = "file"


@dataclass(frozen=True)
class Reading:
    """Workbooks that were read: what they change, everything to say, and ticks beside findings."""

    folder: Path
    applied: Applied
    findings: Sequence[Finding]
    ticked: Sequence[tuple[str, Circulated]]
    conflicts: Sequence[Conflict] = ()
    """What nobody has decided yet; ``decide`` says what becomes of it. Each is among the findings."""
    _settle: Callable[[Mapping[str, tuple[Change, ...]]], Reading] | None = None

    def decide(self, chosen: Mapping[str, tuple[Change, ...]]) -> Reading:
        """Return the reading with some conflicts decided: what is changed for each, by its key; nothing is written."""
        return self._settle(chosen) if self._settle and chosen else self


def write_workbooks(  # noqa: PLR0913 - what is written, how it is spread, and who is asked
    folder: Path,
    out: Path,
    day: date,
    *,
    year: int | None = None,
    by: By = By.KIND,
    documents: bool = True,
    ask: Ask = nobody,
    progress: Progress = QUIET,
) -> Sequence[Path] | Sequence[Finding]:
    """Write the records of all years or of ``year`` (BE) as workbooks and return where; raises ``UsageProblem``.

    Where the site config cannot be used, what is to be said of the folder is returned instead.
    """
    want_target(out, agency_folder(folder))
    examined = examine(folder, day, documents=documents, progress=progress)
    site = examined.site
    if site is None:
        return examined.findings
    all_rows = list(rows(site.workspace, list(owners(site.workspace, year))))
    ours = ours_of(site.workspace)
    written = []
    for path, own, findings in _files(out, all_rows, examined.findings, by):
        before = None if is_stream(path) else _before(path, folder, ours)
        content = records_workbook(site, own, findings, day, per_unit=by is By.UNIT, before=before)
        if before is None:
            written.append(write_report(path, content, folder, ask))
        else:
            write_bytes(path, content)
            own_files.remember(path, content)
            written.append(path)
    return written


def _files(
    out: Path, all_rows: Sequence[Row], findings: Sequence[Finding], by: By
) -> Iterator[tuple[Path, Sequence[Row], Sequence[Finding]]]:
    if by is not By.FILE:
        yield out, all_rows, findings
        return
    units = dict.fromkeys(unit for row in all_rows for unit in row.owner.units if unit != EVERY_UNIT_THAI)
    for unit in units:
        own = [row for row in all_rows if unit in row.owner.units or EVERY_UNIT_THAI in row.owner.units]
        theirs = [problem for problem in findings if {unit, EVERY_UNIT_THAI}.intersection(problem.units)]
        name = _NOT_IN_NAMES.sub(" ", unit).strip(" .")
        yield out.with_name(f"{out.stem}-{name}{out.suffix}"), own, theirs


def _before(path: Path, folder: Path, ours: Ours) -> Circulated | None:
    """Return the workbook of ours that stands at ``path``; raises ``UsageProblem`` where something in it is unread."""
    want_target(path, folder)
    if not path.exists():
        return None
    try:
        book = open_workbook(path)
    except ForeignError:
        return None
    except UnreadableError as error:
        raise usage_problem("U971", value=path.as_posix(), reason=error) from None
    except OSError as error:
        raise cannot_write(path, error) from None
    if property_of(book, MARK) != MARK_VALUE:
        return None
    try:
        merged = merge([read_returned(book, path.name)], ours)
        count = len(merged.changes) + len(merged.findings)
    except NoBaseError:
        count = 1
    if count:
        raise usage_problem("U973", value=path.as_posix(), count=count, free=free_name(path).name)
    return circulated_in(book)


def read_workbooks(folder: Path, paths: Sequence[Path], day: date) -> Reading:
    """Compare workbooks that came back with the records of ``folder``; raises ``UsageProblem``.

    A new item begins with the draft of ``day``.
    """
    workspace, findings = load(agency_folder(folder))
    if workspace is None:
        return Reading(folder, Applied(), findings, ())
    returned, ticked, answers = [], [], []
    ours = ours_of(workspace)
    for path in paths:
        book = _opened(path)
        marked = property_of(book, MARK)
        if marked == CONFLICTS_MARK:
            answers.append(_answers(book, path, ours))
            continue
        if marked != FINDINGS_MARK:
            returned.append(_returned(book, path, workspace))
        ticked.append((path.name, circulated_in(book)))
    merged = merge(returned, ours)
    chosen: dict[str, tuple[Change, ...]] = {}
    for answered in answers:
        known = {conflict.key for conflict in merged.conflicts}
        merged.conflicts.extend(one for one in answered.conflicts if one.key not in known)
        merged.findings.extend(answered.findings)
        chosen |= answered.chosen

    def settle(more: Mapping[str, tuple[Change, ...]]) -> Reading:
        """Put what is clear and what was decided into the texts of the records."""
        chosen.update(more)
        changes = [*merged.changes, *decided(merged.conflicts, chosen)]
        applied = apply(changes, ours, lambda year, code: _draft(workspace, year, code, day))
        for file in [file for file in applied.files if _content(folder, file) is _UNWRITABLE]:
            refuse(applied, file, "แฟ้มระเบียนบันทึกด้วยรหัสเก่าซึ่งเก็บอักขระนี้ไม่ได้ เปิดแฟ้มแล้วบันทึกเป็น UTF-8 ก่อน")
        left = [conflict for conflict in merged.conflicts if conflict.key not in chosen]
        said = [*(conflict.finding for conflict in left), *merged.findings, *applied.findings]
        return Reading(folder, applied, said, ticked, left, settle)

    return settle({})


def _answers(book: Workbook, path: Path, ours: Ours) -> Answers:
    try:
        answers = read_conflicts(book, path.name, ours)
    except NoBaseError:
        raise usage_problem("U974", value=path.as_posix()) from None
    agency = ours.workspace.config.agency
    if answers.agency != agency.name:
        raise usage_problem("U972", value=path.as_posix(), other=answers.agency, agency=agency.name)
    return answers


def write_conflicts(reading: Reading, path: Path, ask: Ask = nobody) -> Path:
    """Write what nobody has decided as a workbook to decide in, and return where; raises ``UsageProblem``."""
    workspace = load(agency_folder(reading.folder))[0]
    name = workspace.config.agency.name if workspace else ""
    return write_report(path, conflicts_workbook(reading.conflicts, name), reading.folder, ask)


def _opened(path: Path) -> Workbook:
    try:
        return open_workbook(path)
    except ForeignError:
        raise usage_problem("U970", value=path.as_posix()) from None
    except UnreadableError as error:
        raise usage_problem("U971", value=path.as_posix(), reason=error) from None
    except (OSError, ValueError) as error:
        reason = "ไม่พบแฟ้มนี้" if isinstance(error, FileNotFoundError) else "เปิดแฟ้มไม่ได้"
        raise usage_problem("U971", value=path.as_posix(), reason=reason) from None


def _returned(book: Workbook, path: Path, workspace: Workspace) -> Returned:
    try:
        returned = read_returned(book, path.name)
    except NoBaseError:
        code = "U974" if property_of(book, MARK) == MARK_VALUE else "U970"
        raise usage_problem(code, value=path.as_posix()) from None
    agency = workspace.config.agency
    if not is_of(returned.base, agency):
        raise usage_problem("U972", value=path.as_posix(), other=returned.base.agency, agency=agency.name)
    return returned


def _draft(workspace: Workspace, year: int, code: str, day: date) -> str:
    form = workspace.form(year)
    item = form.item(code) if form else None
    return item_text(form, item, day) if form and item else f"item: {code}\nstatus: draft\n"


def put(reading: Reading) -> list[Path]:
    """Write what the workbooks change into the records and return their files; raises ``UsageProblem``.

    Every record is read again before the first is written, so that none is changed that somebody else has changed.
    """
    prepared = [(file, _content(reading.folder, file)) for file in reading.applied.files]
    written = []
    for file, content in prepared:
        path = reading.folder / file.file
        if content is None:
            write_new(path, file.text, reading.folder)
        else:
            write_bytes(path.resolve(), content)
        written.append(path)
    return written


def _content(folder: Path, file: Written) -> bytes | None:
    """Return the new content of a record's file, in its own encoding; ``None`` where there is none yet."""
    if file.before is None:
        return None
    try:
        return changed_content(folder, file.file, file.before, file.text)
    except CannotEditError:
        return _UNWRITABLE


def still_found(reading: Reading, day: date, progress: Progress = QUIET) -> tuple[list[Finding], int]:
    """Return a finding for each that was ticked as done and is still found, and how many are really gone."""
    ticks = [
        (name, row)
        for name, book in reading.ticked
        for row in book.rows
        if row.ours and str(row.typed.get(DONE, "")).strip().lower() not in _UNTICKED
    ]
    if not ticks:
        return [], 0
    examined = examine(reading.folder, day, documents=True, progress=progress)
    known = {finding_key(examined.site, found): found for found in examined.findings if found.waived is None}
    said, gone = [], 0
    for name, row in ticks:
        if row.key in known:
            place = Place(f"{name} › {row.sheet}")
            said.append(finding("W377", place, code=row.ours.get(CODE, ""), text=row.ours.get(MESSAGE, "")))
        else:
            gone += 1
    return said, gone
