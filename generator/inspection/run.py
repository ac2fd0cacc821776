"""Inspects documents: what is known of their content from an earlier run, and the rest by opening them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from generator.documents import Document
from generator.inspection import cache
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.pool import open_all
from generator.inspection.result import Inspection, Problem, failed
from generator.workspace import Workspace

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""


def inspect(document: Document, folder: Path | None = None) -> Inspection:
    """Inspect one document; ``folder`` is where inspections are kept, None keeps nothing."""
    return inspect_all([document], folder=folder).get(document.name, failed(Problem.DAMAGED))


def inspect_all(
    documents: Iterable[Document], *, folder: Path | None = None, progress: Progress | None = None
) -> dict[str, Inspection]:
    """Inspect ``documents`` and give their inspections by name; one that cannot be read at all is left out.

    ``folder`` is where inspections are kept, None keeps nothing. Files with the same content are opened once.
    """
    wanted = list(documents)
    found = {document.name: failed(Problem.TOO_LARGE) for document in wanted if document.size > FILE_BYTES}
    digests = {
        document.name: digest
        for document in wanted
        if document.name not in found and (digest := cache.digest_of(document.path))
    }
    known = {digest: kept for digest in set(digests.values()) if folder and (kept := cache.load(folder, digest))}
    fresh = {
        digests[document.name]: document.path
        for document in wanted
        if digests.get(document.name, "") not in {"", *known}
    }
    done = len(wanted) - len(fresh)

    def opened() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(wanted))

    digest_of = {path: digest for digest, path in fresh.items()}
    for path, inspection in open_all(digest_of, opened=opened):
        if inspection is None:
            continue
        known[digest_of[path]] = inspection
        if folder:
            cache.store(folder, digest_of[path], inspection)
    if folder and fresh:
        cache.prune(folder, known)
    found.update({name: known[digest] for name, digest in digests.items() if digest in known})
    return found


def texts(
    workspace: Workspace, *, folder: Path | None = None, progress: Progress | None = None
) -> Mapping[str, Sequence[str]]:
    """Give the text of every document of the agency, by name and page; see ``inspect_all``.

    ``folder`` is where inspections are kept; None takes the user's own cache.
    """
    found = inspect_all(workspace.documents.values(), folder=folder or cache.default_folder(), progress=progress)
    return {name: inspection.pages for name, inspection in found.items()}
