"""``oit check``: says before the assessor does what would cost points."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.checks.run import check as run_checks
from generator.checks.run import in_reading_order
from generator.commands.options import AsOf, ExitCode, Folder, Format, Notes, OutputFormat, today
from generator.commands.progress import counted
from generator.commands.thai_help import ThaiCommand
from generator.context import SiteContext, site_context
from generator.findings import Finding, Severity
from generator.inspection.run import Progress
from generator.reporter import as_json, print_findings, print_summary
from generator.usage import usage_problem
from generator.workspace import load

HELP = (
    "ตรวจระเบียนทั้งหมดก่อนการประเมิน: อ่านได้ไหม อ้างถึงกันถูกไหม แฟ้มครบและเปิดได้ไหม องค์ประกอบครบและอยู่ในช่วงเวลาไหม\n\n"
    "(รหัสจบ: 0 ไม่พบ, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)

Documents = Annotated[
    bool,
    typer.Option("--documents/--no-documents", help="เปิดเอกสารหลักฐานตรวจด้วย (ครั้งแรกใช้เวลาตามจำนวนเอกสาร ครั้งต่อไปเร็ว)"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("check", cls=ThaiCommand, help=HELP)(check)


def check(
    folder: Folder = Path(),
    as_of: AsOf = None,
    output: Format = OutputFormat.TEXT,
    notes: Notes = True,
    documents: Documents = True,
) -> None:
    """Check the folder, print the findings; exit code 1 when there is any beyond a note."""
    with counted(Console(stderr=True), "กำลังตรวจ…", "กำลังเปิดเอกสาร {done} จาก {whole}…") as progress:
        site, findings = examine(folder, as_of or today(), documents=documents, progress=progress)
    if output is OutputFormat.JSON:
        typer.echo(as_json(findings, summary(site)))
    else:
        console = Console(soft_wrap=True, highlight=False)
        print_findings(console, findings, show_notes=notes)
        print_summary(console, findings, year_lines(site))
    if any(found.severity is not Severity.NOTE for found in findings):
        raise typer.Exit(ExitCode.FINDINGS)


def examine(
    folder: Path, as_of: date, *, documents: bool = False, progress: Progress | None = None
) -> tuple[SiteContext | None, list[Finding]]:
    """Load and check a folder; gives the site on that day (``None`` without a readable config) and all findings.

    ``documents`` and ``progress`` are those of the rules. Raises ``UsageProblem`` when there is no such folder.
    """
    if not folder.is_dir():
        raise usage_problem("U906", value=folder)
    workspace, loaded = load(folder)
    findings = list(loaded)
    site = None
    if workspace is not None:
        site = site_context(workspace, as_of)
        findings.extend(run_checks(site, documents=documents, progress=progress))
    return site, in_reading_order(findings)


def summary(site: SiteContext | None) -> dict[str, object]:
    """Give the completeness figures of every year for the JSON summary."""
    if site is None:
        return {"years": {}}
    years: dict[str, object] = {}
    for year in site.workspace.item_years:
        tally = site.tally(year)
        years[str(year)] = {
            "items": tally.total,
            "complete": tally.complete,
            "partial": tally.partial,
            "draft": tally.draft,
            "missing": tally.missing,
            "not_applicable": tally.not_applicable,
        }
    return {"as_of": site.as_of.isoformat(), "years": years}


def year_lines(site: SiteContext | None) -> str:
    """Give one line per year: how many items are complete."""
    if site is None:
        return ""
    lines = []
    for year in site.workspace.item_years:
        tally = site.tally(year)
        lines.append(
            f"ปีงบประมาณ พ.ศ. {year}: ครบถ้วน {tally.complete} จาก {tally.total} ข้อ"
            f" · ยังไม่ครบ {tally.partial} · ฉบับร่าง {tally.draft} · ยังไม่มีข้อมูล {tally.missing}"
        )
    return "\n".join(lines)
