"""``oit new item|measure``: a commented record with this year's parts filled in, never over an existing one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from generator import placeholders
from generator.assessment.completeness import parts_of
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.catalogue.store import CatalogueError, available_years, catalogue
from generator.catalogue.window import Window
from generator.checks.item_dates import is_time_to_update
from generator.commands.options import Folder, existing, today
from generator.commands.thai_help import ThaiCommand, ThaiGroup
from generator.commands.writing import write_new
from generator.model import fields
from generator.model.codes import item_code, item_file_stem
from generator.model.validate import did_you_mean
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day
from generator.usage import UsageProblem, usage_problem

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
    form = find_form(existing(folder), year)
    if code.strip().lower() == "all":
        wanted = [one for one in form.items if not _item_path(folder, form, one).exists()]
    else:
        wanted = [find_item(form, code)]
    for one in wanted:
        path = _item_path(folder, form, one)
        write_new(path, item_text(form, one, today()), folder)
        typer.echo(f"สร้าง {path.as_posix()} แล้ว")


@app.command("measure", cls=ThaiCommand, help="สร้างระเบียนมาตรการ")
def measure(
    year: Year,
    identity: Annotated[str, typer.Argument(help="รหัสมาตรการ เช่น m9 ไม่ระบุจะใช้เลขถัดไป", metavar="รหัส")] = "",
    folder: Folder = Path(),
) -> None:
    """Write a new measure record; without an id the next free ``mN`` is taken."""
    fiscal_year = read_fiscal_year(year)
    root = existing(folder) / "content" / "measures" / str(fiscal_year)
    if not identity:
        taken = {path.stem for path in root.glob("*.yml")}
        identity = next(f"m{number}" for number in range(1, len(taken) + 2) if f"m{number}" not in taken)
    try:
        fields.read_identifier(identity)
    except PydanticCustomError:
        raise usage_problem("U912", value=identity) from None
    path = root / f"{identity}.yml"
    write_new(path, measure_text(fiscal_year, identity), folder)
    typer.echo(f"สร้าง {path.as_posix()} แล้ว")


def item_text(form: Catalogue, item: CatalogueItem, day: date) -> str:
    """Give the text of a record of ``item`` begun on ``day``: a draft, one commented entry of evidence per part."""
    year = form.fiscal_year
    lines = [
        "# yaml-language-server: $schema=../../content/schemas/item.schema.json",
        f"# {item.code} {item.title}",
        f"# ปีงบประมาณ พ.ศ. {year} · ตัวชี้วัดย่อย {item.sub_indicator} · ช่วงเวลาของข้อมูล: {item.window.words(year)}",
        *([f"# {item.note}"] if item.note else []),
        f"item: {item.code}",
        "# draft = อยู่ระหว่างจัดทำ, published = เผยแพร่แล้ว, not_applicable = ไม่เกี่ยวข้อง (ต้องมี reason:)",
        "status: draft",
        "# responsible: [clerk]   # รหัสส่วนราชการจาก site_config.yml หรือ all",
        _updated(form.fiscal_year, day),
        f"# explanation: {placeholders.EXPLANATION}",
        "",
        "# หลักฐาน: เอาเครื่องหมาย # หน้าบรรทัดออก แล้วใส่ชื่อแฟ้มที่เก็บไว้ใน content/documents",
        "# evidence:",
    ]
    for part in parts_of(item):
        count = f" อย่างน้อย {part.min_count}" if part.min_count > 1 else ""
        lines += [
            f"#   # องค์ประกอบ: {part.title}{count}",
            f"#   - title: {placeholders.DOCUMENT_TITLE}",
            f"#     parts: [{part.id}]",
            (
                f"#     file: {year}/{placeholders.FILE_NAME}.pdf"
                f"      # หรือ url: https://… หรือ page: {placeholders.PAGE_NAME}.md"
            ),
            f"#     period: {_period_words(part.window or item.window, year)}",
        ]
    return "\n".join(lines) + "\n"


def _updated(year: int, day: date) -> str:
    """Return the line that dates the record; of a year long over or still to come only the official knows the day."""
    if is_time_to_update(day, year):
        return f"updated: {format_date(day, months='short')}"
    return f"# updated: วันที่ปรับปรุงข้อมูลข้อนี้ครั้งล่าสุด เช่น 20 เม.ย. {year}"


def _period_words(window: Window, year: int) -> str:
    """Give a period that falls in the window, as a first guess for the official to keep or change."""
    half = "6 เดือนแรกของ" if window.kind == "first_half" else ""
    return f"{half}ปีงบประมาณ พ.ศ. {window.year(year)}"


def measure_text(year: int, identity: str) -> str:
    """Give the text of a new measure record: what must be there is there, the rest stands as comments."""
    start, end = (format_date(day, months="short") for day in (first_day(year), last_day(year)))
    return f"""\
# yaml-language-server: $schema=../../schemas/measure.schema.json
# มาตรการของปีงบประมาณ พ.ศ. {year} ({start} – {end}) จากผลการประเมินปีงบประมาณ พ.ศ. {year - 1}
id: {identity}
# number: 1                       # ลำดับในตาราง
title: {placeholders.MEASURE_TITLE}
answers:                          # ตอบผลการประเมินข้อใด อย่างน้อยหนึ่งอย่าง
  fiscal_year: {year - 1}
  instruments: [IIT]              # IIT, EIT หรือ OIT
  # indicators: [4]
  # questions: [i20]
  # items: [O17]
# issue: {placeholders.ISSUE}
rows:
  - steps:
      - {placeholders.FIRST_STEP}
      - {placeholders.SECOND_STEP}
    # responsible: [clerk]        # รหัสส่วนราชการจาก site_config.yml หรือ all
    period: ตลอดปีงบประมาณ         # หรือ ม.ค. - มี.ค. {year}
    follow_up: รายงานผล ไตรมาส 2 และ 4
# target: {{text: {placeholders.TARGET}, number: 80, unit: ร้อยละ}}
status: draft                     # draft = ฉบับร่าง ยังไม่ขึ้นเว็บ, not_started, in_progress, done, cancelled
# progress:
#   - {{date: {end}, percent: 50, text: {placeholders.PROGRESS}}}
# result: [{placeholders.RESULT}]
# outcome: [{placeholders.OUTCOME}]
# evidence:
#   - {{title: {placeholders.EVIDENCE_TITLE}, file: {year}/{placeholders.FILE_NAME}.pdf}}
"""


def read_fiscal_year(text: str) -> int:
    """Read a fiscal year as typed (any digits); raises ``UsageProblem`` when it is none."""
    try:
        return fields.read_fiscal_year(text)
    except PydanticCustomError as error:
        cure = str((error.context or {}).get("cure", "เช่น 2569")).partition(" ถ้าครอบคลุม")[0]  # that is for records
        raise usage_problem("U915", value=text, cure=cure) from None


def find_form(folder: Path, text: str) -> Catalogue:
    """Give the form of the year as typed; raises ``UsageProblem`` when there is none or it cannot be read."""
    year = read_fiscal_year(text)
    own = folder / "content" / "catalogue"
    known = available_years(own)
    if year not in known:
        raise usage_problem("U909", year=year, known=", ".join(map(str, known)), newest=known[-1])
    try:
        return catalogue(year, own)
    except CatalogueError as error:
        raise UsageProblem(error.findings[0]) from error


def find_item(form: Catalogue, text: str) -> CatalogueItem:
    """Give the item by code or stable key as typed; raises ``UsageProblem`` with the nearest one."""
    code = item_code(text) or text
    found = form.item(code) or form.by_key(text.strip().lower())
    if found is None:
        near = did_you_mean(text, [name for one in form.items for name in (one.code, one.key)])
        cure = f"หมายถึง “{near}” ใช่หรือไม่" if near else f"ปีนี้มี O1 ถึง {form.items[-1].code}"
        raise usage_problem("U908", value=text, year=form.fiscal_year, cure=cure)
    return found


def _item_path(folder: Path, form: Catalogue, item: CatalogueItem) -> Path:
    return folder / "oit_items" / str(form.fiscal_year) / f"{item_file_stem(item.code)}.yml"
