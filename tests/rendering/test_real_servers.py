"""Apache and nginx, where this machine has them, obey the files that we write for them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import urllib3

from generator.app.public_look import How, look
from generator.link_health.guard import Guard
from generator.rendering.server_files import files, headers
from tests.web_host import lay

FOREVER = "public, max-age=31536000, immutable"
MODULES = ("authz_core", "mpm_event", "unixd", "dir", "mime", "headers", "setenvif", "deflate", "filter", "alias")
TYPES = "text/html html\ntext/css css\ntext/javascript js\napplication/pdf pdf\napplication/xml xml\nimage/png png\n"
"""What a plain machine says of files; what it leaves out, the files of ours have to say."""
MORE = {"search/text-0.0f3a1b2c.js": b"x" * 900, "feed.xml": b"<feed/>", "documents/2569/a.20260101.pdf": b"%PDF-1.4"}


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], port: int) -> Iterator[str]:
    """Start a server and yield its address once it takes calls."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                yield f"http://127.0.0.1:{port}/"
                return
        pytest.fail(f"the server does not start: {process.communicate()[0]!r}")
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[str]:
    """Serve ``site`` with Apache, as shared hosting does: everything is said by ``.htaccess``."""
    program, modules = shutil.which("apache2") or "/usr/sbin/apache2", Path("/usr/lib/apache2/modules")
    if not Path(program).is_file() or not modules.is_dir():
        pytest.skip("no Apache on this machine")
    port = free_port()
    loaded = [f"LoadModule {name}_module {modules}/mod_{name}.so" for name in MODULES]
    loaded = [line for line in loaded if Path(line.split()[-1]).is_file()]
    (folder / "mime.types").write_text(TYPES, encoding="utf-8")
    user = "User www-data\nGroup www-data" if os.name == "posix" and os.geteuid() == 0 else ""
    config = f"""
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
{user}
Mutex file:{folder}
TypesConfig {folder}/mime.types
DocumentRoot {site}
DirectoryIndex index.html
<Directory {site}>
  AllowOverride FileInfo
  Require all granted
</Directory>
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
"""
    (folder / "apache.conf").write_text("\n".join([*loaded, config]), encoding="utf-8")
    with started([program, "-f", f"{folder}/apache.conf", "-D", "FOREGROUND"], port) as home:
        yield home


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """Serve ``site`` with nginx, which includes the file that we wrote for it."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).is_file():
        pytest.skip("no nginx on this machine")
    port = free_port()
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = f"""
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  {places}
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/nginx.conf; }}
}}
"""
    (folder / "main.conf").write_text(config, encoding="utf-8")
    command = [program, "-e", f"{folder}/error.log", "-p", str(folder), "-c", f"{folder}/main.conf"]
    with started(command, port) as home:
        yield home


@pytest.fixture(params=[apache, nginx], ids=["apache", "nginx"])
def server(request: pytest.FixtureRequest) -> Iterator[tuple[str, Path, Path]]:
    """A server that shows the small site: its address, the site, and a folder beside it.

    Both stand outside of pytest's own folder, which every other run of pytest shuts for the servers' own user again.
    """
    serve: Callable[[Path, Path], AbstractContextManager[str]] = request.param
    with TemporaryDirectory(prefix="oit-server-") as name:
        base = Path(name)
        site, folder = lay(base / "site", {**MORE, **files([], None)}), base / "server"
        folder.mkdir()
        for path in [base, *base.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        with serve(site, folder) as home:
            yield home, site, folder


def test_a_server_obeys_the_file_that_we_write_for_it(server: tuple[str, Path, Path]) -> None:
    home, site, folder = server
    web = urllib3.PoolManager()
    page = web.request("GET", home)
    assert page.status == 200, (folder / "error.log").read_text(encoding="utf-8")
    assert headers([]).items() <= dict(page.headers).items()
    assert page.headers["Cache-Control"] == "no-cache"
    for path, kept in (
        ("assets/site.0f3a1b2c.css", FOREVER),
        ("search/text-0.0f3a1b2c.js", FOREVER),
        ("search/titles.js", "no-cache"),
        ("documents/2569/a.20260101.pdf", "no-cache"),
    ):
        assert web.request("GET", f"{home}{path}").headers["Cache-Control"] == kept, path
    packed = web.request("GET", f"{home}search/text-0.0f3a1b2c.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers.get("Content-Encoding") == "gzip"
    lost = web.request("GET", f"{home}2569/nothing/here")
    assert (lost.status, lost.data) == (404, (site / "404.html").read_bytes())
    assert headers([]).items() <= dict(lost.headers).items()
    script = web.request("GET", f"{home}search/titles.js").headers["Content-Type"].lower()
    assert "javascript" in script
    assert "charset=utf-8" in script
    ours = site / "oit-publish" / "state.txt"
    ours.parent.mkdir()
    ours.write_text("who")
    for place in (ours.parent, ours):
        place.chmod(0o755)
    assert web.request("GET", f"{home}oit-publish/state.txt").status == 404
    shutil.rmtree(ours.parent)
    found = look(site, home, How(Guard(allow_private=True), timeout=20, memory=folder / "cache"))
    assert [(one.code, one.message) for one in found.findings] == []
