"""Measures of the new year, begun from the result of the year before: each failed item and weakness gets a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from generator.app.rolling.item_text import as_typed, comment
from generator.assessment.responsibility import responsibility
from generator.assessment.scoring import FULL_MARKS, indicator_share, item_share, two_decimals
from generator.catalogue.model import Catalogue
from generator.imports.yaml_text import record_text
from generator.records import placeholders
from generator.records.layouts.links import indicator_name
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure
from generator.records.model.result import Analysis, FailedItem, Result
from generator.records.model.validate import validate
from generator.records.yaml_source import from_text
from generator.reports.roll.rows import Fate, Row

PERIOD, FOLLOW_UP = "ตลอดปีงบประมาณ", "รายงานผล ไตรมาส 2 และ 4"


@dataclass(frozen=True, slots=True)
class RolledMeasure:
    """A measure of the new year: its file and text (``""`` where none is to be written), and its row of the report."""

    name: str
    text: str
    row: Row


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why a measure is needed: an id of its own, what it answers, in words, and what it costs."""

    identity: str
    title: str
    answers: dict[str, Any]
    issue: str
    steps: Sequence[str]
    responsible: object
    units: Sequence[str]
    lost: Fraction


def from_result(workspace: Workspace, year: int) -> Iterator[RolledMeasure]:
    """Yield a draft for each failed item and weakness of the result before ``year`` (BE), as far as none answers it."""
    loaded = workspace.results.get(year - 1)
    if loaded is None:
        return
    names = workspace.names(year - 1)
    for cause in (*_failed(workspace, loaded.record, names, year), *_weak(loaded.record, names, year)):
        yield _rolled(workspace, cause, year)


def measure_file(year: int, identity: str) -> str:
    """Return the name of the file of a measure of ``year`` (BE)."""
    return f"content/measures/{year}/{identity}.yml"


def draft_of(data: dict[str, Any], remarks: Sequence[str], year: int) -> str:
    """Return the text of a draft measure of ``year`` (BE), ``""`` when it would not be read again."""
    first, _, rest = record_text("measure", {name: as_typed(value) for name, value in data.items()}).partition("\n")
    text = "\n".join((first, *(comment(remark) for remark in remarks), rest))
    source, _ = from_text(text, Path("measure.yml"), "measure.yml")
    is_read = source is not None and validate(Measure, source, {"fiscal_year": year})[0] is not None
    return text if is_read else ""


def _rolled(workspace: Workspace, cause: _Cause, year: int) -> RolledMeasure:
    name = measure_file(year, cause.identity)
    points = f"{two_decimals(cause.lost)} คะแนน" if cause.lost else ""
    data: dict[str, Any] = {
        "id": cause.identity,
        "title": cause.title,
        "answers": cause.answers,
        **({"issue": cause.issue} if cause.issue else {}),
        "rows": [
            {
                "steps": list(cause.steps) or [placeholders.FIRST_STEP],
                **({"responsible": cause.responsible} if cause.responsible else {}),
                "period": PERIOD,
                "follow_up": FOLLOW_UP,
            }
        ],
        "status": "draft",
    }
    remarks = [
        f"ร่างจากผลการประเมินปี {year - 1}" + (f" เสียไป {points}" if points else ""),
        "แก้ชื่อ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา และเป้าหมาย แล้วเปลี่ยน status เป็น not_started",
    ]
    answered = _answered_by(workspace, cause, year)
    todo = (f"มีมาตรการ {answered} ตอบอยู่แล้ว",) if answered else ("กำหนดขั้นตอน ผู้รับผิดชอบ ระยะเวลา และเป้าหมาย",)
    text = "" if answered else draft_of(data, remarks, year)
    file = name if text else ""
    row = Row(
        *(Fate.MEASURE, cause.identity, cause.title, cause.issue),
        todo=todo,
        units=cause.units,
        points=points,
        file=file,
    )
    return RolledMeasure(file, text, row)


def _answered_by(workspace: Workspace, cause: _Cause, year: int) -> str:
    """Return the id of a measure of ``year`` that answers the cause already, ``""`` where there is none."""
    items, indicators = set(cause.answers.get("items", ())), set(cause.answers.get("indicators", ()))
    for loaded in workspace.measures.get(year, ()):
        answers = loaded.record.answers
        by_item = items and items <= set(answers.items)
        by_indicator = not items and indicators and indicators <= set(answers.indicators)
        if loaded.record.id != cause.identity and loaded.record.status != "cancelled" and (by_item or by_indicator):
            return loaded.record.id
    return ""


def _failed(workspace: Workspace, result: Result, names: Catalogue, year: int) -> Iterator[_Cause]:
    for failed in {one.item: one for one in result.failed_items}.values():
        item, record = names.item(failed.item), workspace.item(year - 1, failed.item)
        data = record.source.data if record else None
        units = responsibility(record.record.responsible, workspace).names if record else ()
        yield _Cause(
            f"fix-{failed.item.lower()}",
            f"แก้ไขข้อ {failed.item} {item.title if item else ''}".strip(),
            {"fiscal_year": year - 1, "instruments": ["OIT"], "items": [failed.item]},
            " · ".join(filter(None, (failed.comment, failed.cause))),
            [failed.remedy] if failed.remedy else [],
            data.get("responsible") if isinstance(data, dict) else None,
            units,
            _lost_item(failed, names) if item else Fraction(),
        )


def _lost_item(failed: FailedItem, names: Catalogue) -> Fraction:
    return item_share(names, failed.item) * (FULL_MARKS - Fraction(failed.credit or 0)) / FULL_MARKS


def _weak(result: Result, names: Catalogue, year: int) -> Iterator[_Cause]:
    """Yield what the analysis calls weak, and indicators to improve of which it says nothing."""
    failed, spoken, taken = {one.item for one in result.failed_items}, set[int](), set[str]()
    kinds = {"weakness"} if any(block.kind == "weakness" for block in result.analysis) else {"finding"}
    for block in result.analysis:
        if block.kind not in kinds:
            continue
        answers = _links(block)
        numbers = answers.get("indicators", [])
        spoken.update(numbers)
        items = set(answers.get("items", ()))
        if not any(name in answers for name in ("indicators", "sub_indicators", "questions", "items", "instruments")):
            continue
        if items and items <= failed:
            continue  # each of them has a measure of its own
        yield _weakness(_free(_name(numbers, block), taken), answers, block, result, names, year)
    fixed = {int(item.sub_indicator.partition(".")[0]) for code in failed if (item := names.item(code))}
    for number, verdict in sorted(result.verdicts.items()):
        if verdict == "improve" and number not in spoken | fixed:
            block = Analysis(kind="weakness", indicators=(number,))
            yield _weakness(_free(f"improve-{number}", taken), _links(block), block, result, names, year)


def _name(numbers: Sequence[int], block: Analysis) -> str:
    last = [str(number) for number in numbers] or [(block.instrument or "ita").lower()]
    return "-".join(("improve", *last))


def _free(name: str, taken: set[str]) -> str:
    free = next(one for number in range(1, 1000) if (one := name if number == 1 else f"{name}-{number}") not in taken)
    taken.add(free)
    return free


def _links(block: Analysis) -> dict[str, Any]:
    """Return what a block and its points speak of, as a measure names it."""
    found: dict[str, Any] = {}
    for field in ("indicators", "sub_indicators", "questions", "items"):
        values = [value for part in (block, *block.points) for value in getattr(part, field)]
        if values:
            found[field] = list(dict.fromkeys(values))
    instruments = [*block.instruments, *([block.instrument] if block.instrument else [])]
    if instruments:
        found["instruments"] = list(dict.fromkeys(instruments))
    return found


def _weakness(  # noqa: PLR0913, PLR0917 - what a weakness is made of
    identity: str, answers: dict[str, Any], block: Analysis, result: Result, names: Catalogue, year: int
) -> _Cause:
    numbers: list[int] = answers.get("indicators", [])
    titled = " ".join(indicator_name(number, names) for number in numbers) or " ".join(answers.get("instruments", ()))
    advice = [
        point.text
        for one in result.analysis
        if one.kind == "suggestion" and set(numbers) & set(one.indicators) and numbers
        for point in one.points
        if point.kind in {"point", "bullet"}
    ]
    lost = sum(
        (
            indicator_share(names, number) * (FULL_MARKS - Fraction(result.indicators[number])) / FULL_MARKS
            for number in numbers
            if number in result.indicators and names.indicator(number)
        ),
        Fraction(),
    )
    return _Cause(
        identity,
        f"พัฒนา{titled}",
        {"fiscal_year": year - 1, **answers},
        " · ".join(point.text for point in block.points if point.kind in {"point", "bullet"}),
        advice,
        None,
        (),
        lost,
    )
