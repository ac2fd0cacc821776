"""``oit workbook``: what it says before it writes, what it leaves undone, and what it tells programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.commands.cli import run
from tests.workbook.office import Sheet, agency, edit

ITEMS, O10 = "ข้อ OIT", "2569/O10"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "agency")


@pytest.fixture
def book(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    out = folder.parent / "book.xlsx"
    assert called(folder, str(out), "--no-documents") == 0
    assert "book.xlsx" in capsys.readouterr().err
    return edit(out, out, **{ITEMS: lambda sheet: sheet.put(O10, "คำอธิบาย", "ใหม่")})


def called(folder: Path, *words: str) -> int:
    return run(["workbook", *words, "--folder", str(folder), "--as-of", "2569-01-20"])


def record(folder: Path) -> str:
    return (folder / "oit_items/2569/o10.yml").read_text(encoding="utf-8")


def test_changes_are_shown_and_written_only_when_somebody_says_so(
    folder: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = record(folder)
    assert called(folder, "--read", str(book)) == 1
    told = capsys.readouterr().out
    for words in ("หน้าหลัก", "“ใหม่”", "book.xlsx › ข้อ OIT!", "--yes"):
        assert words in told
    assert record(folder) == before
    assert called(folder, "--read", "--yes", str(book)) == 0
    assert "explanation: ใหม่\n" in record(folder)
    assert called(folder, "--read", "--yes", str(book)) == 0


def test_programs_are_told_the_same(folder: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(folder, "--read", "--yes", str(book), "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    assert told["written"] == 1
    (file,) = told["files"]
    (change,) = file["changes"]
    assert (file["file"], change["row"], change["field"], change["now"]) == (
        "oit_items/2569/o10.yml",
        O10,
        "explanation",
        "ใหม่",
    )


def test_what_is_left_undone_ends_with_one(folder: Path, book: Path) -> None:
    def work(sheet: Sheet) -> None:
        sheet.put(O10, "ปรับปรุงล่าสุด", "เมื่อวาน")

    assert called(folder, "--read", "--yes", str(edit(book, book, **{ITEMS: work}))) == 1
    assert "explanation: ใหม่\n" in record(folder)


@pytest.mark.parametrize("words", [[], ["a.xlsx", "b.xlsx"], ["--read"], ["--read", "missing.xlsx"]])
def test_a_call_that_says_too_little_or_too_much_is_refused(words: Sequence[str], folder: Path) -> None:
    assert called(folder, *words) == 2
