"""Begin a year from the one before, and take it back while nobody has edited what was written.

``carry_out(folder, propose(folder, 2570, day))`` writes; ``undo(folder, 2570)`` takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.rolling.plan import Proposed
from generator.app.rolling.settings import without_year
from generator.app.writing.files import write_bytes, write_new, write_text
from generator.app.writing.targets import cannot_write
from generator.findings.usage import usage_problem
from generator.records.editing.edited import CannotEditError
from generator.records.json_reader import UnreadableError
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.memory import rolled
from generator.records.memory.rolled import Rolled
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of

CODES = ("U948", "U949")

_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a year back removed, and whether the site config was changed back (``False``: to do by hand)."""

    removed: Sequence[str]
    config: bool


def carry_out(folder: Path, proposed: Proposed) -> list[str]:
    """Write what was proposed and return the names of the files; raises ``UsageProblem`` where one cannot be written.

    Nothing that stands is written over. What was written so far can be taken back whatever happens in between.
    """
    year, source = proposed.report.year, proposed.report.source
    before = _kept(folder, year) or Rolled(year, source)
    written: dict[str, str] = dict(before.files)
    made: list[str] = []
    try:
        for name, text in proposed.files.items():
            write_new(folder / name, text, folder)
            written[name] = sha256(text.encode()).hexdigest()
            made.append(name)
    finally:
        if made:
            write_text(folder / rolled.name_of(year), rolled.as_text(Rolled(year, source, written, before.listed)))
    if proposed.config is not None:
        write_bytes(folder / CONFIG_NAME, proposed.config)
        write_text(folder / rolled.name_of(year), rolled.as_text(Rolled(year, source, written, listed=True)))
        made.append(CONFIG_NAME)
    return made


def undo(folder: Path, year: int) -> Undone:
    """Take back what beginning ``year`` (BE) wrote; raises ``UsageProblem`` when any of it was edited since.

    Files that people took away themselves are no hindrance.
    """
    kept = _kept(agency_folder(folder), year)
    if kept is None:
        raise usage_problem("U949", value=year)
    standing = [name for name in kept.files if (folder / name).exists()]
    edited = [name for name in standing if _digest(folder, name) != kept.files[name]]
    if edited:
        shown = ", ".join(edited[:5]) + (f" และอีก {len(edited) - 5} แฟ้ม" if len(edited) > 5 else "")  # noqa: PLR2004
        raise usage_problem("U948", year=year, count=len(edited), files=shown)
    changed_back = _unlist(folder, year) if kept.listed else True
    for name in (*standing, rolled.name_of(year)):
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(folder / name, error) from None
    for left in (f"oit_items/{year}", f"content/measures/{year}", rolled.FOLDER):
        with suppress(OSError):  # not empty: others' files
            (folder / left).rmdir()
    return Undone(standing, changed_back)


def _kept(folder: Path, year: int) -> Rolled | None:
    try:
        return rolled.load(folder, year)
    except UnreadableError as error:
        raise usage_problem("U949", value=f"{year} ({rolled.name_of(year)}: {error})") from None


def _digest(folder: Path, name: str) -> str:
    path = folder / name
    if path.is_symlink() or not is_inside(path, folder):
        return ""
    with suppress(OSError):
        return sha256(content_of(path, _BYTES)).hexdigest()
    return ""


def _unlist(folder: Path, year: int) -> bool:
    """Take the year out of the site config again; what people changed in it meanwhile stays."""
    path = folder / CONFIG_NAME
    try:
        raw = content_of(path, _BYTES)
        write_bytes(path, without_year(raw, year))
    except (OSError, CannotEditError):
        return False
    return True
