"""Earlier publishes of a target: the files of each by path, numbered from 1; their contents are in the store.

The newest are kept, as many as the target says. Beside them stay, whatever their number, the publish that was live
when something was frozen and the one that came next: a freeze is evidence of what stood there.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.publishing.stamps import Files, Stamp
from generator.publishing.store import Store
from generator.system.plain_files import content_of

_NAME = re.compile(r"([1-9]\d{0,6})\.json")
_MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Published:
    """One publish: its number, id, time (ISO 8601), who made it, what it says, and its files.

    ``withdrawn`` are files of it that were withdrawn since: it is never put live again.
    """

    number: int
    id: str
    time: str
    who: str
    note: str
    files: Files
    withdrawn: tuple[str, ...] = ()


class History:
    """The publishes kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        """Remember where."""
        self._folder = folder

    def all(self) -> list[Published]:
        """Return all that can be read, oldest first."""
        return [published for number in self._numbers() if (published := self.get(number)) is not None]

    def _numbers(self) -> list[int]:
        with suppress(OSError):
            return sorted(int(match[1]) for name in os.listdir(self._folder) if (match := _NAME.fullmatch(name)))  # noqa: PTH208 - names
        return []

    def get(self, number: int) -> Published | None:
        """Return the publish of this number; None where there is none."""
        with suppress(OSError, ValueError, KeyError, TypeError, IndexError):
            data: Any = json.loads(content_of(self._folder / f"{number}.json", _MOST_BYTES))
            files = {str(path): Stamp(str(kept[0]), int(kept[1])) for path, kept in data["files"].items()}
            id_, time, who, note = (str(data[name]) for name in ("id", "time", "who", "note"))
            return Published(number, id_, time, who, note, files, tuple(map(str, data["withdrawn"])))
        return None

    def of(self, id: str) -> Published | None:  # noqa: A002 - what a publish is
        """Return the newest publish with this id; None where there is none."""
        every = (self.get(number) for number in reversed(self._numbers()))
        return next((published for published in every if published is not None and published.id == id), None)

    def add(self, id: str, time: str, who: str, note: str, files: Files) -> Published:  # noqa: A002 - what a publish is
        """Keep a publish under the next number; the same one again is not kept twice."""
        numbers = self._numbers()
        last = self.get(numbers[-1]) if numbers else None
        if last is not None and last.id == id:
            return last
        published = Published((numbers or [0])[-1] + 1, id, time, who, note, files)
        self._write(published)
        return published

    def _write(self, published: Published) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / ".new"
        new.write_text(json.dumps(asdict(published), ensure_ascii=False), encoding="utf-8")
        new.replace(self._folder / f"{published.number}.json")

    def withdraw(self, path: str) -> list[Published]:
        """Mark every publish that has ``path`` as never to be live again, and return them."""
        marked = []
        for published in self.all():
            if path in published.files and path not in published.withdrawn:
                self._write(_with(published, withdrawn=(*published.withdrawn, path)))
            if path in published.files:
                marked.append(published)
        return marked

    def forget(self, keep: int, frozen: Iterable[str]) -> None:
        """Delete the oldest beyond ``keep``, but none that was live at a moment of ``frozen`` or came next."""
        every = self.all()
        needed = {published.number for published in every[-keep:]}
        for moment in frozen:
            before = [published for published in every if not _is_later(published.time, moment)]
            after = [published for published in every if _is_later(published.time, moment)]
            needed.update(published.number for published in (*before[-1:], *after[:1]))
        for published in every:
            if published.number not in needed:
                (self._folder / f"{published.number}.json").unlink(missing_ok=True)


def _with(published: Published, *, withdrawn: tuple[str, ...]) -> Published:
    return Published(
        **{**{name: getattr(published, name) for name in published.__dataclass_fields__}, "withdrawn": withdrawn}
    )


def _is_later(time: str, moment: str) -> bool:
    try:
        return datetime.fromisoformat(time) > datetime.fromisoformat(moment)
    except (ValueError, TypeError):
        return time > moment


def needed_digests(histories: Sequence[History], also: Iterable[Files]) -> set[str]:
    """Return the digests of all contents that some publish still needs; of what was withdrawn nothing is."""
    needed: set[str] = set()
    for history in histories:
        for published in history.all():
            needed.update(stamp.digest for path, stamp in published.files.items() if not _is_withdrawn(path, published))
    for files in also:
        needed.update(stamp.digest for stamp in files.values())
    return needed


def _is_withdrawn(path: str, published: Published) -> bool:
    """Tell whether a file is withdrawn, or is made from what is: the index of search has the words of documents."""
    return path in published.withdrawn or (bool(published.withdrawn) and path.startswith("search/"))


def forget_unneeded(store: Store, histories: Sequence[History], also: Iterable[Files]) -> None:
    """Delete the contents that no publish needs."""
    store.forget(needed_digests(histories, also))
