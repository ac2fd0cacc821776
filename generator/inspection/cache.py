"""What was read of documents, kept for the next run: one file per content, named by its digest.

The folder stands in the user's own cache beside the frames and may be deleted at any time. A file that is damaged, or
cannot be read or written, counts as not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generator.inspection.bounds import ANSWER_BYTES
from generator.inspection.result import Inspection, Problem, as_data, from_data
from generator.system import cache_folder, plain_files

VERSION = 6
"""To be raised whenever the same content would give another inspection."""

KEPT = 5_000

_PASSING = {Problem.SLOW, Problem.HEAVY}
"""What may be the fault of a busy machine is not remembered."""


def default_folder() -> Path | None:
    """Return where this user's inspections are kept; None where there is no home."""
    base = cache_folder.default_folder()
    return base / f"documents-{VERSION}" if base else None


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of the content of ``path`` in hexadecimal digits; None when it cannot be read."""
    try:
        return plain_files.digest_of(path)
    except OSError:
        return None


def load(folder: Path, digest: str) -> Inspection | None:
    """Return what is kept for content with that digest, or None."""
    try:
        return from_data(json.loads(plain_files.content_of(_file(folder, digest), ANSWER_BYTES)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def store(folder: Path, digest: str, inspection: Inspection) -> None:
    """Keep ``inspection`` for content with that digest, unless it may turn out otherwise next time."""
    if _PASSING.intersection(inspection.problems):
        return
    content = json.dumps(as_data(inspection), ensure_ascii=False).encode("utf-8", "replace")
    cache_folder.keep(_file(folder, digest), content)


def prune(folder: Path, used: Iterable[str]) -> None:
    """Forget the oldest beyond ``KEPT``, but none of those with the digests ``used``."""
    cache_folder.forget_oldest(folder, "*.json", KEPT, {_file(folder, digest).name for digest in used})


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.json"
