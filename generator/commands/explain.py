"""``oit explain CODE``: what a finding means, how to mend it, and why it costs points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from generator.app.explain import Explanation
from generator.app.explain import explain as explained
from generator.commands.thai_help import ThaiCommand

HELP = (
    "อธิบายรหัสข้อค้นพบ: ความหมาย วิธีแก้ และทำไมจึงเสียคะแนน\n\n"
    "oit explain G010 · ตัวพิมพ์เล็กและเลขที่ไม่เติมศูนย์ใช้ได้ เช่น g10\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 2 ไม่มีรหัสนั้นหรือใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
Code = Annotated[str, typer.Argument(help="รหัสข้อค้นพบที่ oit check แสดง", metavar="รหัส")]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.command("explain", cls=ThaiCommand, help=HELP)(explain)


def explain(code: Code) -> None:
    """Print what is known of a code."""
    for line in _lines(explained(code)):
        typer.echo(line)


def _lines(explanation: Explanation) -> Iterator[str]:
    message, reason = explanation.message, explanation.reason
    yield f"{message.code} ({explanation.severity}) {message.meaning}"
    yield ""
    named = {
        "ข้อความ": message.message,
        "ตัวอย่าง": message.shown,
        "วิธีแก้": message.hint,
        "ตามกรณี": " · ".join(message.cures.values()),
        "เขียนให้ถูก": message.example,
        "ทำไมจึงเสียคะแนน": reason.why,
        "ที่มา": reason.source,
        f"กลุ่ม {message.code[0]}": explanation.letter.thai,
        "กฎอยู่ที่": explanation.home,
    }
    for name, text in named.items():
        if text:
            yield f"{name}: {text}"
