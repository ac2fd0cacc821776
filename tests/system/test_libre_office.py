"""LibreOffice that hangs, or is none: said in words, and nothing of it is left behind."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from generator.system import libre_office

if sys.platform == "win32":
    pytest.skip("a script in place of LibreOffice", allow_module_level=True)


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libre_office, "SECONDS", 0.5)
    hanging = program(tmp_path, f'sleep 600 & echo $! > "{tmp_path}/child"; wait')
    with pytest.raises(libre_office.ConversionError, match="ไม่เสร็จ"):
        libre_office.converted(hanging, b"x", "docx", "pdf")
    assert is_gone(int((tmp_path / "child").read_text()))


def is_gone(process: int) -> bool:
    """Tell whether a process ends, or is dead and waits only for the system to forget it."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_one_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(libre_office.ConversionError):
        libre_office.converted(tmp_path / "nothing", b"x", "docx", "pdf")


def test_it_is_found_among_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libre_office, "_USUAL", ())
    assert libre_office.found() is None
    path = program(tmp_path, "exit 0")
    assert libre_office.found() == path
