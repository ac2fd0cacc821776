"""What was read of documents, kept for the next run: one file per content, named by its digest.

The folder stands in the user's own cache beside the frames and may be deleted at any time. A file that is damaged, or
cannot be read or written, counts as not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator import cache_folder
from generator.inspection.bounds import ANSWER_BYTES
from generator.inspection.result import Inspection, Problem, as_data, from_data
from generator.loading import plain_files

VERSION = 3
"""To be raised whenever the same content would give another inspection."""

KEPT = 5_000

_PASSING = {Problem.SLOW, Problem.HEAVY}
"""What may be the fault of a busy machine is not remembered."""


def default_folder() -> Path | None:
    """Give where this user's inspections are kept; None where there is no home."""
    base = cache_folder.default_folder()
    return base / f"documents-{VERSION}" if base else None


def digest_of(path: Path) -> str | None:
    """Give the SHA-256 of the content of ``path`` in hexadecimal digits; None when it cannot be read."""
    try:
        return plain_files.digest_of(path)
    except OSError:
        return None


def load(folder: Path, digest: str) -> Inspection | None:
    """Give what is kept for content with that digest, or None."""
    try:
        return from_data(json.loads(plain_files.content_of(_file(folder, digest), ANSWER_BYTES)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def store(folder: Path, digest: str, inspection: Inspection) -> None:
    """Keep ``inspection`` for content with that digest, unless it may turn out otherwise next time."""
    if _PASSING.intersection(inspection.problems):
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as file:
            file.write(json.dumps(as_data(inspection), ensure_ascii=False).encode("utf-8", "replace"))
        Path(file.name).replace(_file(folder, digest))


def prune(folder: Path, used: Iterable[str]) -> None:
    """Forget the oldest beyond ``KEPT``, but none of those with the digests ``used``."""
    with suppress(OSError):
        needed = {_file(folder, digest).name for digest in used}
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[KEPT:]:
            if path.name not in needed:
                path.unlink(missing_ok=True)


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.json"
