"""A person at a terminal sees which stage is at work; nobody else sees anything of it."""

from __future__ import annotations

import threading
from io import StringIO

import pytest
from rich.console import Console

from generator.app.progress import Stage
from generator.commands.progress import Terminal

LINE_GONE = "\r\x1b[2K"


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_a_stage_is_one_line_that_goes_again_without_a_thread() -> None:
    shown = StringIO()
    threads = threading.active_count()
    with Terminal(Console(file=shown, force_terminal=True)).stage(Stage.RENDER):
        assert threading.active_count() == threads
    assert shown.getvalue() == f"{LINE_GONE}กำลังสร้างหน้าเว็บ…{LINE_GONE}"


def test_what_is_counted_is_shown_in_the_same_line() -> None:
    shown = StringIO()
    with Terminal(Console(file=shown, force_terminal=True)).stage(Stage.EXAMINE) as count:
        assert count
        count(3, 7)
    assert shown.getvalue().split(LINE_GONE) == ["", "กำลังอ่านและตรวจระเบียน…", "กำลังเปิดเอกสาร 3 จาก 7…", ""]


def test_a_program_that_reads_the_output_is_told_nothing() -> None:
    shown = StringIO()
    with Terminal(Console(file=shown)).stage(Stage.EXAMINE) as count:
        assert count is None
    assert not shown.getvalue()
