"""The one place that prints: findings for people (grouped by file, in Thai) or for programs (JSON)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from generator.findings.finding import Finding, Severity, Waived
from generator.reports.by_unit import UnitFindings
from generator.thai.dates import format_date

_STYLE = {Severity.ERROR: "bold red", Severity.GAP: "yellow", Severity.WARNING: "magenta", Severity.NOTE: "cyan"}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity, every severity present, and apart from them those that are waived."""
    every = list(findings)
    tally = Counter(finding.severity for finding in every if finding.waived is None)
    waived = sum(finding.waived is not None for finding in every)
    return {**{severity.value: tally[severity] for severity in Severity}, "waived": waived}


def as_json(findings: Sequence[Finding], summary: dict[str, object]) -> str:
    """Return findings and summary as the JSON text that programs read."""
    return json.dumps(
        {"findings": [_row(finding) for finding in findings], "summary": {**counts(findings), **summary}},
        ensure_ascii=False,
        indent=2,
    )


def _row(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "example": finding.example,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "year": finding.year,
        "item": finding.item,
        "part": finding.part,
        "measure": finding.measure,
        "unit": finding.unit,
        "waived": _waived(finding.waived) if finding.waived else None,
    }


def _waived(waived: Waived) -> dict[str, str]:
    return {"reason": waived.reason, "who": waived.who, "until": waived.until.isoformat()}


def print_findings(console: Console, findings: Sequence[Finding], *, show_notes: bool = True) -> None:
    """Print findings for people, one block per file, in the order given; waived ones at the end with their reasons."""
    shown = [finding for finding in findings if finding.waived is None and (show_notes or finding.counts)]
    for file, group in groupby(shown, key=lambda finding: finding.place.file if finding.place else ""):
        _print_block(console, file, list(group))
    _print_waived(console, [finding for finding in findings if finding.waived is not None])


def print_by_unit(console: Console, units: Sequence[UnitFindings], *, show_notes: bool = True) -> None:
    """Print findings for people, one block per unit that must act; waived ones at the end with their reasons."""
    for unit in units:
        shown = [finding for finding in unit.findings if finding.waived is None and (show_notes or finding.counts)]
        if shown:
            _print_block(console, f"{unit.unit} ({len(shown)})", shown)
    _print_waived(console, [finding for unit in units for finding in unit.findings if finding.waived is not None])


def _print_block(console: Console, heading: str, findings: Sequence[Finding]) -> None:
    if heading:
        console.print(Text(heading, style="bold"))
    for finding in findings:
        _print_one(console, finding)
    console.print()


def _print_waived(console: Console, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    console.print(Text(f"ยกเว้นไว้ ({len(findings)})", style="bold"))
    for finding in findings:
        _print_one(console, finding)
        if finding.waived:
            until = format_date(finding.waived.until)
            words = f"    ยกเว้นเพราะ: {finding.waived.reason} · ผู้อนุมัติ {finding.waived.who} · ใช้ถึง {until}"
            console.print(Text(words, style="dim"))
    console.print()


def _print_one(console: Console, finding: Finding) -> None:
    place = finding.place
    at = f"{place}" if place else ""
    head = Text("  ")
    head.append(f"{finding.severity.thai} {finding.code}", style=_STYLE[finding.severity])
    head.append(f"  {at}" if at else "", style="dim")
    console.print(head)
    console.print(Text(f"    {finding.message}"))
    if finding.hint:
        console.print(Text(f"    วิธีแก้: {finding.hint}", style="green"))
    if finding.example:
        console.print(Text(f"    ตัวอย่าง: {finding.example}", style="dim"))


def print_summary(console: Console, findings: Sequence[Finding], line: str = "") -> None:
    """Print how many findings of each severity there are, after ``line``."""
    if line:
        console.print(escape(line))
    total = counts(findings)
    words = [f"{severity.thai} {total[severity.value]}" for severity in Severity]
    if total["waived"]:
        words.append(f"ยกเว้นไว้ {total['waived']}")
    console.print("สรุป: " + " · ".join(words))
