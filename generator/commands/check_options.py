"""The options of ``oit check``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class CheckFormat(StrEnum):
    """How findings are given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class By(StrEnum):
    """What findings are grouped by."""

    FILE = "file"
    UNIT = "unit"


Format = Annotated[
    CheckFormat,
    typer.Option(
        "--format", help="รูปแบบผล: text สำหรับคน json และ csv สำหรับโปรแกรม html รายงานแฟ้มเดียว", metavar="รูปแบบ"
    ),
]
Grouping = Annotated[By, typer.Option("--by", help="จัดกลุ่มตาม file (แฟ้ม) หรือ unit (ส่วนราชการที่ต้องแก้)", metavar="กลุ่ม")]
WorkbookFile = Annotated[
    Path | None,
    typer.Option("--workbook", help="เขียนแฟ้ม Excel แยกแผ่นงานตามส่วนราชการไว้เวียนในสำนักงาน", metavar="แฟ้ม.xlsx"),
]
OutFile = Annotated[
    Path | None, typer.Option("--out", "-o", help="เขียนผลลงแฟ้มแทนหน้าจอ", metavar="แฟ้ม", show_default="หน้าจอ")
]
Documents = Annotated[
    bool,
    typer.Option("--documents/--no-documents", help="เปิดเอกสารหลักฐานตรวจด้วย (ครั้งแรกใช้เวลาตามจำนวนเอกสาร ครั้งต่อไปเร็ว)"),
]
