"""``oit preview``: builds into a temporary folder, serves it on this machine, and builds again on every change."""

from __future__ import annotations

import tempfile
import threading
import webbrowser
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.commands.build import build_site
from generator.commands.options import AsOf, Folder, today
from generator.commands.thai_help import ThaiCommand
from generator.reporter import print_findings
from generator.usage import usage_problem

HELP = "เปิดดูเว็บบนเครื่องนี้ และสร้างใหม่ทุกครั้งที่บันทึกแฟ้ม (หยุดด้วย Ctrl-C)"
RELOAD_PATH = "/oit-reload"
_SCRIPT = (
    b"let seen;setInterval(async()=>{const now=await(await fetch('/oit-reload')).text();"
    b"if(seen&&now!==seen)location.reload();seen=now},700)"
)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("preview", cls=ThaiCommand, help=HELP)(preview)


def preview(
    folder: Folder = Path(),
    as_of: AsOf = None,
    port: Annotated[int, typer.Option("--port", help="หมายเลขพอร์ต", min=0, max=65535, metavar="พอร์ต")] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="เปิดเบราว์เซอร์ให้เลย")] = True,
) -> None:
    """Serve the site on the loopback address and rebuild it whenever a file of the folder changes."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    with tempfile.TemporaryDirectory(prefix="oit-preview-") as name:
        site = PreviewSite(folder, Path(name) / "site", as_of, console)
        site.rebuild()
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, site))
        except OSError:
            raise usage_problem("U913", value=port) from None
        address = f"http://127.0.0.1:{server.server_port}/"
        console.print(f"เปิดดูที่ {address} (หยุดด้วย Ctrl-C)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if browser:
            webbrowser.open(address)
        try:
            site.watch()
        finally:
            server.shutdown()


class PreviewSite:
    """A site that follows its folder: the built files and a count that grows with every build."""

    def __init__(self, folder: Path, out: Path, as_of: date | None, console: Console) -> None:
        """Remember what to build and where; nothing is built yet."""
        self.folder, self.out, self.as_of, self.console = folder, out, as_of, console
        self.builds = 0

    def rebuild(self) -> None:
        """Build once and print what was found; the last good site stays when the folder has errors."""
        outcome = build_site(self.folder, self.out, self.as_of or today(), console=self.console)
        print_findings(self.console, outcome.findings, show_notes=False)
        self.console.print(outcome.line)
        self.builds += 1

    def watch(self) -> None:
        """Rebuild on every change until the person stops it."""
        from watchfiles import watch  # noqa: PLC0415 - only this verb pays for it

        watched = [path for name in WATCHED if (path := self.folder / name).exists()]
        for _changes in watch(*watched, raise_interrupt=False):
            self.rebuild()


WATCHED = ("site_config.yml", "oit_items", "content", "theme")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with a script beside them that reloads the page after a build."""

    def __init__(self, site: PreviewSite, *args: object) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.out))  # type: ignore[arg-type] # handed on from the server

    def do_GET(self) -> None:
        """Answer the reload question, the script, or a file."""
        if self.path == RELOAD_PATH:
            self._answer(str(self.site.builds).encode(), "text/plain")
        elif self.path == f"{RELOAD_PATH}.js":
            self._answer(_SCRIPT, "text/javascript")
        elif self._page() is not None:
            text = (self._page() or Path()).read_bytes()
            self._answer(
                text.replace(b"</body>", b'<script src="/oit-reload.js"></script></body>'), "text/html; charset=utf-8"
            )
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        return path if path.suffix == ".html" and path.is_file() else None

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Keep the terminal for findings."""
