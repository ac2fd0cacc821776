"""What is clear goes into the records: each record is changed as a whole, checked, and written only where it is sound.

A change with which a record could no longer be read is left out and said; the others of that record go in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from generator.catalogue.codes import file_stem
from generator.findings.finding import Finding, Place, finding
from generator.records.editing.edited import CannotEditError, edited
from generator.records.model.validate import validate
from generator.records.strict_yaml.parse import parse
from generator.records.yaml_source import SourceFile
from generator.system.text_characters import CONTROL, name_of, shown
from generator.workbook.changes import CellChange, Change, Gone
from generator.workbook.forms import About, UnfitError, as_entries
from generator.workbook.kinds import ENTRIES, ITEM, MEASURE, Kind
from generator.workbook.new_rows import NewRow
from generator.workbook.ours import Ours
from generator.workbook.values import value_at, with_value

CODES = ("W373",)

Draft = Callable[[int, str], str]
"""Returns the text that the record of an item (year, code) without one begins with."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text that a record's file is to have, and had (``None``: there is none yet); ``changes`` are in it."""

    file: str
    before: str | None
    text: str
    changes: tuple[Change, ...]


@dataclass
class Applied:
    """What is to be written, and what could not be."""

    files: list[Written] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Record:
    """A record under change: its file, its model, its text of today or its draft, and whether it is there yet."""

    kind: Kind
    about: About
    file: str
    text: str
    is_new: bool


def apply(changes: Iterable[Change], ours: Ours, draft: Draft) -> Applied:
    """Put ``changes`` into the texts of their records; nothing is written to the disk."""
    applied = Applied()
    by_owner: dict[str, list[Change]] = defaultdict(list)
    taken = {owner.code for owner in ours.owners.values()}
    for change in changes:
        by_owner[_owner_of(change, taken)].append(change)
    for owner, own in by_owner.items():
        _apply_to_record(owner, own, ours, draft, applied)
    applied.files.sort(key=lambda file: file.file)
    return applied


def refuse(applied: Applied, file: Written, reason: str) -> None:
    """Take ``file`` out of what is to be written, and say of its changes why."""
    applied.files.remove(file)
    applied.findings.extend(_refused(change, reason) for change in file.changes)


def _owner_of(change: Change, taken: set[str]) -> str:
    """Return the key of the record that a change belongs to; a measure without an id gets the next free one."""
    if not isinstance(change, NewRow):
        return change.row.owner.key
    if change.kind is MEASURE and not change.code:
        code = next(f"m{number}" for number in range(1, len(taken) + 2) if f"m{number}" not in taken)
        taken.add(code)
        return f"{change.year}/{code}"
    return change.owner


def _apply_to_record(owner: str, own: Sequence[Change], ours: Ours, draft: Draft, applied: Applied) -> None:
    record = _record(owner, own, ours, draft)
    if isinstance(record, str):
        applied.findings.extend(_refused(change, record) for change in own)
        return
    held = parse(record.text).data or {}
    fit, refusals = _sound(record, held, own)
    applied.findings.extend(refusals)
    if not fit:
        return
    try:
        text = edited(record.text, _with_changes(record, held, fit))
    except CannotEditError:
        reason = "เขียนลงแฟ้มโดยไม่แตะบรรทัดอื่นไม่ได้ แก้ในแฟ้มระเบียนเอง"
        applied.findings.extend(_refused(change, reason) for change in fit)
        return
    applied.files.append(Written(record.file, None if record.is_new else record.text, text, tuple(fit)))


def _record(owner: str, own: Sequence[Change], ours: Ours, draft: Draft) -> _Record | str:
    """Return the record that ``own`` changes, or why there is none."""
    known = ours.owners.get(owner)
    year, _, code = owner.partition("/")
    if known is not None and known.source is not None:
        return _Record(known.kind, known.about(ours.workspace), known.file, known.source.source.text, is_new=False)
    if known is not None:
        file = f"oit_items/{year}/{file_stem(code)}.yml"
        return _Record(ITEM, known.about(ours.workspace), file, draft(int(year), code), is_new=True)
    if not any(isinstance(change, NewRow) and change.kind is MEASURE for change in own):
        return f"ไม่มีมาตรการรหัส {code} ในปี {year}"
    about = About(ours.workspace, int(year))
    text = f"# yaml-language-server: $schema=../../schemas/measure.schema.json\nid: {code}\n"
    return _Record(MEASURE, about, f"content/measures/{year}/{code}.yml", text, is_new=True)


def _sound(record: _Record, held: Mapping[str, object], own: Sequence[Change]) -> tuple[list[Change], list[Finding]]:
    """Return the changes with which the record can be read, and why each of the others cannot be made.

    Some need each other (a state and its reason): those that do not fit at first are tried again behind the others.
    """
    fit: list[Change] = []
    left, reasons = list(own), dict[int, str]()
    if _problem(record, held, left) is None:
        return left, []
    while left:
        rest = []
        for change in left:
            reason = _problem(record, held, [*fit, change])
            if reason is None:
                fit.append(change)
            else:
                reasons[id(change)] = reason
                rest.append(change)
        if len(rest) == len(left):
            break
        left = rest
    return fit, [_refused(change, reasons[id(change)]) for change in left]


def _problem(record: _Record, held: Mapping[str, object], changes: Sequence[Change]) -> str | None:
    """Say why the record could not be read with ``changes``; ``None`` where it can."""
    try:
        data = _with_changes(record, held, changes)
    except UnfitError as error:
        return str(error)
    source = SourceFile(Path(record.file), record.file, data, "")
    model: type[BaseModel] = record.kind.model
    read, problems = validate(model, source, {"fiscal_year": record.about.year})
    return (
        None if read is not None else " ".join(f"{problem.message} {problem.hint}".strip() for problem in problems[:1])
    )


def _with_changes(record: _Record, held: Mapping[str, object], changes: Sequence[Change]) -> dict[str, object]:
    """Return the data of a record with ``changes``; raises ``UnfitError``."""
    data: object = dict(held)
    order = list(record.kind.model.model_fields)
    for change in changes:
        if isinstance(change, CellChange) and change.row.kind is record.kind:
            data = _with_cell(data, change.row.kind, {change.column.id: change.now}, record.about, order)
        elif isinstance(change, NewRow) and change.kind is record.kind:
            data = _with_cell(data, change.kind, change.cells, record.about, order)
    for kind in ENTRIES[record.kind.model]:
        in_list = [change for change in changes if _kind_of(change) is kind]
        if in_list:
            entries = _entries(value_at(data, [str(kind.field)]), kind, in_list, record.about)
            data = with_value(data, [str(kind.field)], entries or None, order)
    assert isinstance(data, dict)  # noqa: S101 - for the type checker: it began as one
    return data


def _entries(raw: object, kind: Kind, changes: Sequence[Change], about: About) -> list[object]:
    """Return the entries of a list with the changes that are its own."""
    numbered: list[tuple[int | None, object]] = list(enumerate(as_entries(raw)))
    gone = {change.row.index for change in changes if isinstance(change, Gone)}
    for change in changes:
        if isinstance(change, CellChange):
            cells = {change.column.id: change.now}
            numbered = [
                (index, _with_cell(entry, kind, cells, about) if index == change.row.index else entry)
                for index, entry in numbered
            ]
    for change in (one for one in changes if isinstance(one, NewRow)):
        entry = _with_cell(None, kind, change.cells, about)
        behind = change.after.index if change.after is not None else None
        place = next((at + 1 for at, (index, _) in enumerate(numbered) if index is not None and index == behind), None)
        place = len(numbered) if place is None else place
        while place < len(numbered) and numbered[place][0] is None:
            place += 1
        numbered.insert(place, (None, entry))
    return [entry for index, entry in numbered if index is None or index not in gone]


def _with_cell(
    data: object, kind: Kind, cells: Mapping[str, str], about: About, order: Sequence[str] | None = None
) -> object:
    usual = list(kind.model.model_fields) if order is None else order
    for column in kind.columns:
        if column.id in cells:
            text = cells[column.id]
            if hidden := CONTROL.search(text):
                raise UnfitError(f"มี{name_of(hidden[0])} ซึ่งระเบียนเก็บไม่ได้ พิมพ์ข้อความใหม่")
            value = column.form.read(text, value_at(data, column.path), about) if text else None
            data = with_value(data, column.path, value, usual)
    return data


def _kind_of(change: Change) -> Kind:
    return change.kind if isinstance(change, NewRow) else change.row.kind


def _refused(change: Change, reason: str) -> Finding:
    value = f"“{shown(change.now)}” ในช่อง{change.column.head}" if isinstance(change, CellChange) else "แถวนี้"
    return finding("W373", Place(change.place), value=value, reason=reason)
