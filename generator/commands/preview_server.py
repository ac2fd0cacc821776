"""Serves a built site on this machine alone, with a script beside its pages that loads them again after a build."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RELOAD_PATH = "/oit-reload"
_SCRIPT = (
    b"let seen;setInterval(async()=>{const now=await(await fetch('/oit-reload')).text();"
    b"if(seen&&now!==seen)location.reload();seen=now},700)"
)
_WEB = 80
_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
_TAG = b'<script src="/oit-reload.js"></script></body>'
_NOTHING_YET = (
    '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ยังไม่มีเว็บให้ดู</title></head>'
    "<body><h1>ยังไม่มีเว็บให้ดู</h1><p>ระเบียนมีข้อผิดพลาดที่ต้องแก้ก่อน ดูรายการในหน้าต่างที่สั่ง oit preview "
    "เมื่อแก้แล้วบันทึก หน้านี้จะเปลี่ยนเอง</p></body></html>"
).encode()


class PreviewServer(ThreadingHTTPServer):
    """A server of the site at ``out`` on the loopback address; ``builds`` counts how often the site was built."""

    daemon_threads = True

    def handle_error(self, *_about: object) -> None:
        """Say nothing of a browser that went away in the midst of an answer, or that asked for nonsense."""

    def __init__(self, out: Path, port: int, builds: Callable[[], int]) -> None:
        """Take ``port``, or any that is free for 0; raises ``OSError`` when it is not free."""
        super().__init__(("127.0.0.1", port), partial(_Handler, out, builds))
        self.address = f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, out: Path, builds: Callable[[], int], *args: object) -> None:
        self.out, self.builds = out, builds
        super().__init__(*args, directory=str(out))  # type: ignore[arg-type] # handed on from the server

    def do_GET(self) -> None:
        """Answer who asks this machine by its own name; an address that can be no file's is one that is not there."""
        if not self._is_own_host():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            self._get()
        except (ConnectionError, TimeoutError):
            raise
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        """Answer nobody else here either."""
        if self._is_own_host():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN)

    def _is_own_host(self) -> bool:
        """Tell whether the name asked for is this machine's own: another site's may have been led here."""
        host, port = self.headers.get("Host", "").lower(), self.connection.getsockname()[1]
        return any(host == f"{name}:{port}" or (port == _WEB and host == name) for name in _OWN_NAMES)

    def _get(self) -> None:
        """Answer the reload question, the script, a page or a file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if self.path == RELOAD_PATH:
            self._answer(str(self.builds()).encode(), "text/plain")
        elif self.path == f"{RELOAD_PATH}.js":
            self._answer(_SCRIPT, "text/javascript")
        elif not self.out.is_dir():
            self._page(_NOTHING_YET, HTTPStatus.SERVICE_UNAVAILABLE)
        elif path.suffix == ".html" and path.is_file():
            self._page(path.read_bytes())
        elif not path.exists() and (lost := self.out / "404.html").is_file():
            self._page(lost.read_bytes(), HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _page(self, html: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._answer(html.replace(b"</body>", _TAG), "text/html; charset=utf-8", status)

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Keep the terminal for findings."""
