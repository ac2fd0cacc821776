"""What a start loads: a person who asks for help, checks or builds waits for no library that the work does not need."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import typer

from generator.commands import cli
from generator.commands.first_lines import FIRST_LINES
from tests.command import environment, oit

GOOD = Path(__file__).parents[1] / "minimal_agency"
HEAVY = {
    "openpyxl",
    "docx",
    "pypdf",
    "pythainlp",
    "PIL",
    "lxml",
    "paramiko",
    "keyring",
    "icalendar",
    "asyncio",
    "unittest",
}
"""Each takes 20 to 200 ms to load."""
TELL = f"""
import atexit, sys
atexit.register(lambda: print("loaded:", *sorted(set(sys.modules) & {HEAVY!r}), file=sys.stderr))
"""


@pytest.mark.parametrize("call", ["--help", "check --help", "check", "build --out site"])
def test_nothing_is_loaded_that_the_call_does_not_need(call: str, tmp_path: Path) -> None:
    folder = shutil.copytree(GOOD, tmp_path / "agency")
    ended = oit(*call.split(), env=environment(tmp_path / "cache"), cwd=folder, before=TELL)
    assert ended.stderr.splitlines()[-1] == "loaded:", ended.stderr


def test_the_list_of_verbs_says_what_each_says_of_itself() -> None:
    program: Any = typer.main.get_command(cli.app())
    assert list(FIRST_LINES.items()) == [(name, verb.help.split("\n\n")[0]) for name, verb in program.commands.items()]
