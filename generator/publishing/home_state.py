"""What this folder knows of a target: what stands there since its last publish, and how far a publish came that ended.

``published/<target>/state.json`` is written whole or not at all. While a publish runs, ``running.jsonl`` gains a line
for each thing that is done; whatever ends it, the next one knows what stands and what may be one thing or the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from generator.publishing.stamps import Stamp
from generator.system.plain_files import content_of

FOLDER = "published"
"""Where it stands in the agency's folder: beside the site, and no part of the records."""
_MOST_BYTES = 200_000_000


@dataclass
class Known:
    """What is known of a server: the publish ``id`` whose list is there, its base, and the files by path.

    A path without a stamp is ours, and nobody knows what stands there. ``staged`` are contents that stand under their
    temporary names, ``runs`` the publishes of this folder that did not end, ``unborn`` the paths at which there may be
    nothing. What is ``doubted`` is looked at again. ``beside`` is a server that renames only within a folder.
    """

    id: str = ""
    files: dict[str, Stamp | None] = field(default_factory=dict)
    base: dict[str, Stamp] = field(default_factory=dict)
    staged: set[str] = field(default_factory=set)
    runs: set[str] = field(default_factory=set)
    unborn: set[str] = field(default_factory=set)
    doubted: bool = False
    beside: bool = False

    def sure(self) -> dict[str, Stamp]:
        """Return the files of which it is known what they are."""
        return {path: stamp for path, stamp in self.files.items() if stamp is not None}


class HomeState:
    """The memory of one target in the agency's folder."""

    def __init__(self, folder: Path) -> None:
        """Remember where: ``published/<target>``."""
        self.folder = folder
        self._state, self._running = folder / "state.json", folder / "running.jsonl"

    def known(self) -> Known:
        """Return what is known; nothing where nothing can be read."""
        known = Known()
        data = _json(self._state)
        if isinstance(data, dict):
            with suppress(TypeError, ValueError, KeyError):
                known = Known(
                    str(data["id"]),
                    dict(_read(data["files"])),
                    dict(_read(data["base"])),
                    set(map(str, data.get("staged", ()))),
                    set(map(str, data.get("runs", ()))),
                    set(map(str, data.get("unborn", ()))),
                    doubted=bool(data.get("doubted")),
                    beside=bool(data.get("beside")),
                )
        self._with_running(known)
        return known

    def _with_running(self, known: Known) -> None:
        """Go through what a publish did that did not end; the last line may be half a line."""
        with suppress(OSError, UnicodeDecodeError):
            for line in content_of(self._running, _MOST_BYTES).decode().splitlines():
                with suppress(ValueError, TypeError, KeyError, IndexError):
                    _apply(json.loads(line), known)

    def keep(self, known: Known) -> None:
        """Write what is known now, and forget the publish that ended with it; raises ``OSError``."""
        data = {
            "id": known.id,
            "doubted": known.doubted,
            "beside": known.beside,
            "files": known.files,
            "base": known.base,
            "staged": sorted(known.staged),
            "runs": sorted(known.runs),
            "unborn": sorted(known.unborn),
        }
        _write(self._state, json.dumps(data, ensure_ascii=False))
        self._running.unlink(missing_ok=True)

    def journal(self, run: str) -> Journal:
        """Begin a publish."""
        self.folder.mkdir(parents=True, exist_ok=True)
        journal = Journal(self._running)
        journal.says({"run": run})
        return journal


class Journal:
    """What a running publish did, line by line, each on the disk before the next thing is done."""

    def __init__(self, path: Path) -> None:
        """Go on behind whatever stands there."""
        self._file: TextIO = path.open("a", encoding="utf-8")

    def says(self, fact: dict[str, object]) -> None:
        """Write one line."""
        self._file.write("\n" + json.dumps(fact, ensure_ascii=False))
        self._file.flush()

    def maybe(self, paths: Iterable[str], unborn: Iterable[str]) -> None:
        """Write that from now on nobody knows of ``paths`` what stands there, of ``unborn`` even whether anything."""
        self.says({"maybe": list(paths), "unborn": list(unborn)})

    def staged(self, name: str) -> None:
        """Write that a content stands whole under its temporary name."""
        self.says({"staged": name})

    def live(self, path: str, stamp: Stamp, temporary: str) -> None:
        """Write that a file stands at its place, and no more under its temporary name."""
        self.says({"live": path, "stamp": stamp, "was": temporary})

    def gone(self, path: str) -> None:
        """Write that a file is no more."""
        self.says({"gone": path})

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _apply(fact: dict[str, Any], known: Known) -> None:
    if "run" in fact:
        known.runs.add(str(fact["run"]))
    elif "maybe" in fact:
        known.unborn.update(map(str, fact["unborn"]))
        known.files.update(dict.fromkeys([*map(str, fact["maybe"]), *map(str, fact["unborn"])]))
    elif "staged" in fact:
        known.staged.add(str(fact["staged"]))
    elif "live" in fact:
        stamp = fact["stamp"]
        known.staged.discard(str(fact["was"]))
        known.unborn.discard(str(fact["live"]))
        known.files[str(fact["live"])] = Stamp(str(stamp[0]), int(stamp[1]))
    elif "gone" in fact:
        known.unborn.discard(str(fact["gone"]))
        known.files.pop(str(fact["gone"]), None)


def _read(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {str(path): Stamp(str(stamp[0]), int(stamp[1])) if stamp else None for path, stamp in data.items()}


def _json(path: Path) -> object:
    with suppress(OSError, ValueError):
        return json.loads(content_of(path, _MOST_BYTES))
    return None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
