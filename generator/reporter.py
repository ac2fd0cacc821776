"""The one place that prints: findings for people (grouped by file, in Thai) or for programs (JSON)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from generator.findings import Finding, Severity

SEVERITY_THAI: dict[Severity, str] = {
    Severity.ERROR: "ผิดพลาด",
    Severity.GAP: "ขาด",
    Severity.WARNING: "ควรตรวจ",
    Severity.NOTE: "ข้อสังเกต",
}
_STYLE = {Severity.ERROR: "bold red", Severity.GAP: "yellow", Severity.WARNING: "magenta", Severity.NOTE: "cyan"}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity; every severity is present."""
    found = Counter(finding.severity for finding in findings)
    return {severity.value: found[severity] for severity in Severity}


def as_json(findings: Sequence[Finding], summary: dict[str, object]) -> str:
    """Give findings and summary as the JSON text that programs read."""
    return json.dumps(
        {"findings": [_row(found) for found in findings], "summary": {**counts(findings), **summary}},
        ensure_ascii=False,
        indent=2,
    )


def _row(found: Finding) -> dict[str, object]:
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "example": found.example,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "year": found.year,
        "item": found.item,
        "part": found.part,
        "measure": found.measure,
        "unit": found.unit,
    }


def print_findings(console: Console, findings: Sequence[Finding], *, show_notes: bool = True) -> None:
    """Print findings for people, one block per file, in the order given."""
    shown = [found for found in findings if show_notes or found.severity is not Severity.NOTE]
    for file, group in groupby(shown, key=lambda found: found.place.file if found.place else ""):
        if file:
            console.print(Text(file, style="bold"))
        for found in group:
            _print_one(console, found)
        console.print()


def _print_one(console: Console, found: Finding) -> None:
    place = found.place
    at = f"{place}" if place else ""
    head = Text("  ")
    head.append(f"{SEVERITY_THAI[found.severity]} {found.code}", style=_STYLE[found.severity])
    head.append(f"  {at}" if at else "", style="dim")
    console.print(head)
    console.print(Text(f"    {found.message}"))
    if found.hint:
        console.print(Text(f"    วิธีแก้: {found.hint}", style="green"))
    if found.example:
        console.print(Text(f"    ตัวอย่าง: {found.example}", style="dim"))


def print_summary(console: Console, findings: Sequence[Finding], line: str = "") -> None:
    """Print how many findings of each severity there are, after ``line``."""
    if line:
        console.print(escape(line))
    total = counts(findings)
    words = [f"{SEVERITY_THAI[severity]} {total[severity.value]}" for severity in Severity]
    console.print("สรุป: " + " · ".join(words))
