"""``oit score``: the OIT forecast of a year from what is proved, and what each gap would add."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.forecast import forecast
from generator.assessment.forecast import NAME, YearForecast
from generator.assessment.scoring import FULL_MARKS
from generator.commands.options import AsOf, ExitCode, Folder, read_fiscal_year, today
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand
from generator.reports import score as written
from generator.site.open_data.files import csv_bytes
from generator.thai.digits import to_arabic

HELP = (
    f"{NAME} ของแบบวัด OIT จากสิ่งที่มีหลักฐานแล้ว ข้อที่ขาดจะเพิ่มกี่คะแนน และควรทำข้อใดก่อน (ไม่ใช่คะแนน ITA)\n\n"
    "(รหัสจบ: 0 คำนวณแล้ว, 1 อ่าน site_config.yml ไม่ได้, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


class ScoreFormat(StrEnum):
    """How the forecast is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def read_score(text: str | Decimal) -> Decimal:
    """Read the value of ``--iit`` or ``--eit``; raises ``typer.BadParameter`` in Thai when it is no score."""
    try:
        score = Decimal(to_arabic(str(text)).strip())
    except InvalidOperation:
        score = Decimal(-1)
    if not (score.is_finite() and 0 <= score <= FULL_MARKS):
        raise typer.BadParameter(f"“{text}” ไม่ใช่คะแนน 0 ถึง 100")
    return score


Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ", show_default="ปีปัจจุบันของเว็บไซต์")]
Iit = Annotated[
    Decimal | None,
    typer.Option("--iit", parser=read_score, help="คะแนน IIT ที่ใช้คำนวณ", metavar="คะแนน", show_default="ผลของปีก่อน"),
]
Eit = Annotated[
    Decimal | None,
    typer.Option("--eit", parser=read_score, help="คะแนน EIT ที่ใช้คำนวณ", metavar="คะแนน", show_default="ผลของปีก่อน"),
]
Format = Annotated[
    ScoreFormat,
    typer.Option("--format", help="รูปแบบผล: text สำหรับคน json สำหรับโปรแกรม csv สำหรับตาราง", metavar="รูปแบบ"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("score", cls=ThaiCommand, help=HELP)(score)


def score(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Year = "",
    folder: Folder = Path(),
    as_of: AsOf = None,
    iit: Iit = None,
    eit: Eit = None,
    output: Format = ScoreFormat.TEXT,
) -> None:
    """Print the forecast of a year."""
    outlook = forecast(folder, as_of or today(), read_fiscal_year(year) if year else None, {"IIT": iit, "EIT": eit})
    if not isinstance(outlook, YearForecast):
        print_findings(Console(stderr=True, soft_wrap=True, highlight=False), outlook)
        raise typer.Exit(ExitCode.FINDINGS)
    if output is ScoreFormat.CSV:
        typer.echo(csv_bytes(written.table(outlook)), nl=False)
    else:
        typer.echo(written.as_json(outlook) if output is ScoreFormat.JSON else written.as_text(outlook))
