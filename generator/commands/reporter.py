"""The one place that prints: findings for people, cause by cause, by file or by unit, or for programs (JSON)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from generator.assessment.at_stake import points_by_year, points_of
from generator.assessment.worst_first import grouped, in_reading_order
from generator.commands.block import block, points_words
from generator.commands.page import LINES, folded, height, one_by_one, page, width_of
from generator.findings.finding import Finding, Severity, Waived
from generator.reports.by_unit import UnitFindings


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity, every severity present, and apart from them those that are waived."""
    every = list(findings)
    tally = Counter(finding.severity for finding in every if finding.waived is None)
    waived = sum(finding.waived is not None for finding in every)
    return {**{severity.value: tally[severity] for severity in Severity}, "waived": waived}


def as_json(findings: Sequence[Finding], summary: dict[str, object]) -> str:
    """Return findings and summary as the JSON text that programs read."""
    by_year = points_by_year([finding for finding in findings if finding.waived is None])
    points = {"points": {str(year): float(points) for year, points in by_year.items()}}
    return json.dumps(
        {"findings": [_row(finding) for finding in findings], "summary": {**counts(findings), **points, **summary}},
        ensure_ascii=False,
        indent=2,
    )


def _row(finding: Finding) -> dict[str, object]:
    place, points = finding.place, points_of([finding])
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "points": None if points is None else float(points),
        "cause": finding.cause or finding.message,
        "message": finding.message,
        "hint": finding.hint,
        "example": finding.example,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "paper": finding.paper or None,
        "year": finding.year,
        "item": finding.item,
        "part": finding.part,
        "measure": finding.measure,
        "unit": next(iter(finding.units), None),
        "units": list(finding.units),
        "waived": _waived(finding.waived) if finding.waived else None,
    }


def _waived(waived: Waived) -> dict[str, str]:
    return {"reason": waived.reason, "who": waived.who, "until": waived.until.isoformat()}


def print_findings(console: Console, findings: Sequence[Finding], *, show_notes: bool = True) -> None:
    """Print findings for people one by one, a block for each file; waived ones at the end with their reasons."""
    shown = [finding for finding in findings if finding.waived is None and (show_notes or finding.counts)]
    in_order = in_reading_order(shown)
    for file, group in groupby(in_order, key=lambda finding: finding.place.file if finding.place else ""):
        _print_block(console, file, [line for finding in group for line in block(finding)])
    waived = [finding for finding in findings if finding.waived is not None]
    if waived:
        _print_block(console, f"ยกเว้นไว้ ({len(waived)})", [line for finding in waived for line in block(finding)])


def print_by_unit(console: Console, units: Sequence[UnitFindings], *, each: bool = False) -> None:
    """Print findings for people, one block per unit that must act: each cause once, or ``each`` of its places."""
    for unit in units:
        groups = grouped(unit.findings)
        lines = one_by_one(groups) if each else folded(groups)
        _print_block(console, f"{unit.unit} ({len(unit.findings)})", lines)


def print_each(console: Console, findings: Sequence[Finding], line: str = "") -> None:
    """Print every finding, cause by cause, those that cost most first, and the sums after ``line``."""
    for text in one_by_one(grouped(findings)):
        console.print(text)
    if findings:
        console.print()
    print_summary(console, findings, line)


def print_page(console: Console, findings: Sequence[Finding], line: str, next_steps: str) -> None:
    """Print one page: each cause once, those that cost most first, then ``line``, the sums and what to do next."""
    width = width_of(console)
    sums = [*line.splitlines(), *sums_lines(findings), *([next_steps] if findings else [])]
    room = LINES - sum(height(text, width) for text in sums) - bool(findings)
    for told in page(grouped(findings), width, room):
        console.print(told)
    if findings:
        console.print()
    for text in sums:
        console.print(escape(text))


def _print_block(console: Console, heading: str, lines: Sequence[Text]) -> None:
    if heading:
        console.print(Text(heading, style="bold"))
    for line in lines:
        console.print(Text.assemble("  ", line))
    console.print()


def print_summary(console: Console, findings: Sequence[Finding], line: str = "") -> None:
    """Print how many findings of each severity there are, after ``line``."""
    if line:
        console.print(escape(line))
    for text in sums_lines(findings):
        console.print(escape(text))


def sums_lines(findings: Sequence[Finding]) -> list[str]:
    """Say how many findings of each severity there are, and what hangs on those that are not waived."""
    total = counts(findings)
    words = [f"{severity.thai} {total[severity.value]}" for severity in Severity]
    if total["waived"]:
        words.append(f"ยกเว้นไว้ {total['waived']}")
    by_year = points_by_year([finding for finding in findings if finding.waived is None])
    points = " · ".join(f"ปี {year} {points_words(points)}" for year, points in by_year.items())
    return [*([f"คะแนนรวมที่เสี่ยง: {points}"] if points else []), "สรุป: " + " · ".join(words)]
