"""Temporary folders are gone after every kind of end."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.system.temporary import temporary

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and owners are POSIX")
WAITS = """
import sys
from generator.system.temporary import temporary
with temporary("test") as folder:
    (folder / "file").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""


def started(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    """Start a program that has a temporary folder below ``folder``, and give it and the folder."""
    pipe = subprocess.PIPE
    code = f"import tempfile; tempfile.tempdir = {str(folder)!r}\n{WAITS}"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_that_is_told_to_go_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    process, folder = started(tmp_path)
    assert (folder / "file").is_file()
    process.send_signal(number)
    process.communicate()
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_what_a_killed_program_left_the_next_one_clears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed, left = started(tmp_path)
    killed.kill()
    killed.communicate()
    living, kept = started(tmp_path)
    strange = [tmp_path / "oit-test-notanumber-x", tmp_path / "oit-notes", tmp_path / f"other-{killed.pid}-x"]
    for path in strange:
        path.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with temporary("test"):
        assert not left.exists()
        assert kept.exists()
        assert all(path.exists() for path in strange)
    living.kill()
    living.communicate()
