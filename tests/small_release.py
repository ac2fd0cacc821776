"""A site of a few files, released as a build does it, and what is left beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from generator.findings.finding import Finding
from generator.release import staging as release


def build(out: Path, pages: Sequence[str], meanwhile: Callable[[], object] = lambda: None) -> list[Finding]:
    """Publish a site of ``pages``, each holding its path, unless an error stands in the way; returns what is said.

    ``meanwhile`` is done once the site is finished and not yet in its place.
    """
    with release.prepare(out, out.parent) as staging:
        for page in pages:
            put(staging.folder / page, page)
        said = staging.finish({page: sha256(page.encode()).hexdigest() for page in pages})
        meanwhile()
        if not any(one.severity == "error" for one in said):
            staging.publish()
    return said


def put(path: Path, text: str) -> Path:
    """Write ``text`` to ``path``, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def beside(out: Path) -> list[str]:
    """Return everything that is left in folders beside the site, by its path there."""
    left = (folder for folder in out.parent.glob(f".{out.name}.oit-*") if folder.is_dir())
    return sorted(path.relative_to(folder).as_posix() for folder in left for path in folder.rglob("*"))
