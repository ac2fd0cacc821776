"""``oit schema``: writes the JSON Schemas with which an editor completes and explains the fields of records."""

from __future__ import annotations

from pathlib import Path

import typer

from generator.app.examine import agency_folder
from generator.app.schemas import write_schemas
from generator.commands.options import Folder
from generator.commands.thai_help import ThaiCommand

HELP = (
    "เขียนแฟ้มอธิบายช่องของระเบียน (JSON Schema) ลงใน content/schemas เพื่อให้โปรแกรมแก้ไขอย่าง VS Code ช่วยเติมและอธิบายเป็นภาษาไทย"
)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("schema", cls=ThaiCommand, help=HELP)(schema)


def schema(folder: Folder = Path()) -> None:
    """Write one schema per kind of record into the agency's folder."""
    for path in write_schemas(agency_folder(folder)):
        typer.echo(f"เขียน {path.as_posix()}")
