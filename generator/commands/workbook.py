"""``oit workbook``: the records as a workbook to fill in, and what came back put into the records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.workbook import By, Reading, put, read_workbooks, still_found, write_workbooks
from generator.commands.asking import ask_person, is_person_there
from generator.commands.check import Documents
from generator.commands.deciding import Ways, decided, tell_left
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, read_fiscal_year, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.workbook.outcome import change_lines, change_values

CODES = ("U976", "U977")

HELP = (
    "เขียนระเบียนทั้งหมดเป็นสมุดงาน Excel ให้ส่วนราชการกรอก และอ่านกลับลงระเบียน\n\n"
    "oit workbook ระเบียน.xlsx เขียน · oit workbook --read กองคลัง.xlsx กองช่าง.xlsx อ่านกลับ แสดงสิ่งที่แก้ก่อนแล้วจึงถาม "
    "ที่แก้ไว้ต่างกันถามทีละข้อ หรือเขียนเป็นแผ่นให้ตกลงกันด้วย --conflicts แล้วอ่านแผ่นนั้นกลับ\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 1 มีสิ่งที่ยังไม่ได้เขียนหรือขัดกัน, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("workbook", cls=ThaiCommand, help=HELP)(workbook)


def workbook(  # noqa: PLR0913, PLR0917 - the options of the verb
    files: Annotated[list[Path] | None, typer.Argument(help="สมุดงาน .xlsx", metavar="แฟ้ม.xlsx")] = None,
    read: Annotated[bool, typer.Option("--read", "-r", help="อ่านสมุดงานที่กรอกแล้วกลับลงระเบียน หลายแฟ้มพร้อมกันได้")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="เขียนสิ่งที่ชัดเจนลงระเบียนโดยไม่ถาม (ใช้กับ --read)")] = False,
    mine: Annotated[bool, typer.Option("--mine", help="ที่แก้ไว้ต่างกัน ให้คงค่าในระเบียนทุกข้อ (ใช้กับ --read)")] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="ที่แก้ไว้ต่างกัน ให้ใช้ค่าในสมุดงาน แฟ้มที่บอกหลังสุดชนะ (ใช้กับ --read)")
    ] = False,
    conflicts: Annotated[
        Path | None,
        typer.Option("--conflicts", help="เขียนที่ยังขัดกันเป็นแผ่นให้ตกลงกัน", metavar="แฟ้ม.xlsx", show_default=False),
    ] = None,
    by: Annotated[
        By,
        typer.Option("--by", help="kind แผ่นงานตามชนิด unit แผ่นงานละส่วนราชการ file แฟ้มละส่วนราชการ", metavar="แบบ"),
    ] = By.KIND,
    year: Annotated[
        str | None, typer.Option("--year", help="เฉพาะปีงบประมาณนี้", metavar="ปีงบประมาณ", show_default="ทุกปี")
    ] = None,
    folder: Folder = Path(),
    as_of: AsOf = None,
    documents: Documents = True,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Write the records, or read them back; exit code 1 when anything is left undone."""
    day, paths = as_of or today(), files or []
    ways = _ways(conflicts, mine=mine, theirs=theirs)
    if read:
        _read_back(folder, paths, day, output, yes=yes, ways=ways)
        return
    written = write_workbooks(
        *(folder, _one_of(paths), day),
        year=read_fiscal_year(year) if year else None,
        by=by,
        documents=documents,
        ask=ask_person,
        progress=Terminal(Console(stderr=True)),
    )
    _tell(written)


def _ways(conflicts: Path | None, *, mine: bool, theirs: bool) -> Ways:
    if mine and theirs:
        raise usage_problem("U977")
    return Ways("mine" if mine else "theirs" if theirs else None, conflicts)


def _one_of(paths: Sequence[Path]) -> Path:
    if len(paths) != 1:
        raise usage_problem("U976", value="บอกแฟ้มที่จะเขียนสมุดงานหนึ่งแฟ้ม" if paths else "ยังไม่ได้บอกว่าจะเขียนสมุดงานลงแฟ้มใด")
    return paths[0]


def _tell(written: Sequence[Path | Finding]) -> None:
    """Name the workbooks that were written, or what stands in the way."""
    if not all(isinstance(one, Path) for one in written):
        print_findings(Console(soft_wrap=True, highlight=False), [one for one in written if isinstance(one, Finding)])
        raise typer.Exit(ExitCode.FINDINGS)
    for path in written:
        typer.echo(f"เขียน {path} แล้ว", err=True)


def _read_back(  # noqa: PLR0913 - the options of reading
    folder: Path, paths: Sequence[Path], day: date, output: OutputFormat, *, yes: bool, ways: Ways
) -> None:
    if not paths:
        raise usage_problem("U976", value="ยังไม่ได้บอกว่าจะอ่านสมุดงานใดกลับ")
    reading = decided(read_workbooks(folder, paths, day), ways, asks=output is OutputFormat.TEXT and not yes)
    files = reading.applied.files
    count = sum(len(file.changes) for file in files)
    if output is OutputFormat.TEXT:
        for line in change_lines(files):
            typer.echo(line)
        print_findings(Console(soft_wrap=True, highlight=False), reading.findings)
        typer.echo(f"แก้ได้ {count} แห่งใน {len(files)} แฟ้ม")
    wanted = bool(files) and (yes or _is_wanted(output))
    written = put(reading) if wanted else []
    ticked, gone = still_found(reading, day, Terminal(Console(stderr=True)))
    sheet = ways.write(reading)
    if output is OutputFormat.JSON:
        typer.echo(_as_json(reading, ticked, written))
    else:
        _tell_end(written, ticked, gone, is_left=bool(files) and not wanted)
        tell_left(reading, sheet)
    if (files and not wanted) or any(found.counts for found in (*reading.findings, *ticked)):
        raise typer.Exit(ExitCode.FINDINGS)


def _is_wanted(output: OutputFormat) -> bool:
    if output is OutputFormat.JSON or not is_person_there():
        return False
    return typer.confirm("เขียนลงระเบียนหรือไม่", default=False, err=True)


def _tell_end(written: Sequence[Path], ticked: Sequence[Finding], gone: int, *, is_left: bool) -> None:
    print_findings(Console(soft_wrap=True, highlight=False), ticked)
    if gone:
        typer.echo(f"ขีดว่าทำแล้วและไม่พบแล้ว {gone} ข้อ")
    if written:
        typer.echo(f"เขียนระเบียนแล้ว {len(written)} แฟ้ม ตรวจด้วย oit check")
    elif is_left:
        typer.echo("ยังไม่ได้เขียนลงระเบียน ถ้าถูกต้องแล้วสั่งซ้ำพร้อม --yes")


def _as_json(reading: Reading, ticked: Sequence[Finding], written: Sequence[Path]) -> str:
    told = json.loads(as_json([*reading.findings, *ticked], {}))
    files = [
        {"file": file.file, "new": file.before is None, "changes": [change_values(change) for change in file.changes]}
        for file in reading.applied.files
    ]
    left = [
        {"key": one.key, "options": [{"whose": option.whose, "value": option.words} for option in one.options]}
        for one in reading.conflicts
    ]
    made = {"conflicts": left, "files": files, "written": len(written)}
    return json.dumps({**told, **made}, ensure_ascii=False, indent=2)
