"""``oit catalogue``: the forms of the years, read as an official would want to read them; the draft of a new year."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.examine import agency_folder, existing
from generator.app.forms import (
    agency_group,
    all_forms,
    compare_forms,
    draft_form,
    draft_workbook,
    find_form,
    find_item,
    keep_form,
    read_back,
)
from generator.catalogue.model import Catalogue
from generator.commands.options import ExitCode, Folder, Format, OutputFormat, read_fiscal_year
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand, ThaiGroup
from generator.reports.form_changes import changes_data, changes_text
from generator.reports.form_item import form_text, item_text

app = typer.Typer(cls=ThaiGroup, help="ดูรายการข้อ OIT ของแต่ละปี และเตรียมรายการของปีใหม่", no_args_is_help=True)
Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2566", metavar="ปีงบประมาณ")]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.add_typer(app, name="catalogue")


@app.command("list", cls=ThaiCommand, help="รายการข้อของปี หรือรายการปีที่มีเมื่อไม่ระบุปี")
def list_(
    year: Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2566", metavar="ปีงบประมาณ")] = "",
    folder: Folder = Path(),
) -> None:
    """Print the items of a year, or the years that have a form and what is wrong with the agency's own."""
    if year:
        typer.echo(form_text(find_form(existing(folder), read_fiscal_year(year))))
        return
    forms, findings = all_forms(existing(folder))
    typer.echo("\n".join(year_line(form) for form in forms))
    if findings:
        typer.echo()
        print_findings(Console(soft_wrap=True, highlight=False), findings)
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("show", cls=ThaiCommand, help="ข้อเดียวโดยละเอียด: แบบขออะไร องค์ประกอบใดบ้าง ของช่วงเวลาใด")
def show(
    year: Year,
    code: Annotated[str, typer.Argument(help="รหัสข้อ เช่น O12 หรือ e-service", metavar="ข้อ")],
    folder: Folder = Path(),
) -> None:
    """Print one item of a year."""
    form = find_form(existing(folder), read_fiscal_year(year))
    local = agency_group(folder) in {None, "local"}
    typer.echo(item_text(form, find_item(form, code), all_forms(folder)[0], local=local))


@app.command("new", cls=ThaiCommand, help="ร่างรายการข้อของปีใหม่จากปีเดิม ลงใน content/catalogue ของหน่วยงาน")
def new(
    year: Year,
    source: Annotated[str, typer.Option("--from", help="ร่างจากแบบของปีใด", metavar="ปีงบประมาณ")],
    workbook: Annotated[
        Path | None,
        typer.Option("--workbook", help="เขียนเป็นสมุด Excel ให้กรอก แล้วอ่านกลับด้วย oit catalogue read", metavar="แบบ.xlsx"),
    ] = None,
    folder: Folder = Path(),
) -> None:
    """Write the draft of a new year's form; no code changes are needed for a new year."""
    fiscal_year = read_fiscal_year(year)
    if workbook is not None:
        written = draft_workbook(agency_folder(folder), fiscal_year, read_fiscal_year(source), workbook)
        typer.echo(f"เขียน {written.as_posix()} แล้ว กรอกตามคู่มือการประเมินของปีนั้น แล้วใช้ oit catalogue read {written.name}")
        return
    path = draft_form(agency_folder(folder), fiscal_year, read_fiscal_year(source))
    typer.echo(f"สร้าง {path.as_posix()} แล้ว ตรวจทีละข้อกับคู่มือการประเมินของปีนั้นก่อนใช้")


@app.command("read", cls=ThaiCommand, help="อ่านสมุดแบบที่กรอกแล้ว หรือตารางในเอกสาร Word เป็นแบบของปีใหม่")
def read(  # noqa: PLR0913, PLR0917 - the options of the verb
    file: Annotated[Path, typer.Argument(help="สมุดแบบ .xlsx หรือเอกสารที่มีตารางของข้อ", metavar="แฟ้ม")],
    year: Annotated[str, typer.Option("--year", help="เอกสาร Word: เป็นแบบของปีใด", metavar="ปีงบประมาณ")] = "",
    source: Annotated[str, typer.Option("--from", help="เลขข้อเดิมเป็นของแบบปีใด", metavar="ปีงบประมาณ")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="บอกผลอย่างเดียว ไม่เขียนแฟ้ม")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="แทนที่แบบของปีนั้นที่มีอยู่")] = False,
    folder: Folder = Path(),
) -> None:
    """Read a form back; exit code 1 with every mistake by its cell, and nothing is written."""
    found = read_back(
        agency_folder(folder),
        file,
        read_fiscal_year(year) if year else None,
        read_fiscal_year(source) if source else None,
    )
    if found.findings:
        print_findings(Console(soft_wrap=True, highlight=False), found.findings)
    if found.form is None:
        count = sum(one.severity.value == "error" for one in found.findings)
        typer.echo(f"มีที่ต้องแก้ {count} แห่ง จึงยังไม่ได้เขียนแบบ")
        raise typer.Exit(ExitCode.FINDINGS)
    typer.echo(year_line(found.form))
    if not dry_run:
        path = keep_form(agency_folder(folder), found, replace=replace)
        typer.echo(f"เขียน {path.as_posix()} แล้ว ดูด้วย oit catalogue list {found.form.fiscal_year}")


@app.command("diff", cls=ThaiCommand, help="แบบของสองปีต่างกันที่ใด และระเบียนของหน่วยงานต้องทำอะไร")
def diff(
    older: Year,
    newer: Annotated[str, typer.Argument(help="ปีงบประมาณที่ใหม่กว่า เช่น 2570", metavar="ปีใหม่")],
    folder: Folder = Path(),
    output: Format = OutputFormat.TEXT,
) -> None:
    """Print what is new, gone, renumbered, reworded or moved in time, with what it means for the records."""
    found = compare_forms(existing(folder), read_fiscal_year(older), read_fiscal_year(newer))
    if output is OutputFormat.JSON:
        typer.echo(json.dumps(changes_data(found.changes, found.kept), ensure_ascii=False, indent=1))
        return
    typer.echo(changes_text(found.older, found.newer, found.changes, found.kept))


def year_line(form: Catalogue) -> str:
    """Say in one line which year a form is of, how many items it has and whether it was verified."""
    return f"{form.fiscal_year}  {len(form.items)} ข้อ  {form.status_words}"
