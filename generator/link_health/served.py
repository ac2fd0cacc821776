"""A small web server on this machine, for LinkChecker to crawl a built folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve the folder ``root`` until the block is left; yields the address of its home page."""
    with running(QuietServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


class QuietServer(ThreadingHTTPServer):
    """A server whose clients may hang up when they like."""

    daemon_threads = True

    def handle_error(self, *_request: object) -> None:
        """Say nothing: the reader went away."""


@contextmanager
def running(server: QuietServer) -> Iterator[QuietServer]:
    """Let ``server`` answer until the block is left."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        with suppress(OSError):
            server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Files and pages as a plain web host gives them, but no lists of files."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the header by which LinkChecker knows that it need not hold back."""
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Answer that there is nothing."""
        del path
        self.send_error(404)

    def translate_path(self, path: str) -> str:
        """Find the file; one whose name is followed by a slash is not there."""
        file = super().translate_path(path)
        return f"{file}/" if urlsplit(path).path.endswith("/") and not Path(file).is_dir() else file

    def log_message(self, *_args: object) -> None:
        """Keep the terminal for findings."""
