"""A web server for a built site, as an agency's shared hosting would be: gzip, its types, and headers if wanted."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit

PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv"}


class SiteServer:
    """Serves ``folder`` at ``url`` (ends in ``/``), below ``prefix`` if one is given, with extra response headers.

    ``asked`` gathers the path of every request, ``sent`` the bytes of every body as they went over the wire.
    """

    def __init__(self, folder: Path, prefix: str = "", headers: Mapping[str, str] | None = None) -> None:
        self.asked: list[str] = []
        self.sent: list[int] = []
        base = f"/{prefix}".rstrip("/") + "/"
        handler = partial(_Handler, folder, base, headers or {}, self.asked, self.sent)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/{prefix}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(  # noqa: PLR0913, PLR0917 - the last three are the base class's
        self,
        folder: Path,
        base: str,
        headers: Mapping[str, str],
        asked: list[str],
        sent: list[int],
        request: object,
        address: object,
        server: object,
    ) -> None:
        self._base, self._extra, self._asked, self._sent = base, headers, asked, sent
        super().__init__(request, address, server, directory=str(folder))  # type: ignore[arg-type] # handed on

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def end_headers(self) -> None:
        for name, value in self._extra.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + urlsplit(path).path.removeprefix(self._base))

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with the file, packed if the browser takes that; else with the nearest ``404.html``."""
        self._asked.append(self.path)
        path = Path(self.translate_path(self.path))
        if not urlsplit(self.path).path.startswith(self._base):
            path = Path("/not-there")
        elif path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            return super().send_head()
        found = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
        if status == HTTPStatus.NOT_FOUND or found.name.startswith(".ht"):
            status = HTTPStatus.NOT_FOUND
            above = [folder for folder in path.parents if folder.is_relative_to(self.directory)]
            pages = [folder / "404.html" for folder in above if (folder / "404.html").is_file()]
            found = pages[0] if pages else Path(self.directory, "404.html")
        return self._answer(status, found)

    def _answer(self, status: int, file: Path) -> BytesIO:
        content = file.read_bytes()
        self.send_response(status)
        if file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self._sent.append(len(content))
        return BytesIO(content)
