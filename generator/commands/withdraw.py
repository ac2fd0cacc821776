"""``oit withdraw``: takes a document out of the records and off the web space, and keeps why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app import withdraw as app
from generator.app.publish import Wish
from generator.app.withdraw import Gone
from generator.commands.asking import is_person_there
from generator.commands.links import AllowPrivate
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, today
from generator.commands.progress import Terminal
from generator.commands.publish import UNFINISHED, Yes, access_of, looks_at, progress_shown
from generator.commands.reporter import as_json, print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import has_errors
from generator.findings.usage import usage_problem
from generator.link_health.guard import Guard

HELP = (
    "ถอนเอกสารที่เผยแพร่: เอาออกจากระเบียนและหน้าเว็บ เผยแพร่ใหม่ ตรวจว่าเปิดไม่ได้แล้ว และเก็บเหตุผลไว้ใน content/redirects.yml\n\n"
    'oit withdraw documents/2569/รายชื่อ.pdf --reason "มีเลขประจำตัวประชาชน"\n\n'
    "(รหัสจบ: 0 ถอนแล้วและเปิดไม่ได้แล้ว, 1 ยังถอนไม่ครบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด, 4 สายหลุด สั่ง oit publish เพื่อทำต่อ)"
)
File = Annotated[str, typer.Argument(help="เอกสาร: ชื่อใน content/documents หรือที่อยู่บนเว็บ", metavar="เอกสาร")]
Reason = Annotated[str, typer.Option("--reason", help="เหตุที่ถอน เก็บไว้เป็นหลักฐาน", metavar="ข้อความ", show_default=False)]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.command("withdraw", cls=ThaiCommand, help=HELP)(withdraw)


def withdraw(  # noqa: PLR0913, PLR0917 - the options of the verb
    file: File,
    reason: Reason = "",
    folder: Folder = Path(),
    yes: Yes = False,
    as_of: AsOf = None,
    allow_private: AllowPrivate = False,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Withdraw a document from records, site and web space."""
    if not reason.strip():
        raise usage_problem("U903", value="--reason", command="withdraw")
    planned = app.plan_of(folder, file, reason, as_of or today())
    screen = Console(soft_wrap=True, highlight=False)
    text = output is OutputFormat.TEXT
    if text:
        screen.print(f"จะถอน {planned.address} ออกจาก: {', '.join(planned.changed())}", markup=False)
        where = ", ".join(planned.targets) or "ยังไม่ได้ตั้งที่เผยแพร่ จึงแก้เฉพาะระเบียน"
        screen.print(f"แล้วเผยแพร่ใหม่ที่: {where}", markup=False)
    if not yes:
        if not is_person_there() or not text:
            raise usage_problem("U995", value="ถอน")
        typer.confirm("ถอนหรือไม่", abort=True, err=True)
    app.carry_out(planned)
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    wish = Wish(access=access_of(console), progress=Terminal(console))
    guard = Guard(allow_private)
    ended = list(
        app.publish_without(
            planned, wish, guard, progress_shown(console), lambda offer: looks_at(offer, guard, console)
        )
    )
    _print(ended, planned, output, screen)


def _print(ended: list[Gone], planned: app.Withdrawal, output: OutputFormat, screen: Console) -> None:
    findings = [found for gone in ended for found in (*gone.done.findings, *gone.findings)]
    all_gone = all(gone.done.is_done for gone in ended) and not has_errors(findings)
    if output is OutputFormat.JSON:
        data = json.loads(as_json(findings, {"withdrawn": planned.address, "gone": all_gone}))
        data["records"] = planned.changed()
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_findings(screen, findings)
        for gone in ended:
            state = "ถอนแล้ว" if gone.done.is_done and not has_errors(gone.findings) else "ยังถอนไม่ครบ"
            screen.print(f"{gone.target}: {state}", markup=False)
        screen.print(f"เก็บแฟ้มไว้ที่ {app.KEPT}/{planned.name} ซึ่งไม่เผยแพร่ และเหตุผลใน content/redirects.yml", markup=False)
    if any(gone.done.is_unfinished for gone in ended):
        raise typer.Exit(UNFINISHED)
    if not all_gone:
        raise typer.Exit(ExitCode.FINDINGS)
