"""The folder on the editor's desk: read when it changed, checked while people go on, asked for by all."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from generator.app.examine import Examined, examine
from generator.assessment.site_context import SiteContext, site_context
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Loading, Workspace, load_what_can_be_read

_READ = ("oit_items", "content", "theme")
"""The folders whose files make the site, beside the site config."""


@dataclass(frozen=True)
class Seen:
    """The folder as it was read: by which files (``stamp``), on which day, and how it stands."""

    stamp: str
    day: date
    loading: Loading
    site: SiteContext | None

    @property
    def workspace(self) -> Workspace | None:
        """What the folder holds; ``None`` without a site config that can be read."""
        return self.loading.workspace


class Desk:
    """One agency's folder, for all requests of an editor. Safe to use from several threads."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        """Take the ``folder``; ``today`` tells on which day it is looked at, ``ended`` that the work is done."""
        self.folder = folder
        self.today = today
        self.ended = threading.Event()
        self._lock = threading.Lock()
        self._checking = threading.Lock()
        self._seen: Seen | None = None
        self._checked: tuple[str, Examined] | None = None

    @property
    def is_agency(self) -> bool:
        """Whether the folder is an agency's: it has a site config, readable or not."""
        return os.path.lexists(self.folder / CONFIG_NAME)

    def open(self, folder: Path) -> None:
        """Take another folder instead."""
        with self._lock, self._checking:
            self.folder, self._seen, self._checked = folder, None, None

    def stamp(self) -> str:
        """Return what changes with any file that makes the site, and with the day."""
        paths = [self.folder / CONFIG_NAME]
        for name in _READ:
            for parent, _, names in os.walk(self.folder / name):
                paths += [Path(parent, file) for file in sorted(names)]
        digest = sha256(self.today().isoformat().encode())
        for path in paths:
            with suppress(OSError):
                state = path.stat()
                digest.update(f"{path}\0{state.st_mtime_ns}\0{state.st_size}\0{state.st_ino}\n".encode())
        return digest.hexdigest()[:32]

    def seen(self) -> Seen:
        """Return the folder as it stands, read anew where anything changed."""
        stamp, day = self.stamp(), self.today()
        with self._lock:
            if self._seen is None or self._seen.stamp != stamp:
                loading = load_what_can_be_read(self.folder)
                is_whole = loading.workspace is not None and not loading.left_out
                site = site_context(loading.workspace, day) if is_whole and loading.workspace else None
                self._seen = Seen(stamp, day, loading, site)
            return self._seen

    def checked(self) -> Examined:
        """Return what there is to say of the folder as it stands; takes as long as a check."""
        with self._checking:
            stamp = self.stamp()
            if self._checked is None or self._checked[0] != stamp:
                self._checked = (stamp, examine(self.folder, self.today(), documents=True))
            return self._checked[1]

    def known(self) -> Examined | None:
        """Return the last check, be it of an earlier state; where it is one, a new one begins at once."""
        last = self._checked
        if (last is None or last[0] != self.stamp()) and not self._checking.locked():
            threading.Thread(target=self._check_quietly, daemon=True).start()
        return last[1] if last else None

    def is_up_to_date(self) -> bool:
        """Tell whether the last check was of the folder as it stands."""
        return self._checked is not None and self._checked[0] == self.stamp()

    def _check_quietly(self) -> None:
        with suppress(Exception):  # what is wrong is told by whoever waits for a check
            self.checked()
