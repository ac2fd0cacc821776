"""A record that is to be changed: read once more before it is written, and written in its own encoding."""

from __future__ import annotations

from pathlib import Path

from generator.findings.usage import usage_problem
from generator.records.editing.edited import edited_bytes
from generator.records.strict_yaml.parse import parse
from generator.records.text_decoding import decode
from generator.system.file_access import read_bytes

CODES = ("U975",)


def must_still_hold(folder: Path, file: str, before: bytes | None) -> None:
    """Raise ``UsageProblem`` where ``file`` of ``folder`` no longer holds ``before``; ``None`` is a file not there."""
    path = folder / file
    now = read_bytes(path, folder, file)[0] if path.exists() else None
    if now != before:
        raise usage_problem("U975", value=file)


def changed_content(folder: Path, file: str, before: str, text: str) -> bytes:
    """Return the bytes of the record ``file`` of ``folder`` with ``text`` instead of ``before``.

    Raises ``UsageProblem`` where it holds something else by now, and ``CannotEditError`` where its encoding lacks a
    character.
    """
    raw, _ = read_bytes(folder / file, folder, file)
    if raw is None or decode(raw, file)[0] != before:
        raise usage_problem("U975", value=file)
    return edited_bytes(raw, parse(text).data or {})
