"""The index of files that an agency keeps: which documents and images are there, safe to publish.

Nothing is followed out of the folder: a symbolic link that leads outside is refused with a finding, and a name
that cannot be an address on the web or a file on Windows is reported before it can break a link.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding, Place, finding


@dataclass(frozen=True, slots=True)
class Document:
    """A file below ``content/documents`` or ``content/images``; ``name`` is its POSIX path there, ``size`` in bytes."""

    name: str
    path: Path
    size: int

    @property
    def suffix(self) -> str:
        """The file type, lower case without its dot: ``pdf``."""
        return self.path.suffix.lower().removeprefix(".")


def index(root: Path, folder: Path) -> tuple[dict[str, Document], tuple[Finding, ...]]:
    """List every regular file below ``root`` by its POSIX path; ``folder`` is the agency's folder.

    Gives the documents and findings for what is left out: links out of the folder, special files, names that
    differ only in capitals or in the way their letters are composed.
    """
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    if root.is_dir():
        boundary = folder.resolve()
        for path in _files(root):
            place = Place(path.relative_to(folder).as_posix())
            if path.is_symlink() and not path.resolve().is_relative_to(boundary):
                findings.append(finding("E310", place, file=place.file))
            elif not path.is_file():
                findings.append(finding("E311", place, file=place.file))
            else:
                name = path.relative_to(root).as_posix()
                documents[name] = Document(name, path, path.stat().st_size)
    findings.extend(_clashes(documents, root, folder))
    return documents, tuple(findings)


def folded(name: str) -> str:
    """Give the spelling under which two names would be one file on Windows or macOS."""
    return unicodedata.normalize("NFC", name).casefold()


def _files(root: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(root, followlinks=False):
        here = Path(parent)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not name.startswith("."))
        for name in sorted([*files, *links]):
            if not name.startswith(".") and name not in {"Thumbs.db", "desktop.ini"}:
                yield here / name


def _clashes(documents: dict[str, Document], root: Path, folder: Path) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in documents:
        twin = seen.setdefault(folded(name), name)
        if twin != name:
            place = Place((root / name).relative_to(folder).as_posix())
            yield finding("E312", place, file=name, other=twin)
