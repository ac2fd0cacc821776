"""One finding with everything that is said of it, as lines for a terminal."""

from __future__ import annotations

from decimal import Decimal

from rich.text import Text

from generator.assessment.at_stake import points_of
from generator.findings.finding import Finding, Severity
from generator.thai.dates import format_date

STYLE = {Severity.ERROR: "bold red", Severity.GAP: "yellow", Severity.WARNING: "magenta", Severity.NOTE: "cyan"}


def points_words(points: Decimal) -> str:
    """Say how many points hang on something."""
    return f"{points} คะแนน"


def block(finding: Finding) -> list[Text]:
    """Return the lines of one finding: where it is and what it costs, what, how to mend it, and why it is waived."""
    points = points_of([finding])
    head = Text()
    head.append(f"{finding.severity.thai} {finding.code}", style=STYLE[finding.severity])
    if finding.waived is not None:
        head.append(" ยกเว้นไว้", style="dim")
    if points is not None:
        head.append(f" · {points_words(points)}", style="bold")
    head.append(f"  {finding.place}" if finding.place else "", style="dim")
    return [head, Text(f"    {finding.message}"), *from_paper(finding), *how_to_mend(finding), *waived(finding)]


def from_paper(finding: Finding) -> list[Text]:
    """Return where in an imported paper the value stood; nothing where it came from none."""
    return [Text(f"    จากแฟ้ม {finding.paper}", style="dim")] if finding.paper else []


def how_to_mend(finding: Finding) -> list[Text]:
    """Return how to mend a finding, and how it is written right."""
    lines = [Text(f"    วิธีแก้: {finding.hint}", style="green")] if finding.hint else []
    return [*lines, Text(f"    ตัวอย่าง: {finding.example}", style="dim")] if finding.example else lines


def waived(finding: Finding) -> list[Text]:
    """Return why the agency lives with a finding, who decided, and until when; nothing where it does not."""
    if finding.waived is None:
        return []
    decision = finding.waived
    until = format_date(decision.until)
    return [Text(f"    ยกเว้นเพราะ: {decision.reason} · ผู้อนุมัติ {decision.who} · ใช้ถึง {until}", style="dim")]
