"""Inspects documents: what is known of their content from an earlier run, and the rest by opening them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.inspection import cache
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.pool import open_all
from generator.inspection.result import Inspection, Problem, failed
from generator.records.loading.documents import Document
from generator.records.loading.workspace import Workspace

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""


def inspect_all(
    documents: Iterable[Document], *, folder: Path | None = None, progress: Progress | None = None
) -> dict[Path, Inspection]:
    """Inspect ``documents`` and return the inspection of each by path.

    ``folder`` is where inspections are kept, None keeps nothing. Files with the same content are opened once.
    """
    wanted = list(documents)
    too_large = {document.path: failed(Problem.TOO_LARGE) for document in wanted if document.size > FILE_BYTES}
    digests = {document.path: cache.digest_of(document.path) for document in wanted if document.path not in too_large}
    known = {
        digest: kept for digest in {*digests.values()} if digest and folder and (kept := cache.load(folder, digest))
    }
    fresh = {digest: path for path, digest in digests.items() if digest and digest not in known}
    count = _Count(len(wanted) - len(fresh), len(wanted), progress)
    digest_of = {path: digest for digest, path in fresh.items()}
    for path, inspection in open_all(fresh.values(), opened=count.one_more):
        if inspection is None:
            continue
        known[digest_of[path]] = inspection
        # A file may be saved anew while it is opened.
        if folder and cache.digest_of(path) == digest_of[path]:
            cache.store(folder, digest_of[path], inspection)
    if folder and fresh:
        cache.prune(folder, known)
    unread = failed(Problem.UNREADABLE)
    return too_large | {
        path: replace(known.get(digest or "", unread), digest=digest) for path, digest in digests.items()
    }


def texts(
    workspace: Workspace, *, folder: Path | None = None, progress: Progress | None = None
) -> Mapping[str, Sequence[str]]:
    """Return the text of every document of the agency, by name and page; see ``inspect_all``.

    ``folder`` is where inspections are kept; None takes the user's own cache.
    """
    documents = workspace.documents.values()
    inspections = inspect_all(documents, folder=folder or cache.default_folder(), progress=progress)
    return {document.name: inspections[document.path].pages for document in documents if document.path in inspections}


class _Count:
    """How many of ``whole`` documents are done, told to ``progress`` as it grows."""

    def __init__(self, done: int, whole: int, progress: Progress | None) -> None:
        self.done, self.whole, self.progress = done, whole, progress

    def one_more(self) -> None:
        """Count one more document as done."""
        self.done += 1
        if self.progress:
            self.progress(self.done, self.whole)
