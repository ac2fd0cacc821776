"""The command line as a person calls it: Thai help, exit codes, JSON for programs, and what to do about a slip."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from generator.commands import check as check_verb
from generator.commands import cli
from tests.broken import GOOD
from tests.command import DAY, environment, oit

ROW = (
    *("code", "severity", "message", "hint", "example", "file", "line", "column"),
    *("year", "item", "part", "measure", "unit"),
)
ENGLISH = re.compile(
    r"Usage|Options\b|Commands\b|Arguments|default|required|Show this|Try |Missing|Invalid|Error|<[a-z]+>|"
    r"\b(TEXT|INTEGER|PATH|BOOLEAN|FILE|DIRECTORY)\b"
)


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "agency")
    return tmp_path / "agency"


def verbs() -> Iterator[list[str]]:
    """Yield every verb, with the verbs inside it."""
    program: Any = typer.main.get_command(cli.app())
    yield []
    for name, command in program.commands.items():
        yield [name]
        yield from ([name, inner] for inner in getattr(command, "commands", {}))


@pytest.mark.parametrize("verb", list(verbs()), ids=" ".join)
def test_the_help_of_every_verb_is_thai(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*verb, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"วิธีใช้: {' '.join(['oit', *verb])}" in said
    assert "แสดงวิธีใช้นี้" in said
    assert ENGLISH.search(said) is None
    for line in said.splitlines():
        if "--" in line:
            assert re.search("[ก-๛]", line), line


def test_without_a_verb_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 2
    assert "คำสั่ง" in capsys.readouterr().out


def test_nothing_found_is_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site_config.yml").write_text("agency: {name: ทต.ทดสอบ, type: sao}\n", encoding="utf-8")
    assert cli.run(["check", "--folder", str(tmp_path), "--as-of", "2566-01-10"]) == 0
    assert "ผิดพลาด 0 · เสียคะแนน 0" in capsys.readouterr().out


def test_findings_are_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--folder", str(folder), "--as-of", "2566-01-10"]) == 1
    assert "G001" in capsys.readouterr().out


def test_a_build_with_gaps_is_zero_and_with_strict_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", "--folder", str(folder), "--strict"]) == 1
    assert not (folder / "site").exists()
    assert cli.run(["build", "--folder", str(folder)]) == 0
    assert (folder / "site/index.html").is_file()
    assert "สร้างเว็บแล้ว" in capsys.readouterr().out


def test_a_fault_of_ours_is_three_and_its_traceback_is_kept_in_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(check_verb, "examine", fail)
    assert cli.run(["check", "--folder", str(folder), "--as-of", "2566-01-10"]) == 3
    out, err = capsys.readouterr()
    assert "U910" in err
    assert "Traceback" not in out + err
    named = re.search(r"โปรดส่งแฟ้ม (\S+\.log)", err)
    assert named
    log = Path(named[1])
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_fault_is_told_even_where_it_cannot_be_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
        raise RecursionError

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(check_verb, "examine", fail)
    assert cli.run(["check", "--folder", str(folder), "--as-of", "2566-01-10"]) == 3
    assert "RecursionError" in capsys.readouterr().err


SLIPS = {
    "chek": ("U901", "check"),
    "buld --folder .": ("U901", "build"),
    "xyzxyz": ("U901", "build, check"),
    "build --otu x": ("U902", "--out"),
    "check --forlder x": ("U902", "--folder"),
    "--version": ("U902", "--help"),
    "new itme 2569 O1": ("U901", "item"),
    "new item 2569": ("U903", "oit new item --help"),
    "catalogue new 2570": ("U903", "--from"),
    "check --format xml": ("U904", "--format"),
    "preview --port abc": ("U904", "ต้องเป็นจำนวนเต็ม"),
    "preview --port 99999": ("U904", "--port"),
    "build --as-of วันนี้": ("U904", "--as-of"),
    "build --as-of 31/2/2569": ("U904", "กุมภาพันธ์"),
    "build extra": ("U905", "มีคำเกินมา: extra"),
    "build --as-of": ("U905", "--as-of"),
    "check --folder /nowhere": ("U906", "/nowhere"),
    "build --folder /nowhere": ("U906", "/nowhere"),
    "schema --folder /nowhere": ("U906", "/nowhere"),
    "new item 2569 O1 --folder /nowhere": ("U906", "/nowhere"),
    "new measure 2569 --folder /nowhere": ("U906", "/nowhere"),
    "catalogue new 2570 --from 2569 --folder /nowhere": ("U906", "/nowhere"),
    "new item 2569 O99": ("U908", "O1 ถึง O26"),
    "new item 2569 e-servise": ("U908", "e-service"),
    "catalogue show 2566 ข้อสิบ": ("U908", "O1 ถึง O43"),
    "catalogue show 2566 O1 --folder /nowhere": ("U906", "/nowhere"),
    "catalogue show 2563 O1": ("U909", "2566"),
    "freeze raport": ("U901", "report"),
    "freeze 2569": ("U903", "--label"),
    "new item 2026 O1": ("U915", "2569"),
    "new measure 69": ("U915", "2569"),
    "catalogue list ปีนี้": ("U915", "2569"),
    "new measure 2569 M1": ("U912", "m9"),
    "new measure 2569 con": ("U912", "m9"),
    "new measure 2569 ../../x": ("U912", "m9"),
    "new measure 2569 m1": ("U907", "m1.yml"),
}


@pytest.mark.parametrize("call", SLIPS)
def test_a_slip_is_two_with_its_cure_in_thai(
    call: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    code, cure = SLIPS[call]
    assert cli.run(call.split(" ")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert code in err
    assert cure in err
    assert "วิธีแก้" in err
    assert "  --help" not in err
    assert sorted(folder.rglob("*")) == before


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401 - any JSON value
    """Call the program for JSON; nothing else may be printed."""
    cli.run([*arguments, "--format", "json"])
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


@pytest.mark.parametrize("verb", ["check", "build"])
def test_programs_get_every_finding_with_where_and_whom(
    verb: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = folder / "oit_items/2569/o10.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("manual,", "manul,"), encoding="utf-8")
    told = asked(capsys, verb, "--folder", str(folder), "--as-of", DAY)
    assert set(told) == {"findings", "summary"}
    assert all(set(ROW) <= set(row) for row in told["findings"])
    (wrong,) = (row for row in told["findings"] if row["code"] == "E344")
    assert (wrong["severity"], wrong["file"], wrong["line"], wrong["column"]) == (
        "error",
        "oit_items/2569/o10.yml",
        8,
        29,
    )
    assert (wrong["item"], wrong["part"], wrong["measure"], wrong["year"]) == ("O10", "manul", None, 2569)
    assert told["summary"]["error"] == len([row for row in told["findings"] if row["severity"] == "error"])
    assert told["summary"]["as_of"] == "2026-01-20"


def test_programs_get_json_even_of_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(capsys, "build", "--folder", str(tmp_path))
    assert [row["code"] for row in told["findings"]] == ["E301"]
    assert told["summary"]["published"] is False


DAYS = ["2569-01-20", "20 ม.ค. 2569", "20 มกราคม พ.ศ. 2569", "๒๐ ม.ค. ๒๕๖๙", "20/1/2569", "2026-01-20"]


@pytest.mark.parametrize("day", DAYS)
def test_the_day_is_taken_as_people_and_scripts_write_it(
    day: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "check", "--folder", str(folder), "--as-of", day)["summary"]["as_of"] == "2026-01-20"


@pytest.mark.parametrize("encoding", ["cp874", "ascii", "utf-16"])
def test_a_console_of_any_encoding_can_be_printed_to(folder: Path, tmp_path: Path, encoding: str) -> None:
    env = environment(tmp_path / "cache", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    done = oit("check", "--folder", folder, "--as-of", DAY, env=env)
    assert (done.returncode, done.stderr) == (1, "")
    assert "ยังไม่มีระเบียนของข้อ" in done.stdout


PRESS_CTRL_C_WHILE_LOADING = """
import os, signal, sys
class Person:
    def find_spec(self, name, *rest):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Person())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_while_the_program_is_loaded_ends_it_without_a_word(tmp_path: Path) -> None:
    done = oit("build", env=environment(tmp_path / "cache"), before=PRESS_CTRL_C_WHILE_LOADING)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
