"""``oit explain``: a code as an official types it, and everything that is known of it."""

from __future__ import annotations

import pytest

from generator.commands.cli import run
from generator.findings.messages.store import all_messages
from generator.findings.reasons import reason_of


@pytest.mark.parametrize("typed", ["G010", "g010", "g10", "G-10", " g 010 ", "g๑๐"])
def test_a_code_is_explained_however_it_is_typed(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", typed]) == 0
    told = capsys.readouterr().out
    message = all_messages()["G010"]
    assert told.startswith(f"G010 (เสียคะแนน) {message.meaning}\n")
    for part in (message.message, message.shown, message.hint, reason_of("G010").why, reason_of("G010").source):
        assert part in told
    assert "กฎอยู่ที่: generator/checks/evidence/required_parts.py" in told


def test_what_a_code_does_not_have_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert not all_messages()["E102"].example
    assert run(["explain", "E102"]) == 0
    told = capsys.readouterr().out
    assert "เขียนให้ถูก" not in told
    assert "ที่มา" not in told


@pytest.mark.parametrize(("typed", "near"), [("G099", "หมายถึง G0"), ("M5o6", "M506 ใช่หรือไม่"), ("ไม่มี", "docs/codes.md")])
def test_an_unknown_code_is_wrong_usage_with_the_nearest(
    typed: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", typed]) == 2
    told = capsys.readouterr().err
    assert f"ไม่มีรหัสข้อค้นพบ “{typed}”" in told
    assert near in told


@pytest.mark.parametrize("code", all_messages())
def test_every_code_says_why_it_costs_points(code: str) -> None:
    assert reason_of(code).why
