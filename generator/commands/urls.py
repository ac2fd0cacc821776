"""``oit urls``: the sheet for ITAS, and whether its addresses show in public what was built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.examine import Examined
from generator.app.public_look import ANSWER_SECONDS, How
from generator.app.sheet import MadeSheet, sheet_of, verified, write
from generator.assessment.worst_first import in_reading_order
from generator.commands.asking import ask_person
from generator.commands.links import AllowPrivate, Seconds
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, read_fiscal_year, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings, print_summary
from generator.commands.thai_help import ThaiCommand
from generator.link_health.guard import Guard
from generator.reports.itas_sheet.sheet import Sheet

HELP = (
    "ทำตารางสำหรับกรอก ITAS: มี/ไม่มี ที่อยู่ตามลำดับ และคำอธิบายเป็นข้อ ๆ เป็น XLSX CSV และหน้าที่กดคัดลอกได้\n\n"
    "--verify เปิดทุกแฟ้มของเว็บจริงอย่างที่ประชาชนเห็น เทียบกับที่เผยแพร่หรือสร้างไว้: "
    "เนื้อหา ชนิด อักษร สิ่งที่ถูกฝัง แฟ้มที่ควรเอาออกแล้ว หน้า 404\n\n"
    "แฟ้มที่เคยถูกต้องและเครื่องแม่ข่ายบอกว่าไม่เปลี่ยนจะไม่ส่งใหม่ ต้องการส่งใหม่ทั้งหมดใช้ --anew\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 1 มีสิ่งที่ควรแก้, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ", show_default="ปีปัจจุบันของเว็บ")]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="โฟลเดอร์ที่จะเขียนตาราง", metavar="โฟลเดอร์", show_default="itas")
]
Verify = Annotated[bool, typer.Option("--verify", help="เปิดที่อยู่จริงแล้วเทียบกับเว็บที่สร้างไว้")]
Anew = Annotated[bool, typer.Option("--anew", help="ให้เว็บจริงส่งทุกแฟ้มใหม่ ไม่ใช้ผลครั้งก่อน (ใช้กับ --verify)")]
Site = Annotated[
    Path | None,
    typer.Option("--site", help="เว็บที่สร้างแล้ว สำหรับเทียบ", metavar="โฟลเดอร์", show_default="ที่เผยแพร่ครั้งล่าสุด หรือ site"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("urls", cls=ThaiCommand, help=HELP)(urls)


def urls(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Year = "",
    folder: Folder = Path(),
    out: Out = None,
    verify: Verify = False,
    anew: Anew = False,
    site: Site = None,
    as_of: AsOf = None,
    allow_private: AllowPrivate = False,
    timeout: Seconds = ANSWER_SECONDS,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Write the sheet, or hold its addresses against what was built; exit code 1 when anything should be mended."""
    prepared = sheet_of(folder, as_of or today(), read_fiscal_year(year) if year else None)
    if isinstance(prepared, Examined):
        print_findings(
            Console(soft_wrap=True, highlight=False), [finding for finding in prepared.findings if finding.counts]
        )
        raise typer.Exit(ExitCode.FINDINGS)
    files: Sequence[Path] = ()
    if verify:
        progress = Terminal(Console(stderr=True))
        how = How(Guard(allow_private), timeout, progress, anew=anew)
        prepared = verified(prepared, site, how)
    else:
        files = write(prepared.sheet, out or folder / "itas", folder, ask_person)
    _print(prepared, files, output)
    if any(finding.counts for finding in prepared.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(prepared: MadeSheet, files: Sequence[Path], output: OutputFormat) -> None:
    answered = sum(row.answered for row in prepared.sheet.rows)
    if output is OutputFormat.JSON:
        data = json.loads(as_json(prepared.findings, {"year": prepared.sheet.year, "answered": answered}))
        data["items"] = [_row(prepared.sheet, number) for number in range(len(prepared.sheet.rows))]
        data["public"] = prepared.looked.data()["addresses"] if prepared.looked else []
        data["public_site"] = prepared.looked and {
            key: value for key, value in prepared.looked.data().items() if key != "addresses"
        }
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    screen = Console(soft_wrap=True, highlight=False)
    print_findings(screen, in_reading_order(list(prepared.findings)))
    total = len(prepared.sheet.rows)
    line = f"ปีงบประมาณ พ.ศ. {prepared.sheet.year}: ตอบมี {answered} ข้อ ไม่มี {total - answered} ข้อ ที่ {prepared.sheet.home}"
    if prepared.looked:
        line = f"{line}\n{prepared.looked.line()}"
    print_summary(screen, prepared.findings, line)
    for path in files:
        screen.print(f"เขียน {path.as_posix()}", markup=False)


def _row(sheet: Sheet, number: int) -> dict[str, object]:
    row = sheet.rows[number]
    return {
        "code": row.code,
        "title": row.title,
        "answered": row.answered,
        "addresses": [address.url for address in row.addresses],
        "explanation": list(row.explanation),
        "remark": row.remark,
    }
