"""``oit import FILE…``: last year's papers in Word, Excel, CSV or HTML become records, once somebody agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from generator.app.import_plan import read_back, write_plan
from generator.app.importing import Proposed, carry_out, propose
from generator.commands.asking import ask_person, is_person_there
from generator.commands.options import ExitCode, Folder, Format, OutputFormat, read_fiscal_year
from generator.commands.progress import Terminal
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.usage import usage_problem
from generator.imports.merging import Change

CODES = ("U965",)

HELP = "นำเข้าเอกสารปีก่อนจาก Word Excel CSV หรือหน้าเว็บ: แสดงแผนก่อนเสมอ เขียนระเบียนเมื่อตอบตกลงหรือสั่ง --yes"
_KINDS = {"measure": "มาตรการ", "item": "ข้อ OIT", "result": "ผลการประเมิน", "config": "ข้อมูลหน่วยงาน"}
_SHOWN = 70


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("import", cls=ThaiCommand, help=HELP)(import_papers)


def import_papers(  # noqa: PLR0913, PLR0917 - the options of the verb
    files: Annotated[list[Path] | None, typer.Argument(help="แฟ้มที่จะนำเข้า ระบุได้หลายแฟ้ม", metavar="แฟ้ม…")] = None,
    folder: Folder = Path(),
    year: Annotated[
        str,
        typer.Option("--year", help="ปีงบประมาณของมาตรการและข้อ OIT ในเอกสาร", metavar="ปี", show_default="ปีปัจจุบันของเว็บ"),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="เขียนระเบียนตามแผนโดยไม่ถาม")] = False,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", help="เขียนแผนเป็น Excel ให้แก้ก่อน หรืออ่านแผนที่แก้แล้วด้วย --read", metavar="แผน.xlsx"),
    ] = None,
    read: Annotated[bool, typer.Option("--read", "-r", help="อ่านแผนที่แก้แล้วใน --plan กลับมาทำ")] = False,
    output: Format = OutputFormat.TEXT,
) -> int:
    """Show the plan of what the papers would make, and write it when somebody agrees; or write the plan itself."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    proposed = _proposed(folder, files or [], year, plan if read else None, console, read=read)
    if plan is not None and not read:
        typer.echo(f"เขียนแผน {write_plan(folder, proposed, plan, ask_person)} แล้ว", err=True)
        typer.echo(f"แก้แล้วสั่ง oit import --plan {plan} --read", err=True)
        yes = False
    if output is OutputFormat.JSON:
        written = carry_out(folder, proposed) if yes else []
        typer.echo(json.dumps(as_data(proposed, folder, written), ensure_ascii=False, indent=2))
        return _code(proposed)
    _show(Console(highlight=False), proposed)
    print_findings(console, proposed.problems)
    if plan is not None and not read:
        return _code(proposed)
    _write(folder, proposed, yes=yes)
    return _code(proposed)


def _write(folder: Path, proposed: Proposed, *, yes: bool) -> None:
    """Write what is proposed once somebody agrees, and say what comes next."""
    if proposed.changes and (
        yes or (is_person_there() and typer.confirm("เขียนระเบียนตามนี้หรือไม่", default=False, err=True))
    ):
        for path in carry_out(folder, proposed):
            typer.echo(f"เขียน {path.relative_to(folder).as_posix()} แล้ว")
        typer.echo("สั่ง oit check เพื่อดูว่าในเอกสารมีอะไรต้องแก้")
        if any(change.kind == "item" for change in proposed.changes):
            typer.echo(f"ข้อ OIT ยังเป็นฉบับร่าง สั่ง oit ready {proposed.year} เพื่อเผยแพร่ทุกข้อที่ครบในครั้งเดียว")
    elif proposed.changes:
        typer.echo("ยังไม่ได้เขียนอะไร สั่งซ้ำพร้อม --yes เมื่อเห็นว่าถูกต้อง")
    else:
        typer.echo("ไม่มีอะไรใหม่ที่จะเขียน")


def _proposed(  # noqa: PLR0913 - the options of the verb
    folder: Path, files: list[Path], year: str, plan: Path | None, console: Console, *, read: bool
) -> Proposed:
    if read and plan is None:
        raise usage_problem("U965", value="--read อ่านแผนที่แก้แล้ว จึงต้องบอกแฟ้มแผนด้วย --plan")
    if plan is not None:
        return read_back(folder, plan, files, progress=Terminal(console))
    if not files:
        raise usage_problem("U965", value="ยังไม่ได้บอกแฟ้มที่จะนำเข้า")
    return propose(folder, files, read_fiscal_year(year) if year else None, progress=Terminal(console))


def _code(proposed: Proposed) -> int:
    return ExitCode.FINE if proposed.is_understood else ExitCode.FINDINGS


def _show(console: Console, proposed: Proposed) -> None:
    """Show the plan: what would be made, what was not understood, what to look at."""
    if proposed.changes:
        table = Table("จะเขียน", "ชนิด", "เรื่อง", "ช่องที่เติม", "มาจาก", title="ระเบียนที่จะได้")
        for change in proposed.changes:
            spot = next(iter(change.sources.values()), "")
            table.add_row(change.name, _kind(change), _title(change), " ".join(change.fields), str(spot))
        console.print(table)
    for title, rows in (("ยังไม่เข้าใจ (ไม่ได้อยู่ในระเบียนใด)", _unread(proposed)), ("โปรดตรวจ", _choices(proposed))):
        told = list(rows)
        if told:
            table = Table("ที่", "ข้อความ", "หมายเหตุ", title=title)
            for row in told:
                table.add_row(*row)
            console.print(table)
    _show_evidence(console, proposed)
    for file, ignored in proposed.plan.ignored.items():
        console.print(f"{file}: ไม่ได้แตะ{' '.join(ignored)}ในแฟ้ม", markup=False)
    for file, texts in proposed.plan.outside.items():
        console.print(f"{file}: ข้อความนอกตาราง {len(texts)} ย่อหน้าไม่ได้นำเข้า ดูด้วย --format json", markup=False)


def _show_evidence(console: Console, proposed: Proposed) -> None:
    """Show where the files of a folder would go, how sure that is, and what else they may be."""
    if not proposed.evidence.placed and not proposed.evidence.refused:
        return
    table = Table("แฟ้ม", "ข้อ", "องค์ประกอบ", "มั่นใจ", "อาจเป็น", "จะเก็บเป็น", title="แฟ้มหลักฐาน")
    for one in proposed.evidence.placed:
        if one.same_as:
            table.add_row(one.file, "", "", "", "", f"ซ้ำกับ {one.same_as}")
            continue
        item = one.item if one.is_sure else f"{one.item} ?" if one.item else "?"
        kept = one.target if one.is_sure else "ยังไม่เก็บ โปรดเลือกข้อเอง"
        table.add_row(one.file, item, " ".join(one.parts), f"{one.confidence:.0%}", " ".join(one.others), kept)
    for name in proposed.evidence.refused:
        table.add_row(name, "", "", "", "", "แฟ้มชนิดนี้ขึ้นเว็บไม่ได้")
    console.print(table)


def _kind(change: Change) -> str:
    return f"{_KINDS[change.kind]}{'' if change.is_new else ' (เติม)'}"


def _title(change: Change) -> str:
    told = change.fields.get("title") or change.fields.get("issue") or change.fields.get("recommendation") or ""
    return _cut(" / ".join(map(str, told)) if isinstance(told, list) else str(told))


def _unread(proposed: Proposed) -> Iterator[tuple[str, str, str]]:
    return ((str(one.spot), _cut(one.text), one.reason) for one in proposed.plan.unread)


def _choices(proposed: Proposed) -> Iterator[tuple[str, str, str]]:
    return ((str(one.spot), _cut(one.text), one.chosen) for one in proposed.plan.choices)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def as_data(proposed: Proposed, folder: Path, written: list[Path]) -> dict[str, Any]:
    """Return the plan as plain data."""
    plan = proposed.plan
    return {
        "records": [
            {
                "file": change.name,
                "kind": change.kind,
                "new": change.is_new,
                "fields": change.fields,
                "sources": {name: str(spot) for name, spot in change.sources.items()},
            }
            for change in proposed.changes
        ],
        "not_understood": [{"place": str(one.spot), "text": one.text, "reason": one.reason} for one in plan.unread],
        "choices": [{"place": str(one.spot), "text": one.text, "chosen": one.chosen} for one in plan.choices],
        "documents": [
            {
                "file": one.file,
                "item": one.item,
                "sure": one.is_sure,
                "confidence": one.confidence,
                "candidates": [code for code in (one.item, *one.others) if code],
                "parts": list(one.parts),
                "title": one.title,
                "target": one.target,
                "same_as": one.same_as,
            }
            for one in proposed.evidence.placed
        ],
        "refused": proposed.evidence.refused,
        "outside_tables": plan.outside,
        "ignored": {file: list(names) for file, names in plan.ignored.items()},
        "problems": [{"code": one.code, "message": one.message, "hint": one.hint} for one in proposed.problems],
        "cells": plan.cells,
        "written": [path.relative_to(folder).as_posix() for path in written],
    }
