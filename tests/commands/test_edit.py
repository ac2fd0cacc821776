"""``oit edit``: one line with the address, and an end with nothing lost."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.command import PATIENCE, command, environment
from tests.editor.forms_as_sent import sample


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    folder = tmp_path / "agency"
    folder.mkdir()
    words = command("edit", "--folder", sample(folder), "--no-open", "--as-of", "2569-04-20")
    process = subprocess.Popen(words, env=environment(tmp_path), stdout=subprocess.PIPE, encoding="utf-8")
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=PATIENCE)


def asked(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, Message, str]:
    """Return status, headers and text of an answer."""
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    line.request(method, path, headers=headers)
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return answer.status, answer.headers, text


def entered(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Return the address that the program printed, and the cookie that it gives."""
    assert process.stdout is not None
    address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
    cookie = asked(address, urlsplit(address).path)[1]["Set-Cookie"].partition(";")[0]
    return address, cookie


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_one_line_has_the_address_and_ctrl_c_ends_it_in_peace(editing: subprocess.Popen[str]) -> None:
    address, cookie = entered(editing)
    assert "เทศบาลตำบลดอนตะวัน" in asked(address, "/", Cookie=cookie)[2]
    editing.send_signal(signal.SIGINT)
    said, _ = editing.communicate(timeout=PATIENCE)
    assert editing.returncode == 0
    assert said == "ปิดแล้ว ทุกอย่างที่บันทึกอยู่ในโฟลเดอร์แล้ว\n"


def test_a_button_ends_it(editing: subprocess.Popen[str]) -> None:
    address, cookie = entered(editing)
    origin = address.partition("/open/")[0]
    assert asked(address, "/end", "POST", Cookie=cookie, Origin=origin)[0] == 200
    editing.communicate(timeout=PATIENCE)
    assert editing.returncode == 0
