"""``oit catalogue``: the forms of the years, read as an official would want to read them; the draft of a new year."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.examine import agency_folder, existing
from generator.app.forms import all_forms, draft_form, find_form, find_item
from generator.catalogue.model import Catalogue
from generator.commands.options import ExitCode, Folder, read_fiscal_year
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand, ThaiGroup
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
    typer.echo(item_text(form, find_item(form, code), all_forms(folder)[0]))


@app.command("new", cls=ThaiCommand, help="ร่างรายการข้อของปีใหม่จากปีเดิม ลงใน content/catalogue ของหน่วยงาน")
def new(
    year: Year,
    source: Annotated[str, typer.Option("--from", help="ร่างจากแบบของปีใด", metavar="ปีงบประมาณ")],
    folder: Folder = Path(),
) -> None:
    """Write the draft of a new year's form; no code changes are needed for a new year."""
    fiscal_year = read_fiscal_year(year)
    path = draft_form(agency_folder(folder), fiscal_year, read_fiscal_year(source))
    typer.echo(f"สร้าง {path.as_posix()} แล้ว ตรวจทีละข้อกับคู่มือการประเมินของปีนั้นก่อนใช้")


def year_line(form: Catalogue) -> str:
    """Say in one line which year a form is of, how many items it has and whether it was verified."""
    return f"{form.fiscal_year}  {len(form.items)} ข้อ  {form.status_words}"
