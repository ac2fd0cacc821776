"""A web server on this machine that misbehaves in every way that links are known for, each at its own address."""

from __future__ import annotations

import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

PDF = b"%PDF-1.4\n" + b"0" * 2000
PAGE = "<!doctype html><title>หน้าเว็บ</title><p>เนื้อหา</p>".encode()
WALL = b"<html><head><title>Just a moment...</title></head></html>"
DRIP = 0.2
"""Seconds between the bytes of a slow answer."""


class Server(ThreadingHTTPServer):
    """The server; ``asked`` counts the requests by path, ``times`` says when each came, as ``time.monotonic``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.times: list[tuple[str, float]] = []
        self.stopping = threading.Event()

    def handle_error(self, *_request: object) -> None:
        """A client that hangs up on an endless answer is right to."""

    def address(self, path: str, *, scheme: str = "http", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0])
        self.server.asked[path] += 1
        self.server.times.append((path, time.monotonic()))
        self.close_connection = True
        answer = ANSWERS.get(path)
        if answer is None:
            self.give(404, b"no")
        else:
            answer(self)

    def give(self, status: int, body: bytes = PAGE, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def count(self) -> int:
        return self.server.asked[unquote(self.path.partition("?")[0])]

    def stream(self, pause: float, piece: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        while not self.server.stopping.is_set():
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(pause)

    def silence(self) -> None:
        self.server.stopping.wait(20)

    def half(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")

    def nonsense(self) -> None:
        self.wfile.write(b"\x00\x01\x02 this is no answer\r\n\r\n")

    def raw_thai_location(self) -> None:
        self.wfile.write("HTTP/1.1 302 Found\r\nLocation: /แผน ปี 2569.pdf\r\nContent-Length: 0\r\n\r\n".encode())

    def log_message(self, *_args: object) -> None:
        pass


GONE_PAGE = "<html><head><title>ไม่พบหน้าที่ท่านต้องการ</title></head></html>"


def _moved(status: int, location: str) -> Callable[[Handler], None]:
    return lambda handler: handler.give(status, b"", Location=location)


def _busy_then_fine(handler: Handler) -> None:
    if handler.count() == 1:
        handler.give(429, b"", Retry_After="1")
    else:
        handler.give(200)


def _fault_then_fine(handler: Handler) -> None:
    handler.give(500 if handler.count() == 1 else 200)


def _browsers_only(handler: Handler) -> None:
    handler.give(200 if "Mozilla" in handler.headers["User-Agent"] else 403)


def _sets_cookie_first(handler: Handler) -> None:
    if "seen=1" in handler.headers.get("Cookie", ""):
        handler.give(200)
    else:
        handler.give(302, b"", Location="/cookie-first", Set_Cookie="seen=1; path=/; HttpOnly")


def _chain(handler: Handler) -> None:
    left = int(handler.path.rpartition("?")[2])
    handler.give(302, b"", Location=f"/chain?{left - 1}" if left else "/ok")


def _says(html: str) -> Callable[[Handler], None]:
    return lambda handler: handler.give(200, html.encode())


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "/": lambda handler: handler.give(200),
    "/ok": lambda handler: handler.give(200),
    "/plan.pdf": lambda handler: handler.give(200, PDF, "application/pdf"),
    "/แผน ปี 2569.pdf": lambda handler: handler.give(200, PDF, "application/pdf"),
    "/raw-thai": Handler.raw_thai_location,
    "/page.pdf": lambda handler: handler.give(200, PAGE, "application/pdf"),
    "/empty": lambda handler: handler.give(200, b""),
    "/loop": _moved(302, "/loop-on"),
    "/loop-on": _moved(302, "/loop"),
    "/endless-redirect": lambda handler: handler.give(302, b"", Location=f"/endless-redirect?{time.monotonic_ns()}"),
    "/moved": _moved(301, "/ok"),
    "/to-home.html": _moved(302, "/"),
    "/to-script": _moved(302, "javascript:alert(1)"),
    "/to-metadata": _moved(302, "http://169.254.169.254/latest/"),
    "/shared-file": _moved(302, "/accounts/ServiceLogin?continue=x"),
    "/accounts/ServiceLogin": lambda handler: handler.give(200),
    "/login.php": lambda handler: handler.give(200),
    "/says-gone": lambda handler: handler.give(200, b"<title>404 Not Found</title><h1>Oops</h1>"),
    "/says-gone-in-thai": lambda handler: handler.give(200, GONE_PAGE.encode()),
    "/says-gone-in-old-thai": lambda handler: handler.give(200, GONE_PAGE.encode("cp874")),
    "/speaks-of-404": lambda handler: handler.give(200, "<title>ข่าว</title>แก้หน้า 404 not found แล้ว".encode()),
    "/403": lambda handler: handler.give(403),
    "/401": lambda handler: handler.give(401, WWW_Authenticate='Basic realm="x"'),
    "/410": lambda handler: handler.give(410),
    "/400": lambda handler: handler.give(400),
    "/429": lambda handler: handler.give(429, b"", Retry_After="3600"),
    "/429-once": _busy_then_fine,
    "/500": lambda handler: handler.give(500),
    "/500-once": _fault_then_fine,
    "/wall": lambda handler: handler.give(503, WALL),
    "/drip": lambda handler: handler.stream(DRIP, b"."),
    "/endless": lambda handler: handler.stream(0, b"x" * 65_536),
    "/silence": Handler.silence,
    "/browsers-only": _browsers_only,
    "/cookie-first": _sets_cookie_first,
    "/chain": _chain,
    "/refresh": _says('<meta http-equiv="refresh" content="0; url=/ok"><p>โปรดรอ</p>'),
    "/refresh-to-404": _says('<meta http-equiv="Refresh" content="3;URL=\'/404\'">'),
    "/refresh-itself": _says('<meta http-equiv="refresh" content="60"><p>ประกาศ</p>'),
    "/refresh-loop": _says('<meta http-equiv="refresh" content="0; url=/refresh-back"><p>โปรดรอ</p>'),
    "/refresh-back": _says('<meta http-equiv="refresh" content="0; url=/refresh-loop"><p>โปรดรอ</p>'),
    "/script": _says('<script>window.location.href = "/ok";</script>'),
    "/script-to-login": _says('<script>location.replace("/accounts/ServiceLogin")</script>'),
    "/script-on-click": _says('<p>ประกาศ</p><script>function go() { location.href = "/404"; }</script>'),
    "/frame": _says('<frameset><frame src="/404"></frameset>'),
    "/iframe": _says('<p>แผน</p><iframe src="/ok"></iframe>'),
    "/text.pdf": lambda handler: handler.give(200, PDF, "text/plain"),
    "/half": Handler.half,
    "/nonsense": Handler.nonsense,
}


@contextmanager
def misbehaving(certificate: Path | None = None) -> Iterator[Server]:
    """Serve until the block is left; with ``certificate`` (a PEM file with its key) over TLS."""
    server = Server()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        with suppress(OSError):
            server.server_close()
        thread.join()
