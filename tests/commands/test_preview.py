"""``oit preview`` as a real process: it serves, follows changes, and keeps the last good site when there are errors."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.commands import cli, preview
from generator.commands.preview_server import PreviewServer
from tests.broken import GOOD
from tests.command import DAY, PATIENCE, command, environment

ITEM = "oit_items/2569/o10.yml"


def get(address: str) -> tuple[int, str]:
    """Fetch ``address``; give its status and text."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def said(server: PreviewServer, lines: bytes) -> bytes:
    """Send raw ``lines`` to a preview and return all that comes back."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as connection:
        connection.sendall(lines)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.fixture
def one_page(tmp_path: Path) -> Iterator[PreviewServer]:
    """A preview of one page."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<body>\u0e2b\u0e19\u0e49\u0e32</body>", encoding="utf-8")
    with PreviewServer(tmp_path / "site", 0, lambda: 1) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1:1", ""]
)
def test_a_name_that_is_not_this_machines_is_refused(one_page: PreviewServer, host: str, method: str) -> None:
    asked = f"{method} / HTTP/1.0\r\nHost: {host.format(port=one_page.server_port)}\r\n\r\n"
    assert b" 403 " in said(one_page, asked.encode()).splitlines()[0]


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_this_machine_is_asked_by_its_own_names(one_page: PreviewServer, host: str) -> None:
    asked = f"GET / HTTP/1.0\r\nHost: {host.format(port=one_page.server_port)}\r\n\r\n"
    assert b" 200 " in said(one_page, asked.encode()).splitlines()[0]


@pytest.mark.parametrize("path", ["/" + "a" * 5000, "/%00", "/a" * 3000, "/..%2f..%2fetc/passwd", "/%ff%fe"])
def test_an_address_that_can_be_no_file_is_one_that_is_not_there(
    one_page: PreviewServer, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = f"GET {path} HTTP/1.0\r\nHost: localhost:{one_page.server_port}\r\n\r\n"
    assert b" 404 " in said(one_page, asked.encode()).splitlines()[0]
    assert capfd.readouterr().err == ""


class Running:
    """A running preview of the agency in ``folder``."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder, self.process = folder, process
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        self.address = next(found[1] for line in lines if (found := re.search(r"(http://127\.0\.0\.1:\d+/)", line)))

    def page(self) -> str:
        status, text = get(f"{self.address}2569/o10/")
        assert status == 200
        return text

    def after_next_build(self, change: Callable[[], object]) -> str:
        """Make a change, wait until it was built, and return the item's page."""
        builds = get(f"{self.address}oit-reload")
        change()
        end = time.monotonic() + PATIENCE
        while get(f"{self.address}oit-reload") == builds and time.monotonic() < end:
            time.sleep(0.1)
        return self.page()

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Save as many editors do: a new file in the place of the old."""
        path = self.folder / file
        beside = path.with_suffix(".new")
        beside.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        beside.replace(path)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "agency"
    shutil.copytree(GOOD, folder)
    arguments = ("preview", "--folder", folder, "--as-of", DAY, "--port", "0", "--no-browser", "--trust-theme")
    env = environment(tmp_path / "cache", TMPDIR=str(tmp_path))
    pipe = subprocess.PIPE
    with subprocess.Popen(command(*arguments), env=env, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        yield Running(folder, process)
        process.kill()


def test_a_change_is_built_and_an_error_leaves_the_last_good_site(running: Running) -> None:
    first = running.page()
    assert '<script src="/oit-reload.js"></script></body>' in first
    changed = running.after_next_build(lambda: running.edit(ITEM, "หน้าหลัก", "หน้าแรก"))
    assert "หน้าแรก" in changed
    broken = running.after_next_build(lambda: running.edit(ITEM, "status: published", "status: [published"))
    assert broken == changed
    mended = running.after_next_build(lambda: running.edit(ITEM, "status: [published", "status: published"))
    assert mended == changed
    renamed = running.after_next_build(lambda: running.replace("site_config.yml", "ทดสอบ", "ทดลอง"))
    assert "เทศบาลตำบลทดลอง" in renamed
    template = running.folder / "theme/templates/item.html"
    template.parent.mkdir(parents=True)
    themed = running.after_next_build(lambda: template.write_text("<p>own</p>"))
    assert "<p>own</p>" in themed
    assert not (running.folder / "site").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_stops_on_ctrl_c_and_leaves_nothing(running: Running, tmp_path: Path) -> None:
    assert list(tmp_path.glob("oit-preview-*"))
    running.process.send_signal(signal.SIGINT)
    running.process.wait(PATIENCE)
    assert running.process.returncode in {0, 130}
    assert not list(tmp_path.glob("oit-preview-*"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    with PreviewServer(tmp_path / "site", 0, lambda: 7) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving
        serving.shutdown()


def test_before_the_first_good_site_a_page_says_so_and_loads_itself_again(server: PreviewServer) -> None:
    status, text = get(server.address)
    assert (status, "ยังไม่มีเว็บให้ดู" in text, "/oit-reload.js" in text) == (503, True, True)
    assert get(f"{server.address}oit-reload") == (200, "7")


def test_the_site_is_served_with_its_own_page_for_lost_visitors(server: PreviewServer, tmp_path: Path) -> None:
    (tmp_path / "site/2569").mkdir(parents=True)
    (tmp_path / "site/404.html").write_text("<body>ไม่พบหน้านี้</body>", encoding="utf-8")
    (tmp_path / "site/2569/index.html").write_text("<body>ปี</body>", encoding="utf-8")
    (tmp_path / "site/data.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.html").write_text("<body>ลับ</body>", encoding="utf-8")
    assert get(f"{server.address}2569/")[1].startswith("<body>ปี<script")
    assert get(f"{server.address}data.json") == (200, "{}")
    for lost in ("nothing/", "../secret.html", "%2e%2e/secret.html", "2569/../../secret.html"):
        status, text = get(f"{server.address}{lost}")
        assert (status, "ไม่พบหน้านี้" in text) == (404, True)


def test_the_browser_is_opened_once_unless_told_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    shutil.copytree(GOOD, tmp_path / "agency")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(preview.PreviewSite, "watch", lambda _self: None)
    arguments = ["preview", "--folder", str(tmp_path / "agency"), "--port", "0"]
    assert cli.run(arguments) == 0
    assert len(opened) == 1
    assert cli.run([*arguments, "--no-browser"]) == 0
    assert len(opened) == 1


def test_a_port_that_is_taken_is_said(
    server: PreviewServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(GOOD, tmp_path / "agency")
    arguments = ["preview", "--folder", str(tmp_path / "agency"), "--port", str(server.server_port)]
    assert cli.run(arguments) == 2
    assert "U913" in capsys.readouterr().err


def test_a_port_that_the_last_preview_has_just_left_is_free(
    one_page: PreviewServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert get(one_page.address)[0] == 200
    one_page.shutdown()
    one_page.server_close()
    shutil.copytree(GOOD, tmp_path / "agency")
    monkeypatch.setattr(preview.PreviewSite, "watch", lambda _self: None)
    arguments = ["preview", "--folder", str(tmp_path / "agency"), "--no-browser", "--port", str(one_page.server_port)]
    assert cli.run(arguments) == 0
    assert "U913" not in capsys.readouterr().err
