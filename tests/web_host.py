"""A web host on this machine that shows a small site, honest but for what a case says of it.

A case is data: ``path`` is the address it is about (``*`` every one), and what becomes of its answer: ``replace``,
``append``, ``body``, ``status``, ``type``, ``headers``, ``to`` (a redirect), ``cut``, ``crlf``, ``gzip`` (``told`` or
``silent``), ``agent`` (whom alone it is done to). ``made_up`` is the same for addresses that are not there, ``more``
are other files on the host, ``rules: false`` is a host that obeys no ``.htaccess``, ``before`` is an older text of an
address that was looked at and remembered first, and that the host goes on to show unless ``then: new``.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.app.public_look import How, Looked, look
from generator.findings.finding import Finding
from generator.link_health.guard import Guard
from generator.link_health.served import QuietServer, running
from generator.public_site.wanted import path_of
from generator.rendering.server_files import files as server_files
from generator.rendering.server_files import headers

Case = dict[str, Any]
SHELL = """<!doctype html>
<html lang="th"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
<link rel="stylesheet" href="{root}assets/site.0f3a1b2c.css">
</head>
<body>
<header><a href="{root}index.html">หน้าแรก</a></header>
<main id="oit-main">
<h1>{title}</h1>
<p>แผนของเทศบาล <a href="https://www.partner.example/plan">ดูที่เว็บหน่วยงาน</a></p>
</main>
<footer><p>โทร. 0 2000 1111</p></footer>
</body></html>
"""
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n" + b"\x00\x01\n" * 400
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".png": "image/png",
}
FILES: dict[str, bytes] = {
    "index.html": SHELL.format(title="หน้าหลัก", root="").encode(),
    "2569/o10/index.html": SHELL.format(title="ข้อ O10", root="../../").encode(),
    "2569/o11/index.html": SHELL.format(title="ข้อ O11", root="../../").encode(),
    "404.html": SHELL.format(title="ไม่พบหน้าที่ต้องการ", root="/").encode(),
    "assets/site.0f3a1b2c.css": b"main {\n  color: #111;\n}\n",
    "search/titles.js": 'oitIndex("titles","0f3a1b2c",{"rows":["ข้อ O10"]})\n'.encode(),
    "documents/2569/plan.pdf": PDF,
    "data/items.csv": "ข้อ,ชื่อ\nO10,แผน\n".encode(),
    "images/emblem.png": b"\x89PNG\r\n\x1a\n" + b"\x02\x03" * 90,
}


def lay(folder: Path, more: dict[str, bytes] | None = None) -> Path:
    """Put the built site into ``folder`` and return it."""
    for path, content in {**FILES, **server_files([], None), **(more or {})}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


class Host(QuietServer):
    """The host; ``asked`` counts its requests by path, ``given`` those answered with a body."""

    def __init__(self, case: Case) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, case))
        self.asked: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"

    def __init__(self, case: Case, *args: object) -> None:
        self.case = case
        super().__init__(*args)  # type: ignore[arg-type] # handed on from the server

    def do_GET(self) -> None:
        """Answer as the case says, or as a host should."""
        address = unquote(self.path.partition("?")[0]).lstrip("/")
        self.server.asked[address] += 1
        found = self._file(address)
        is_meant = found is not None and self.case.get("path") in {address, "*"} and self._is_met()
        case = self.case if is_meant else (self.case.get("made_up", {}) if found is None else {})
        path, content, status = found or ("404.html", FILES["404.html"], 404)
        self._answer(case, path, content, case.get("status", status))

    def _file(self, address: str) -> tuple[str, bytes, int] | None:
        files = {**FILES, **{path: text.encode() for path, text in self.case.get("more", {}).items()}}
        for path in (address, f"{address}index.html" if address.endswith("/") or not address else ""):
            if path in files:
                return path, files[path], 200
        return None

    def _is_met(self) -> bool:
        """Tell whether this visitor is one to whom the host does what the case says."""
        wanted = self.case.get("agent")
        return wanted is None or wanted in f"{self.headers['User-Agent']} {self.headers.get('Referer', '')}"

    def _answer(self, case: Case, path: str, content: bytes, status: int) -> None:
        if "replace" in case:
            before, after = (text.encode() for text in case["replace"])
            assert before in content
            content = content.replace(before, after, 1)
        content = case.get("body", "").encode() or content + case.get("append", "").encode()
        content = content.replace(b"\n", b"\r\n") if case.get("crlf") else content
        sent = {"Content-Type": case.get("type", TYPES[path[path.rindex(".") :]]), "ETag": f'"{hash(content)}"'}
        if case.get("rules", self.case.get("rules", True)):
            sent |= headers(())
        sent |= dict(case.get("headers", {}))
        if case.get("to"):
            status, sent["Location"], content = 302, case["to"], b""
        if case.get("gzip"):
            content = gzip.compress(content)
            sent |= {"Content-Encoding": "gzip"} if case["gzip"] == "told" else {}
        if status == 200 and self.headers.get("If-None-Match") == sent["ETag"]:
            status, content = 304, b""
        self.server.given[path] += bool(content)
        self.send_response(status)
        for name, value in sent.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: case.get("cut", len(content))])
        self.close_connection = "cut" in case

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def host(case: Case) -> Iterator[Host]:
    """Let the host of a case answer until the block is left."""
    with running(Host(case)) as server:
        assert isinstance(server, Host)
        yield server


def looked(case: Case, folder: Path) -> Looked:
    """Return what is found of the host of a case, beside the site in ``folder``."""
    site = lay(folder / "site")
    how = How(Guard(allow_private=True), timeout=5, memory=folder / "cache", gone=case.get("gone", ()))
    with host(case) as server:
        if "before" in case:
            path, text = case["before"]
            case["path"], case["body"] = path, text
            lay(site, {path_of(path): text.encode()})
            look(site, server.home, how)
            lay(site)
            if case.get("then") == "new":
                del case["body"]
        return look(site, server.home, how)


def said(case: Case, folder: Path) -> Iterable[Finding]:
    """Yield what is said of the host of a case."""
    return looked(case, folder).findings
