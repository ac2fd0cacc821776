"""``oit`` alone: the menu, on a real pseudo-terminal, as somebody who double-clicked the program meets it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from generator.commands.menu import BEGIN, CHOICES, TRY
from generator.thai.digits import to_thai
from tests.broken import GOOD
from tests.command import PATIENCE, command, environment

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal of POSIX", allow_module_level=True)

END, CTRL_C = "\x04", "Ctrl-C"
"""The key that ends what is typed; and the one that a terminal turns into a signal, which this one cannot."""
AGAIN = 5
"""Seconds after which somebody presses Ctrl-C again: Python loses one that arrives just before it starts to read."""
Session = Callable[[Sequence[str], Path], tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "agency")
    return tmp_path / "agency"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Type lines into a screen, with a browser that writes down what it is told to open."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/opened"\n', encoding="utf-8")
    browser.chmod(0o755)
    env = environment(tmp_path / "cache", BROWSER=f"{browser} %s", COLUMNS="200", TERM="dumb")

    def run(lines: Sequence[str], cwd: Path) -> tuple[int, str]:
        keyboard, screen = os.openpty()
        os.write(keyboard, "".join(f"{line}\n" for line in lines if line != CTRL_C).encode())
        program = subprocess.Popen(command(), stdin=screen, stdout=screen, stderr=screen, cwd=cwd, env=env)
        os.close(screen)
        said, is_stopped, gone = b"", CTRL_C in lines, Event()
        patience = Timer(PATIENCE, program.kill)
        patience.start()
        with os.fdopen(keyboard, "rb", buffering=0) as terminal:
            while piece := _read(terminal.fileno()):
                said += piece
                if is_stopped and "กด Enter: ".encode() in said:
                    is_stopped = False
                    Thread(target=_press_ctrl_c, args=(program, gone), daemon=True).start()
            code = program.wait()
        gone.set()
        patience.cancel()
        return code, said.decode(errors="replace")

    return run


def _press_ctrl_c(program: subprocess.Popen[bytes], gone: Event) -> None:
    while not gone.is_set():
        program.send_signal(signal.SIGINT)
        gone.wait(AGAIN)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says once nobody has the other end open
        return b""


def opened(tmp_path: Path) -> list[str]:
    file = tmp_path / "opened"
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def number_of(*verb: str) -> str:
    return str(1 + next(index for index, choice in enumerate(CHOICES) if choice.verb[: len(verb)] == verb))


def test_it_finds_the_folder_above_and_leaves_with_zero(session: Session, folder: Path) -> None:
    (folder / ".venv" / "Scripts").mkdir(parents=True)
    code, said = session(["0"], folder / ".venv" / "Scripts")
    assert code == 0
    assert f"oit · {folder}" in said
    assert all(choice.words in said for choice in CHOICES)


def test_it_builds_and_opens_the_site(session: Session, folder: Path, tmp_path: Path) -> None:
    code, said = session([number_of("build"), "0"], folder)
    assert code == 0
    assert "คำสั่งนี้คือ  oit build" in said
    assert "สร้างเว็บแล้ว" in said
    assert opened(tmp_path) == [(folder / "site" / "index.html").as_uri()]


def test_the_report_is_written_beside_the_records_and_opened(session: Session, folder: Path, tmp_path: Path) -> None:
    session([to_thai(number_of("check")), "0"], folder)
    report = folder / "ผลการตรวจ.html"
    assert "<html" in report.read_text(encoding="utf-8")
    assert opened(tmp_path) == [report.as_uri()]


def test_it_asks_for_the_year(session: Session, folder: Path) -> None:
    _, said = session([number_of("score"), "2569", "0"], folder)
    assert "คำสั่งนี้คือ  oit score 2569" in said


def test_what_fails_leads_back_to_the_menu(session: Session, folder: Path, tmp_path: Path) -> None:
    (folder / "site_config.yml").write_text("agency: {", encoding="utf-8")
    code, said = session([number_of("build"), "0"], folder)
    assert code == 0
    assert "ไม่ได้สร้างเว็บ" in said
    assert said.count(CHOICES[0].words) == 2
    assert opened(tmp_path) == []


def test_a_number_that_is_none_is_asked_again(session: Session, folder: Path) -> None:
    code, said = session(["99", "ตรวจ", "0"], folder)
    assert code == 0
    assert "ไม่มีหมายเลข “99”" in said
    assert "ไม่มีหมายเลข “ตรวจ”" in said


def test_a_folder_elsewhere_can_be_dropped_on_the_screen(session: Session, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, said = session([str(tmp_path / "empty"), f'"{folder}"', "0"], tmp_path / "empty")
    assert code == 0
    assert f"oit · {folder}" in said


@pytest.mark.parametrize("key", [END, CTRL_C])
def test_it_can_be_left_at_any_time(session: Session, folder: Path, key: str) -> None:
    code, said = session([key], folder)
    assert code == 0
    assert "Traceback" not in said


def test_programs_get_the_help(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        command(),
        cwd=folder,
        env=environment(tmp_path / "cache"),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 2
    assert "วิธีใช้: oit" in done.stdout


def test_in_a_folder_that_is_no_agency_s_one_can_be_begun_with_a_way_back(session: Session, tmp_path: Path) -> None:
    place = tmp_path / "new"
    place.mkdir()
    answers = ["อบต.ทดสอบ", "<", "", "ทดสอบ สมมติ ศรีธารา", "0 2000 1111", "www.test.example", "", "https://bit.ly/x", ""]
    code, said = session([BEGIN, *answers, "0"], place)
    assert code == 0
    assert f"คำสั่งนี้คือ  oit init {place}" in said
    assert said.count("ชื่อหน่วยงาน [องค์การบริหารส่วนตำบลทดสอบ]") == 1
    assert "ไม่ได้อยู่ที่ itas.nacc.go.th" in said
    config = (place / "site_config.yml").read_text(encoding="utf-8")
    assert "  tambon: ทดสอบ\n  district: สมมติ\n  province: ศรีธารา\n  # address" in config
    assert "site_url: https://www.test.example/ita/" in config


def test_the_sample_is_laid_out_where_one_asks_for_it(session: Session, tmp_path: Path) -> None:
    place = tmp_path / "new"
    place.mkdir()
    code, said = session([TRY, "0"], place)
    assert code == 0
    assert f"oit · {place}" in said
    assert "name: เทศบาลตำบลดอนตะวัน" in (place / "site_config.yml").read_text(encoding="utf-8")
