"""``oit preview``: builds into a temporary folder, serves it on this machine, and builds again on every change."""

from __future__ import annotations

import logging
import os
import threading
import webbrowser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.build import build
from generator.app.examine import existing
from generator.app.local_port import told_if_taken
from generator.commands.options import AsOf, Folder, today
from generator.commands.preview_server import PreviewServer
from generator.commands.progress import Terminal
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand
from generator.commands.theme import TrustTheme, trust
from generator.system.temporary import temporary

HELP = "เปิดดูเว็บบนเครื่องนี้ และสร้างใหม่ทุกครั้งที่บันทึกแฟ้ม (หยุดด้วย Ctrl-C)"
WATCHED = ("oit_items", "content", "theme")
"""The folders whose files make the site, beside the site config."""
LOOK_AGAIN = 1000
"""Milliseconds between looks at the files of which the system told nothing."""


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("preview", cls=ThaiCommand, help=HELP)(preview)


def preview(
    folder: Folder = Path(),
    as_of: AsOf = None,
    port: Annotated[int, typer.Option("--port", help="หมายเลขพอร์ต", min=0, max=65535, metavar="พอร์ต")] = 8000,
    trust_theme: TrustTheme = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="เปิดเบราว์เซอร์ให้เลย")] = True,
) -> None:
    """Serve the site on the loopback address and rebuild it whenever a file of the folder changes."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    with temporary("preview") as place:
        site = PreviewSite(existing(folder), place / "site", as_of, console, trust_theme=trust_theme)
        with told_if_taken(port):
            server = PreviewServer(site.out, port, lambda: site.builds)
        with server:
            site.rebuild()
            console.print(f"เปิดดูที่ {server.address} (หยุดด้วย Ctrl-C)")
            threading.Thread(target=server.serve_forever, daemon=True).start()
            if browser:
                webbrowser.open(server.address)
            try:
                site.watch()
            finally:
                server.shutdown()


class PreviewSite:
    """A site that follows its folder: the built files and a count that grows with every build."""

    def __init__(
        self, folder: Path, out: Path, as_of: date | None, console: Console, *, trust_theme: bool = False
    ) -> None:
        """Remember what to build and where, and whether its theme is trusted whatever it becomes; nothing is built."""
        self.folder, self.out, self.as_of, self.console = folder, out, as_of, console
        self.trust_theme = trust_theme
        self.builds = 0
        self._built: set[tuple[str, int, int]] = set()

    def rebuild(self) -> None:
        """Build once and print what was found; the last good site stays when the folder has errors."""
        self._built = self._stamp()
        if self.trust_theme:
            trust(self.folder, self.console)
        outcome = build(self.folder, self.out, self.as_of or today(), progress=Terminal(self.console))
        print_findings(self.console, outcome.findings, show_notes=False)
        self.console.print(outcome.line)
        self.builds += 1

    def watch(self) -> None:
        """Rebuild on every change until the person stops it.

        The system's news only wake us up: what counts is whether the files are still those of the last build. News get
        lost while a build runs, and when an editor puts a new file in the place of the old.
        """
        from watchfiles import watch  # noqa: PLC0415 - only this verb pays for it

        logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it says in English that Ctrl-C was pressed
        folders: list[Path] | None = None
        while folders != (folders := self._folders()):
            for _ in watch(
                *(folders or [self.folder]), raise_interrupt=False, yield_on_timeout=True, rust_timeout=LOOK_AGAIN
            ):
                if self._stamp() != self._built:
                    self.rebuild()
                if folders != self._folders():
                    break

    def _folders(self) -> list[Path]:
        return [path for name in WATCHED if (path := self.folder / name).is_dir()]

    def _stamp(self) -> set[tuple[str, int, int]]:
        """Return name, time of last change and size of every file that makes the site."""
        paths = [self.folder / "site_config.yml"]
        for folder in self._folders():
            paths += [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
        stamp = set()
        for path in paths:
            with suppress(OSError):
                state = path.stat()
                stamp.add((str(path), state.st_mtime_ns, state.st_size))
        return stamp
