"""Puts what was typed into a record's file: only the lines of the fields that changed, at once or not at all.

The file may have changed since it was shown. Then both edits are merged by field, and what cannot be is handed back as
conflicts. Every save goes into the history.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from filelock import FileLock, Timeout

from generator.app.writing.files import write_bytes
from generator.app.writing.record_file import must_still_hold
from generator.editor import history
from generator.editor.merging import Conflict, merged
from generator.editor.places import RecordPlace
from generator.editor.told_changes import told_changes
from generator.findings.usage import usage_problem
from generator.records.editing.changes import Path as FieldPath
from generator.records.editing.edited import CannotEditError, edited_bytes
from generator.records.editing.encoding import encoded_like
from generator.records.strict_yaml.parse import parse
from generator.records.text_decoding import decode
from generator.system.file_access import is_inside, read_bytes

CODES = ("U635", "U636", "U637")

_LOCK = Path(".oit", "editor.lock")
_PATIENCE = 10
"""Seconds for which one editor waits until another one has written."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")
"""A line with its end."""


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save ended: in words what changed (nothing: the file held it already), or the conflicts.

    With conflicts nothing is written. ``current`` is the file as it stands now, ``is_merged`` whether somebody else's
    edit is in it too, ``kept`` the name of the save in the history.
    """

    current: bytes
    words: tuple[str, ...] = ()
    kept: str = ""
    conflicts: tuple[Conflict, ...] = ()
    is_merged: bool = False
    mine: Mapping[str, object] = field(default_factory=dict)


def data_of(raw: bytes) -> dict[str, object] | None:
    """Return what a record's file holds; ``None`` where it cannot be read."""
    text, _ = decode(raw, "")
    return parse(text).data if text is not None else None


def content(folder: Path, file: str) -> bytes | None:
    """Return the bytes of a file of the folder, ``None`` where there is none; raises ``UsageProblem``."""
    path = folder / file
    if not path.exists():
        return None
    raw, problems = read_bytes(path, folder, file)
    if raw is None:
        raise usage_problem("U635", value=file, reason=problems[0].message if problems else "")
    return raw


def save(
    folder: Path,
    place: RecordPlace,
    base: bytes,
    mine: Mapping[str, object],
    decided: Mapping[FieldPath, bool] | None = None,
) -> Saved:
    """Write the data ``mine``, made of the content ``base``, into the record's file; raises ``UsageProblem``.

    ``decided`` says of conflicts told before whether mine counts.
    """
    with _alone(folder):
        current = content(folder, place.file)
        before = data_of(current) if current is not None else None
        if current is None or before is None:
            raise usage_problem("U636", value=place.file)
        outcome = merged(data_of(base) or {}, mine, before, decided)
        if outcome.conflicts:
            return Saved(current, conflicts=outcome.conflicts, mine=mine)
        try:
            new = edited_bytes(current, outcome.data)
        except CannotEditError as error:
            raise usage_problem("U637", value=place.file) from error
        if new == current:
            return Saved(current)
        words = told_changes(place.model, before, outcome.data)
        kept = _write(folder, place.file, current, new, words)
        return Saved(new, tuple(words), kept, is_merged=current != base)


def save_text(folder: Path, file: str, base: bytes | None, text: str, words: Sequence[str] = ()) -> Saved:
    """Write a whole file as text; lines that are the same keep their bytes. Raises ``UsageProblem``.

    Where the file is no longer ``base``, nothing is written and one conflict handed back.
    """
    with _alone(folder):
        current = content(folder, file)
        if current != base:
            return Saved(current or b"", conflicts=(Conflict((), base, text, current),))
        new = with_text(current or b"", text)
        if new == current:
            return Saved(new)
        words = words or [_told_lines(current or b"", new)]
        kept = _write(folder, file, current, new, words)
        return Saved(new, tuple(words), kept)


def restore(folder: Path, file: str, wanted: bytes, words: Sequence[str]) -> None:
    """Put an earlier content back into the file; raises ``UsageProblem``."""
    with _alone(folder):
        current = content(folder, file)
        if current != wanted:
            _write(folder, file, current, wanted, words)


def with_text(raw: bytes, text: str) -> bytes:
    """Return the content ``raw`` with ``text`` in it, as a browser gives it: in the same encoding, with its line ends.

    Lines that are the same keep theirs. A character that the encoding lacks makes the whole file UTF-8.
    """
    old, _ = decode(raw, "")
    before = _LINE.findall(old or "")
    newline = "\r\n" if any(line.endswith("\r\n") for line in before) else "\n"
    wanted = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = wanted[-1] == ""
    wanted = wanted[:-1] if ends else wanted
    lines: list[str] = []
    bare = [line.rstrip("\r\n") for line in before]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, bare, wanted, autojunk=False).get_opcodes():
        lines += before[i1:i2] if tag == "equal" else wanted[j1:j2]
    last = len(lines) - 1
    new = "".join(
        line if line.endswith(("\n", "\r")) or (index == last and not ends) else line + newline
        for index, line in enumerate(lines)
    )
    new = new if ends else new.rstrip("\r\n")
    try:
        return encoded_like(new, raw) if raw and old is not None else new.encode()
    except UnicodeEncodeError:
        return new.encode()


def _told_lines(before: bytes, after: bytes) -> str:
    old, new = ((decode(raw, "")[0] or "").splitlines() for raw in (before, after))
    changed = sum(
        max(i2 - i1, j2 - j1)
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    )
    return f"แก้ข้อความ {changed} บรรทัด"


def _write(folder: Path, file: str, before: bytes | None, new: bytes, words: Sequence[str]) -> str:
    path = folder / file
    if not is_inside(path, folder):
        raise usage_problem("U635", value=file, reason="ทางไปถึงแฟ้มออกนอกโฟลเดอร์")
    must_still_hold(folder, file, before)
    write_bytes(path, new, synced=True)
    with suppress(Exception):  # the record is written; a history that cannot be must not say it was not
        return history.keep(folder, file, before, new, words)
    return ""


class _alone:  # noqa: N801 - read as a word: with _alone(folder)
    """Lets no other editor of the folder, on this machine or another, write at the same time."""

    def __init__(self, folder: Path) -> None:
        place = folder / _LOCK
        if is_inside(place.parent, folder):
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(place)

    def __enter__(self) -> None:
        """Wait for the turn; raises ``UsageProblem`` where another editor does not end."""
        try:
            self._lock.acquire(timeout=_PATIENCE)
        except (Timeout, OSError):
            raise usage_problem("U635", value=".oit", reason="มีโปรแกรมอื่นกำลังเขียนอยู่ หรือเขียนโฟลเดอร์นี้ไม่ได้") from None

    def __exit__(self, *_: object) -> None:
        """Let others write."""
        self._lock.release()
