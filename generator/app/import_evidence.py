"""The files of a folder of evidence: opened, put to items of the form, and copied under tidy names when agreed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.app.progress import Progress, Stage
from generator.app.writing.files import write_bytes
from generator.catalogue.model import Catalogue
from generator.findings.usage import usage_problem
from generator.imports.evidence.placing import File, Placement, place
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.pool import open_all
from generator.records.loading.publishable import DOCUMENTS
from generator.records.loading.workspace import Workspace
from generator.system.plain_files import content_of, digest_of

CODES = ("U962",)

MOST_FILES = 2_000


@dataclass(slots=True)
class Evidence:
    """Where the files of folders belong, and where each stands; ``refused`` are names that may not be published."""

    placed: Sequence[Placement] = ()
    paths: dict[str, Path] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def want_files(files: Iterable[Path]) -> None:
    """Raise ``UsageProblem`` where one of ``files`` is not there."""
    for path in files:
        if not path.exists():
            raise usage_problem("U962", value=path.as_posix())


def is_evidence(path: Path) -> bool:
    """Tell whether a path is looked at for evidence: a folder, or a paper in which no table is looked for."""
    return path.is_dir() or path.suffix.lower() in {".pdf", ".jpg", ".jpeg", ".png", ".pptx", ".ppt"}


def put_to_items(
    given: Sequence[Path], form: Catalogue, year: int, workspace: Workspace, progress: Progress
) -> Evidence:
    """Return where the files of ``given`` belong in the form of ``year``; nothing is written."""
    found = Evidence()
    for root in given:
        for path in _files(root):
            name = path.relative_to(root).as_posix() if path != root else path.name
            if path.suffix.lower().lstrip(".") in DOCUMENTS:
                found.paths[name] = path
            else:
                found.refused.append(name)
    pages: dict[Path, str] = {}
    with progress.stage(Stage.IMPORT) as count:
        for path, opened in open_all(found.paths.values()):
            pages[path] = opened.pages[0] if opened and opened.pages else ""
            if count:
                count(len(pages), len(found.paths))
    files = [
        File(name, path.suffix, digest_of(path), pages.get(path, "")) for name, path in sorted(found.paths.items())
    ]
    found.placed = place(files, form, year, _taken(workspace, found.paths.values()))
    return found


def _files(root: Path) -> list[Path]:
    """Return the files below a folder, none of them hidden, no link followed."""
    if root.is_file():
        return [root]
    files: list[Path] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(folder) / name for name in sorted(names) if not name.startswith((".", "~$"))]
        if len(files) > MOST_FILES:
            break
    return [path for path in files[:MOST_FILES] if path.is_file() and not path.is_symlink()]


def _taken(workspace: Workspace, paths: Iterable[Path]) -> dict[str, str]:
    """Return the documents of the agency by digest, as far as one of the files may be the same."""
    sizes = {path.stat().st_size for path in paths}
    return {
        digest_of(document.path): document.name for document in workspace.documents.values() if document.size in sizes
    }


def copy(folder: Path, evidence: Evidence, targets: set[str]) -> list[Path]:
    """Copy the files that became evidence into the agency's documents and return where they stand."""
    copied = []
    for one in evidence.placed:
        path = folder / "content" / "documents" / one.target
        if one.is_sure and one.target in targets and not path.exists():
            write_bytes(path, content_of(evidence.paths[one.file], FILE_BYTES), overwrite=False)
            copied.append(path)
    return copied
