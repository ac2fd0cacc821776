"""``oit new item|measure|result|config``: a commented record for this year, never over an existing one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.app.begin.folder import write_config
from generator.app.begin.reading import named
from generator.app.drafts import without_record, write_items, write_measure, write_result
from generator.app.examine import agency_folder, existing
from generator.app.forms import find_form, find_item
from generator.commands.options import Folder, read_fiscal_year, today, usual_year
from generator.commands.thai_help import ThaiCommand, ThaiGroup

app = typer.Typer(cls=ThaiGroup, help="สร้างระเบียนใหม่พร้อมคำอธิบายทุกช่อง (ไม่เขียนทับของเดิม)", no_args_is_help=True)
Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ")]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.add_typer(app, name="new")


@app.command("item", cls=ThaiCommand, help="สร้างระเบียนข้อ OIT: ระบุข้อเดียว หรือ all เพื่อสร้างทุกข้อที่ยังไม่มี")
def item(
    year: Year,
    code: Annotated[str, typer.Argument(help="รหัสข้อ เช่น O12 หรือ all", metavar="ข้อ")],
    folder: Folder = Path(),
) -> None:
    """Write the record of one item, or of every item of the form that has none yet."""
    form = find_form(agency_folder(folder), read_fiscal_year(year))
    items = without_record(folder, form) if code.strip().lower() == "all" else [find_item(form, code)]
    for path in write_items(folder, form, items, today()):
        typer.echo(f"สร้าง {path.as_posix()} แล้ว")


@app.command("measure", cls=ThaiCommand, help="สร้างระเบียนมาตรการ")
def measure(
    year: Year,
    identity: Annotated[str, typer.Argument(help="รหัสมาตรการ เช่น m9 ไม่ระบุจะใช้เลขถัดไป", metavar="รหัส")] = "",
    folder: Folder = Path(),
) -> None:
    """Write a new measure record; without an id the next free ``mN`` is taken."""
    path = write_measure(agency_folder(folder), read_fiscal_year(year), identity)
    typer.echo(f"สร้าง {path.as_posix()} แล้ว")


@app.command("result", cls=ThaiCommand, help="สร้างระเบียนผลการประเมิน ITA ของปี")
def result(year: Year, folder: Folder = Path()) -> None:
    """Write a new record of the result of a year."""
    path = write_result(agency_folder(folder), read_fiscal_year(year))
    typer.echo(f"สร้าง {path.as_posix()} แล้ว")


@app.command("config", cls=ThaiCommand, help="สร้าง site_config.yml อย่างเดียว ในโฟลเดอร์ที่มีระเบียนแล้วแต่ยังไม่มีแฟ้มนี้")
def config(
    name: Annotated[str, typer.Argument(help="ชื่อเต็มของหน่วยงาน", metavar="ชื่อหน่วยงาน")], folder: Folder = Path()
) -> None:
    """Write the config alone, for a folder that has records and lost it; ``oit init`` lays out everything."""
    path = write_config(existing(folder), named(name, usual_year(today())))
    typer.echo(f"สร้าง {path.as_posix()} แล้ว")
