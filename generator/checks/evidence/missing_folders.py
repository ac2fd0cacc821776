"""Folders of documents that are gone: what is said once of a folder need not be said of every file in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.findings.finding import cure

_MANY = 4
"""How many files are missing from a folder before it is the folder that is."""


@dataclass(frozen=True, slots=True)
class GoneFolder:
    """A folder that is gone: the ``files`` wanted from it, and the folder ``home`` that holds most of them now."""

    files: frozenset[str]
    home: str

    @property
    def cure(self) -> str:
        """What to do about it, in Thai."""
        if self.home:
            return cure("E353", "moved", home=self.home)
        return cure("E353", "nowhere")

    def is_meant_for(self, name: str) -> bool:
        """Tell whether the document ``name`` is one of the wanted files under the folder's other name."""
        return bool(self.home) and folder_of(name) == self.home and _file_of(name) in self.files


def folder_of(name: str) -> str:
    """Return the folder of a document: ``2569/แผน.pdf`` → ``2569``; ``""`` where it has none."""
    return name.rpartition("/")[0]


def gone_folders(named: Iterable[str], documents: Collection[str]) -> Mapping[str, GoneFolder]:
    """Return the folders from which many of the ``named`` files are wanted and in which no document is."""
    wanted: dict[str, set[str]] = defaultdict(set)
    held = {folder_of(name) for name in documents}
    for name in named:
        if folder_of(name) and folder_of(name) not in held:
            wanted[folder_of(name)].add(_file_of(name))
    return {
        folder: GoneFolder(frozenset(files), _home(files, documents))
        for folder, files in wanted.items()
        if len(files) >= _MANY
    }


def _home(files: Collection[str], documents: Iterable[str]) -> str:
    """Return the folder that holds more than half of the files, if one does."""
    homes = Counter(folder_of(name) for name in documents if _file_of(name) in files)
    return next((home for home, count in homes.most_common(1) if count * 2 > len(files)), "")


def _file_of(name: str) -> str:
    return name.rpartition("/")[2]
