"""``oit urls``: the sheet for ITAS, and whether its addresses show in public what was built."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.checks.run import in_reading_order
from generator.commands.check import examined
from generator.commands.composing import year_with_items
from generator.commands.links import AllowPrivate, Seconds
from generator.commands.new import read_fiscal_year
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, today
from generator.commands.progress import stage
from generator.commands.thai_help import ThaiCommand
from generator.commands.writing import report_place, write_report
from generator.findings import Finding, has_errors
from generator.itas_sheet.files import as_csv, as_page, as_workbook
from generator.itas_sheet.public import STANDING_THAI, Compared, Standing, compare, findings, wanted
from generator.itas_sheet.sheet import Sheet, doubts, sheet
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT
from generator.reporter import as_json, print_findings, print_summary
from generator.usage import usage_problem

HELP = (
    "ทำตารางสำหรับกรอก ITAS: มี/ไม่มี ที่อยู่ตามลำดับ และคำอธิบายเป็นข้อ ๆ เป็น XLSX CSV และหน้าที่กดคัดลอกได้\n\n"
    "--verify เปิดที่อยู่จริงทุกแห่งแล้วเทียบกับเว็บที่สร้างไว้\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 1 มีสิ่งที่ควรแก้, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
ANSWER_SECONDS = 120.0
"""How long a public address may take: documents are fetched whole."""
OWN_PACE = 0.1
"""Seconds between two requests to the agency's own site."""

Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ", show_default="ปีปัจจุบันของเว็บ")]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="โฟลเดอร์ที่จะเขียนตาราง", metavar="โฟลเดอร์", show_default="itas")
]
Verify = Annotated[bool, typer.Option("--verify", help="เปิดที่อยู่จริงแล้วเทียบกับเว็บที่สร้างไว้")]
Site = Annotated[
    Path | None, typer.Option("--site", help="เว็บที่สร้างแล้ว สำหรับเทียบ", metavar="โฟลเดอร์", show_default="site")
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("urls", cls=ThaiCommand, help=HELP)(urls)


@dataclass(frozen=True)
class _Made:
    """What the verb made: the sheet, what is to be said, the files written, and what was found in public."""

    sheet: Sheet
    findings: Sequence[Finding]
    files: Sequence[Path] = ()
    compared: Sequence[Compared] = ()


def urls(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Year = "",
    folder: Folder = Path(),
    out: Out = None,
    verify: Verify = False,
    site: Site = None,
    as_of: AsOf = None,
    allow_private: AllowPrivate = False,
    timeout: Seconds = ANSWER_SECONDS,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Write the sheet, or hold its addresses against what was built; exit code 1 when anything should be mended."""
    examination = examined(folder, as_of or today())
    context, found = examination.site, examination.findings
    if context is None or has_errors(found):
        print_findings(Console(soft_wrap=True, highlight=False), [one for one in found if one.counts])
        raise typer.Exit(ExitCode.FINDINGS)
    wanted_year = year_with_items(context, read_fiscal_year(year) if year else context.workspace.current_year)
    site_url = context.workspace.site.site_url
    if not site_url:
        raise usage_problem("U922")
    made = _Made(sheet(context, examination.composed(folder).pages, site_url, wanted_year), ())
    made = replace(made, findings=tuple(doubts(context, made.sheet)))
    if verify:
        guard = Guard(allow_private)
        made = _verified(made, site or folder / "site", guard, timeout)
    else:
        made = replace(made, files=_written(made.sheet, out or folder / "itas", folder))
    _print(made, output)
    if any(one.counts for one in made.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _written(made: Sheet, out: Path, folder: Path) -> Sequence[Path]:
    contents = {"xlsx": as_workbook(made), "csv": as_csv(made), "html": as_page(made)}
    places = {suffix: report_place(out / f"{made.year}.{suffix}", folder) for suffix in contents}
    return [write_report(places[suffix], content, folder) for suffix, content in contents.items()]


def _verified(made: _Made, built: Path, guard: Guard, timeout: float) -> _Made:
    if not (built / "index.html").is_file():
        raise usage_problem("U923", value=built)
    limits = replace(DEFAULT, answer=timeout, connect=min(DEFAULT.connect, timeout), pace=OWN_PACE)
    with stage(Console(stderr=True), "กำลังเปิดที่อยู่จริงทีละแห่ง…"):
        compared = tuple(compare(wanted(made.sheet), made.sheet.home, built, guard, limits))
    return replace(made, compared=compared, findings=[*made.findings, *findings(compared, made.sheet.year)])


def _print(made: _Made, output: OutputFormat) -> None:
    answered = sum(row.answered for row in made.sheet.rows)
    if output is OutputFormat.JSON:
        found = json.loads(as_json(made.findings, {"year": made.sheet.year, "answered": answered}))
        found["items"] = [_row(made.sheet, number) for number in range(len(made.sheet.rows))]
        found["public"] = [
            {"url": one.url, "item": one.item, "standing": one.standing.value, "status": one.answer.status}
            for one in made.compared
        ]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    screen = Console(soft_wrap=True, highlight=False)
    print_findings(screen, in_reading_order(list(made.findings)))
    total = len(made.sheet.rows)
    line = f"ปีงบประมาณ พ.ศ. {made.sheet.year}: ตอบมี {answered} ข้อ ไม่มี {total - answered} ข้อ ที่ {made.sheet.home}"
    if made.compared:
        counts = Counter(one.standing for one in made.compared)
        words = " · ".join(f"{STANDING_THAI[standing]} {counts[standing]}" for standing in Standing if counts[standing])
        line = f"{line}\nเว็บจริง {len(made.compared)} แห่ง: {words}"
    print_summary(screen, made.findings, line)
    for path in made.files:
        screen.print(f"เขียน {path.as_posix()}", markup=False)


def _row(made: Sheet, number: int) -> dict[str, object]:
    row = made.rows[number]
    return {
        "code": row.code,
        "title": row.title,
        "answered": row.answered,
        "addresses": [address.url for address in row.addresses],
        "explanation": list(row.explanation),
        "remark": row.remark,
    }
