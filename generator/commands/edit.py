"""``oit edit``: the whole work in a browser on this machine; prints one line with the address and waits."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.options import AsOf, Folder, today
from generator.commands.thai_help import ThaiCommand

HELP = "แก้ระเบียนทั้งหมดในเบราว์เซอร์ของเครื่องนี้ เห็นข้อค้นพบขณะพิมพ์ ลากเอกสารมาวาง ดูหน้าเว็บ และย้อนได้ทุกครั้งที่บันทึก (หยุดด้วย Ctrl-C)"


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("edit", cls=ThaiCommand, help=HELP)(edit)


def edit(
    folder: Folder = Path(),
    as_of: AsOf = None,
    port: Annotated[
        int, typer.Option("--port", help="หมายเลขพอร์ต (0 คือพอร์ตใดก็ได้ที่ว่าง)", min=0, max=65535, metavar="พอร์ต")
    ] = 0,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="เปิดเบราว์เซอร์ให้เลย")] = True,
) -> None:
    """Serve the editor of ``folder`` on the loopback address until the person stops it."""
    from generator.editor.desk import Desk  # noqa: PLC0415 - who asks for help need not wait for a server
    from generator.editor.server import listening  # noqa: PLC0415 - the same

    def day() -> date:
        """Return the day that is asked for, else today."""
        return as_of or today()

    with listening(Desk(folder.resolve(), day), port) as running:
        typer.echo(f"เปิดแก้ไขที่ {running.address} (หยุดด้วย Ctrl-C)")
        if browser:
            webbrowser.open(running.address)
        with suppress(KeyboardInterrupt):
            running.wait()
    typer.echo("ปิดแล้ว ทุกอย่างที่บันทึกอยู่ในโฟลเดอร์แล้ว")
