"""The option of ``oit build`` and ``oit preview`` by which a person trusts the theme of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.findings.usage import usage_problem
from generator.rendering.theme_folder import own_theme_of
from generator.rendering.theme_trust import agree
from generator.system.text_characters import shown

CODES = ("U930",)

TrustTheme = Annotated[
    bool,
    typer.Option(
        "--trust-theme",
        help="ไว้ใจแฟ้มในโฟลเดอร์ theme ของหน่วยงาน: แม่แบบสั่งเครื่องนี้ได้ทุกอย่างที่ท่านทำได้ "
        "สคริปต์ทำงานในเบราว์เซอร์ของผู้เข้าชม โปรแกรมจำไว้จนกว่าแฟ้มจะเปลี่ยน",
    ),
]


def trust(folder: Path, console: Console) -> None:
    """Remember that this person trusts the theme of ``folder`` as it is now, and say for which files that is new.

    Raises ``UsageProblem`` where it cannot be remembered.
    """
    try:
        new = agree(own_theme_of(folder))
    except OSError as error:
        raise usage_problem("U930", reason=shown(error.strerror or str(error))) from None
    for name in new:
        console.print(f"ไว้ใจ theme/{shown(name)}", markup=False)
