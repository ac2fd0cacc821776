"""Whose theme may act: a template is a program for this machine, and a script or style one for every visitor's.

A folder may come from anybody. What stands in its ``theme/`` is used only where it is what ships anyway, or where the
person at this machine has said so for exactly these files (``oit build --trust-theme``). That is remembered in the
person's own settings, never in the folder, by folder and content: a new or changed file has to be agreed to anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.findings.finding import Finding, Place, finding
from generator.system import cache_folder
from generator.system.file_access import failure, is_hidden, list_folder, place_name, read_bytes

CODES = ("E506", "E508")

MOST_FILES = 1_000
_NAMED = 5
_KEPT = "trusted-themes.json"


@dataclass(frozen=True)
class OwnTheme:
    """The files of a folder's own ``theme/`` that are not what ships, by POSIX path there, and what hinders reading."""

    folder: Path
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()

    def foreign(self) -> list[str]:
        """Return the names of the files that nobody at this machine has agreed to."""
        known = _agreed().get(_key(self.folder), {})
        return [name for name, content in self.files.items() if known.get(name) != sha256(content).hexdigest()]


def own_theme(folder: Path, shipped: Path) -> OwnTheme:
    """Read the ``theme/`` of an agency's ``folder``, as guarded as its records are."""
    root = folder / "theme"
    _, refused = list_folder(root, folder)
    if refused or not root.is_dir():
        return OwnTheme(folder, {}, refused)
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for number, path in enumerate(_paths(root, folder, findings)):
        if number == MOST_FILES:
            findings.append(finding("E508", Place("theme"), limit=MOST_FILES))
            break
        content, found = read_bytes(path, folder, place_name(path, folder))
        findings.extend(found)
        name = path.relative_to(root).as_posix()
        if content is not None and not _ships(content, shipped / name):
            files[name] = content
    return OwnTheme(folder, files, tuple(findings))


def trust_findings(own: OwnTheme) -> tuple[Finding, ...]:
    """Say what keeps a folder's own theme from being used: what cannot be read, or what nobody has agreed to."""
    foreign = own.foreign()
    if not foreign:
        return own.findings
    more = f" และอีก {len(foreign) - _NAMED} แฟ้ม" if len(foreign) > _NAMED else ""
    names = ", ".join(place_name(Path(name), Path()) for name in foreign[:_NAMED]) + more
    return (*own.findings, finding("E506", Place(f"theme/{place_name(Path(foreign[0]), Path())}"), files=names))


def agree(own: OwnTheme) -> list[str]:
    """Remember that the person at this machine trusts the files of a folder's theme, and return those that are new.

    Raises ``OSError`` where that cannot be kept.
    """
    foreign = own.foreign()
    if foreign:
        folder = cache_folder.settings_folder()
        if folder is None:
            raise FileNotFoundError("no home")
        agreed = {name: sha256(content).hexdigest() for name, content in own.files.items()}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, prefix="new-", encoding="utf-8", delete=False) as file:
            json.dump({**_agreed(), _key(own.folder): agreed}, file, indent=1, sort_keys=True)
        Path(file.name).replace(folder / _KEPT)
    return foreign


def _paths(root: Path, folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Walk through ``root``; links to folders are given as well, which none can be read through."""

    def refused(error: OSError) -> None:
        """Tell of a folder that cannot be listed."""
        findings.append(failure(error, place_name(Path(error.filename), folder)))

    for parent, folders, names in os.walk(root, onerror=refused, followlinks=False):
        here = Path(parent)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not is_hidden(name))
        yield from (here / name for name in sorted([*names, *links]) if not is_hidden(name))


def _ships(content: bytes, shipped: Path) -> bool:
    """Tell whether the theme that ships has the same file; line ends of Windows make no other."""
    try:
        return content.replace(b"\r\n", b"\n") == shipped.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return False


def _agreed() -> dict[str, dict[str, str]]:
    """Return what was agreed to: by folder, the digest of each file; nothing where that cannot be read."""
    folder = cache_folder.settings_folder()
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads((folder / _KEPT).read_text(encoding="utf-8")) if folder else {}
        if isinstance(kept, dict):
            return {name: files for name, files in kept.items() if isinstance(files, dict)}
    return {}


def _key(folder: Path) -> str:
    return os.path.realpath(folder)
