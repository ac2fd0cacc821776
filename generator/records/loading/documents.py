"""The index of files that an agency keeps: which documents and images are there, safe to publish.

Nothing is followed out of the folder: a symbolic link that leads outside is refused with a finding, and a name
that cannot be an address on the web or a file on Windows is reported before it can break a link.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings.finding import Finding, Place, finding
from generator.system.file_access import failure, is_hidden, is_inside, list_folder, place_name
from generator.system.plain_files import opened
from generator.system.text_characters import INVISIBLE, shown

CODES = ("E310", "E311", "E312", "E354")


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


def not_read(place: Place, reason: str) -> Finding:
    """Return the finding on a document that is there and cannot be read, for a ``reason`` that the system gives."""
    return finding("E354", place, file=place.file, reason=reason)


def index(root: Path, folder: Path) -> tuple[dict[str, Document], tuple[Finding, ...]]:
    """List every regular file below ``root`` by its POSIX path; ``folder`` is the agency's folder.

    Returns the documents and findings for what is left out: links out of the folder, special files, names that
    differ only in capitals or in the way their letters are composed.
    """
    documents: dict[str, Document] = {}
    _, problems = list_folder(root, folder)
    findings = list(problems)
    for path in _files(root, folder, findings) if os.path.lexists(root) and not problems else ():
        place = Place(place_name(path, folder))
        if not os.path.lexists(path):
            findings.append(not_read(place, os.strerror(errno.EACCES)))
        elif path.is_symlink() and not is_inside(path, folder):
            findings.append(finding("E310", place, file=place.file))
        elif not path.is_file():
            findings.append(finding("E311", place, file=place.file))
        elif (unread := _unreadable(path)) is not None:
            findings.append(not_read(place, unread))
        else:
            name = path.relative_to(root).as_posix()
            documents[name] = Document(name, path, path.stat().st_size)
    findings.extend(_clashes(documents, root, folder))
    return documents, tuple(findings)


def _unreadable(path: Path) -> str | None:
    """Return the system's reason why the file at ``path`` cannot be opened, None when it can."""
    try:
        opened(path).close()
    except OSError as error:
        return shown(error.strerror or type(error).__name__)
    return None


def folded(name: str) -> str:
    """Return the spelling under which two names would be one file on Windows or macOS."""
    return unicodedata.normalize("NFC", name).casefold()


def lookalike(name: str) -> str:
    """Return the spelling that all names share which look alike: capitals, invisible letters, ``เเ`` as ``แ``."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).replace("\u0e40\u0e40", "\u0e41")
    # A tone mark may stand before or behind the circle of ``ำ``.
    return re.sub("\u0e4d([\u0e48-\u0e4b])", "\\1\u0e4d", plain).casefold()


def _files(root: Path, folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Walk through ``root``; folders that may not be read are added to ``findings``."""

    def refused(error: OSError) -> None:
        """Tell of a folder that cannot be listed."""
        findings.append(failure(error, place_name(Path(error.filename), folder)))

    for parent, folders, files in os.walk(root, onerror=refused, followlinks=False):
        here = Path(parent)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not is_hidden(name))
        yield from (here / name for name in sorted([*files, *links]) if not is_hidden(name))


def _clashes(documents: dict[str, Document], root: Path, folder: Path) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in documents:
        twin = seen.setdefault(folded(name), name)
        if twin != name:
            place = Place(place_name(root / name, folder))
            yield finding("E312", place, file=name, other=twin)
