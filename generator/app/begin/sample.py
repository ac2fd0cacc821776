"""Lays out the fictional agency, to be tried and never to be published as one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.app.begin.folder import want_free
from generator.app.writing.files import write_bytes
from generator.findings.usage import usage_problem
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.sample import PARTS, sample_folder

CODES = ("U951",)


def lay_out(folder: Path) -> Sequence[Path]:
    """Write the sample into ``folder`` and return what was written; raises ``UsageProblem`` over what stands there.

    The config comes last: what is broken off is no agency's folder.
    """
    want_free(folder)
    source = sample_folder()
    if source is None:
        raise usage_problem("U951")
    files = sorted(_files(source), key=lambda path: path.name == CONFIG_NAME)
    written = []
    for path in files:
        target = folder / path.relative_to(source)
        write_bytes(target, path.read_bytes(), overwrite=False)
        written.append(target)
    return written


def _files(source: Path) -> Iterator[Path]:
    for part in PARTS:
        whole = source / part
        yield from [whole] if whole.is_file() else (path for path in sorted(whole.rglob("*")) if path.is_file())
