"""Import papers: read them, say what would be made of them, and make it when a person agrees.

``propose(Path("agency"), [Path("plan.docx")], 2569)`` writes nothing; ``carry_out(folder, proposed)`` writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.forms import find_form
from generator.app.import_evidence import Evidence, copy, is_evidence, put_to_items, want_files
from generator.app.progress import QUIET, Progress, Stage
from generator.app.writing.files import write_bytes, write_new, write_text
from generator.app.writing.record_file import changed_content
from generator.findings.finding import Finding, finding
from generator.findings.usage import UsageProblem
from generator.imports.cells.responsible import Register
from generator.imports.evidence.placing import proposals
from generator.imports.merging import Change, changes_of
from generator.imports.papers import has_known_table, plan_of, years_named
from generator.imports.plan import Choice, Plan
from generator.imports.reading.converted import OLD, as_word
from generator.imports.reading.limited import read_paper
from generator.imports.reading.model import Paper, Paragraph, Spot
from generator.imports.records.context import Context
from generator.inspection.result import Problem
from generator.records.forms.store import available_years
from generator.records.loading.workspace import Workspace, load
from generator.records.memory import import_sources
from generator.records.memory.import_sources import Imported, Source, value_at
from generator.system import libre_office
from generator.system.temporary import temporary
from generator.thai.digits import to_arabic

CODES = ("U960", "U961")

_REASONS = {
    Problem.EMPTY: "แฟ้มว่าง",
    Problem.DAMAGED: "แฟ้มเสียหาย",
    Problem.ENCRYPTED: "แฟ้มตั้งรหัสผ่านไว้",
    Problem.PROTECTED: "แฟ้มถูกเข้ารหัสไว้",
    Problem.BOMB: "แฟ้มบีบอัดผิดปกติ อาจเป็นแฟ้มประสงค์ร้าย",
    Problem.HEAVY: "แฟ้มใช้หน่วยความจำมากเกินไป",
    Problem.SLOW: "แฟ้มใช้เวลาอ่านนานเกินไป",
    Problem.TOO_LARGE: "แฟ้มใหญ่เกินไป",
    Problem.UNREADABLE: "ไม่ใช่แฟ้มชนิดที่อ่านได้",
    Problem.NO_TEXT: "แฟ้มมีแต่ภาพ ไม่มีตัวอักษร",
    Problem.GARBLED: "ตัวอักษรในแฟ้มอ่านไม่ออก",
}
_ASSESSED = re.compile(r"ผลการประเมิน.{0,120}?(?:ปีงบประมาณ|ปี)\s*(?:พ\.?\s*ศ\.?)?\s*(25[0-9]{2})")


@dataclass(slots=True)
class Proposed:
    """What importing would do: the plan of the papers, the files it would write, and papers that could not be read."""

    plan: Plan
    year: int
    changes: Sequence[Change] = ()
    problems: list[Finding] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def is_understood(self) -> bool:
        """Whether every paper could be read and every cell has its place."""
        unplaced = any(not one.is_sure and one.same_as is None for one in self.evidence.placed)
        told = any(problem.counts for problem in self.problems)
        return self.plan.is_understood and not told and not unplaced and not self.evidence.refused


def propose(folder: Path, files: Sequence[Path], year: int | None = None, *, progress: Progress = QUIET) -> Proposed:
    """Return what the papers would make of the agency's ``folder``; raises ``UsageProblem`` where nothing can begin.

    Without a ``year`` the papers are those of the current year of the config.
    """
    workspace = workspace_of(agency_folder(folder))
    want_files(files)
    called = _names(files)
    of_year = year or workspace.config.current_year or available_years()[-1]
    problems: list[Finding] = []
    papers = [
        paper
        for paper in _read([path for path in files if not path.is_dir()], problems, progress)
        if not is_evidence(Path(paper.file)) or has_known_table(paper)
    ]
    units = workspace.config.units
    taken = [int(unit.id[5:]) for unit in units if unit.id.startswith("unit-") and unit.id[5:].isdecimal()]
    context = Context(
        *(Register.of(units), of_year, _assessed(papers, of_year), workspace.form(of_year)),
        before=workspace.known_forms.get(of_year - 1),
        names={unit.id: unit.name for unit in units},
        new_units=max(taken, default=0),
    )
    plan = plan_of(papers, context)
    _doubt_year(plan, papers, of_year)
    read = {paper.file for paper in papers}
    given = [path for path in files if is_evidence(path) and called[path] not in read]
    evidence = Evidence()
    if given:
        evidence = put_to_items(given, context.form or find_form(folder, of_year), of_year, workspace, progress)
        plan.proposals += proposals(evidence.placed, of_year)
    return proposed_of(folder, workspace, plan, of_year, problems, evidence)


def proposed_of(  # noqa: PLR0913, PLR0917 - what is proposed, of what
    folder: Path, workspace: Workspace, plan: Plan, year: int, problems: Sequence[Finding], evidence: Evidence
) -> Proposed:
    """Return what a plan of ``year`` would change in the records of ``folder``, whose ``workspace`` is loaded."""
    remembered = {name: one.origin for name, one in import_sources.load(folder).items()}
    changes = changes_of(plan, workspace, remembered)
    return Proposed(plan, year, changes, list(problems), evidence)


def workspace_of(folder: Path) -> Workspace:
    """Return the records of the agency's ``folder``; raises ``UsageProblem`` where its site config is unusable."""
    workspace, findings = load(folder)
    if workspace is None:
        raise UsageProblem(findings[0])
    return workspace


def _read(files: Sequence[Path], problems: list[Finding], progress: Progress) -> Iterator[Paper]:
    names = _names(files)
    files = [path for path in files if not is_evidence(path) or path.suffix.lower() == ".pdf"]
    with progress.stage(Stage.IMPORT) as count:
        for done, path in enumerate(files):
            if count:
                count(done, len(files))
            if path.suffix.lower() in OLD and libre_office.found() is None:
                problems.append(finding("U961", value=path.name))
                continue
            paper = _paper(path, names[path])
            if paper.problem is None:
                yield paper
            elif not is_evidence(path):
                problems.append(finding("U960", value=path.name, reason=_REASONS[paper.problem]))


def _paper(path: Path, name: str) -> Paper:
    """Return the paper at ``path``, made into Word's newer format first where it is older."""
    if path.suffix.lower() not in OLD:
        return read_paper(path, name)
    content = as_word(path)
    if content is None:
        return Paper(name, problem=Problem.DAMAGED)
    with temporary("import") as place:
        made = place / "paper.docx"
        made.write_bytes(content)
        return read_paper(made, name)


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Return what to call each file: its name, with its folder where two have the same."""
    called = [path.name for path in files]
    return {
        path: path.name if called.count(path.name) == 1 else f"{path.resolve().parent.name}/{path.name}"
        for path in files
    }


def _assessed(papers: Sequence[Paper], year: int) -> int:
    """Return the year of the result that papers of ``year`` speak of: as they say it, else the year before."""
    for paper in papers:
        for block in paper.blocks:
            match = _ASSESSED.search(to_arabic(block.text)) if isinstance(block, Paragraph) else None
            if match and int(match[1]) in {year, year - 1}:
                return int(match[1])
    return year - 1


def _doubt_year(plan: Plan, papers: Sequence[Paper], year: int) -> None:
    """Say where a paper names fiscal years and none is the one it is read for."""
    for paper in papers:
        named = years_named([paper])
        if named and not {year, year - 1} & set(named):
            shown = ", ".join(map(str, named[:4]))
            plan.choices.append(Choice(Spot(paper.file), shown, f"เอกสารนี้กล่าวถึงปี {shown} แต่นำเข้าเป็นของปี {year}"))


def carry_out(folder: Path, proposed: Proposed) -> list[Path]:
    """Write what was proposed and return the files; raises ``UsageProblem`` where one cannot be written.

    Every record is read again before the first is written, so that none is changed that somebody else has changed.
    """
    contents = [
        None if change.before is None else changed_content(folder, change.name, change.before, change.text)
        for change in proposed.changes
    ]
    targets = {
        str(entry.get("file"))
        for change in proposed.changes
        for entry in change.fields.get("evidence", ())
        if isinstance(entry, dict)
    }
    written = copy(folder, proposed.evidence, targets)
    for change, content in zip(proposed.changes, contents, strict=True):
        path = folder / change.name
        if content is None:
            write_new(path, change.text, folder)
        else:
            write_bytes(path.resolve(), content)
        written.append(path)
    if written:
        write_text(folder / import_sources.NAME, import_sources.as_text(_sources(folder, proposed.changes)))
    return written


def _sources(folder: Path, changes: Sequence[Change]) -> dict[str, Imported]:
    """Return what is known of where values came from, with what ``changes`` brought."""
    known = import_sources.load(folder)
    for change in changes:
        kept = known.setdefault(change.name, Imported())
        for path, spot in change.sources.items():
            kept.fields[path] = Source(str(spot), import_sources.digest_of(value_at(change.fields, path)))
        kept.origin += [origin for origin in change.origins if origin not in kept.origin]
    return known
