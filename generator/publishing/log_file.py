"""A log to show the provider: what was asked, what the server said, in one file per target that stays small."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_MOST_BYTES = 2_000_000


class LogFile:
    """Lines with their time; ``hide`` takes out what nobody may read."""

    def __init__(self, path: Path, now: Callable[[], datetime], hide: Callable[[str], str]) -> None:
        """Go on behind what stands there, unless it has grown long: then the older half goes."""
        self.path, self._now, self._hide = path, now, hide
        with suppress(OSError):
            if path.stat().st_size > _MOST_BYTES:
                kept = path.read_bytes()[-_MOST_BYTES // 2 :]
                path.write_bytes(kept[kept.find(b"\n") + 1 :])

    def __call__(self, line: str) -> None:
        """Write a line; a disk that refuses is no reason to stop."""
        plain = "".join(letter if letter.isprintable() else " " for letter in self._hide(line))
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{self._now().isoformat(timespec='seconds')} {plain[:2000]}\n")
