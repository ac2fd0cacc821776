"""``oit links``: whether every link of the site, and of its documents, still leads somewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.links import LinkResult, check_all
from generator.commands.options import AsOf, ExitCode, Folder, Notes, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings, print_summary
from generator.commands.thai_help import ThaiCommand
from generator.link_health import report
from generator.link_health.guard import Guard
from generator.link_health.limits import OTHERS
from generator.link_health.run import Means
from generator.records.memory import link_store
from generator.site.open_data.files import csv_bytes

HELP = (
    "ตรวจลิงก์ทุกลิงก์: ภายในเว็บ ออกนอกเว็บ และในเอกสาร PDF DOCX XLSX แล้วจำผลไว้ใน content/link_health.json\n\n"
    "ลิงก์จะนับว่าเสียเมื่อตอบ 404 หรือ 410 หรือติดต่อไม่ได้มากกว่าหนึ่งวัน เมื่อไม่ได้ต่ออินเทอร์เน็ตลิงก์ภายนอกคือยังไม่ได้ตรวจ\n\n"
    "(รหัสจบ: 0 ไม่พบ, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


class LinkFormat(StrEnum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Site = Annotated[
    Path | None,
    typer.Option("--site", help="เว็บที่สร้างไว้แล้ว", metavar="โฟลเดอร์", show_default="สร้างใหม่ในโฟลเดอร์ชั่วคราว"),
]
Offline = Annotated[bool, typer.Option("--offline", help="ไม่ติดต่อเครือข่าย ตรวจเฉพาะลิงก์ภายใน")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="ติดต่อที่อยู่ภายในเครื่องและเครือข่ายได้ (ปกติไม่ติดต่อ เพื่อความปลอดภัย)")
]
Seconds = Annotated[
    float, typer.Option("--timeout", help="รอคำตอบของแต่ละที่อยู่ไม่เกินกี่วินาที", min=0.5, max=300, metavar="วินาที")
]
Minutes = Annotated[
    float, typer.Option("--minutes", help="ตรวจลิงก์ภายนอกทั้งหมดไม่เกินกี่นาที", min=0.05, max=600, metavar="นาที")
]
Output = Annotated[
    LinkFormat,
    typer.Option("--format", help="รูปแบบผล: text สำหรับคน json สำหรับโปรแกรม csv สำหรับตาราง", metavar="รูปแบบ"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("links", cls=ThaiCommand, help=HELP)(links)


def links(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Folder = Path(),
    site: Site = None,
    as_of: AsOf = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
    timeout: Seconds = OTHERS.answer,
    minutes: Minutes = OTHERS.whole / 60,
    output: Output = LinkFormat.TEXT,
    notes: Notes = True,
) -> None:
    """Check the links, print what was found and remember it; exit code 1 when there is anything beyond a note."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    limits = replace(OTHERS, answer=timeout, connect=min(OTHERS.connect, timeout), whole=minutes * 60)
    means = Means(Guard(allow_private), limits, offline=offline)
    result = check_all(folder, as_of or today(), means, site=site, progress=Terminal(console))
    _print(result, output, notes=notes)
    if any(finding.counts for finding in result.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(result: LinkResult, output: LinkFormat, *, notes: bool) -> None:
    checked = result.checked
    if output is LinkFormat.JSON:
        data = json.loads(as_json(result.findings, {"links": report.counts(checked)} if checked else {}))
        data["links"] = json.loads(link_store.as_text(checked.links))["links"] if checked else {}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif output is LinkFormat.CSV and checked:
        typer.echo(csv_bytes(report.table(checked)).decode("utf-8"), nl=False)
    else:
        screen = Console(soft_wrap=True, highlight=False)
        print_findings(screen, result.findings, show_notes=notes)
        print_summary(screen, result.findings, report.counts_line(checked) if checked else "")
