"""Where a report may be written: beside the records and never over them, over our own last report and nobody's work.

``--out /dev/stdout``, a pipe that somebody reads and other streams are written through. Everything else is a new file,
or the file that this program wrote there itself.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.findings.usage import UsageProblem, usage_problem
from generator.records.loading.file_names import CONFIG_NAME
from generator.release.out_folder.manifest import MARKER

CODES = ("U911", "U937")

_RECORDS = frozenset({"oit_items", "content", "theme"})
_STREAMS = ("/dev/", "/proc/")


def is_stream(path: Path) -> bool:
    """Tell whether ``path`` is a terminal, a pipe or another stream, which is written through."""
    with suppress(OSError):
        kind = path.stat().st_mode
        return stat.S_ISCHR(kind) or stat.S_ISFIFO(kind) or _is_own_descriptor(path)
    return False


def _is_own_descriptor(path: Path) -> bool:
    """Tell whether ``path`` is a file that this process was given open, as ``/dev/stdout`` is with ``> file``."""
    name = os.path.abspath(path)  # noqa: PTH100 - nothing may be followed
    return name.startswith(_STREAMS) and ("/fd/" in name or name in {"/dev/stdout", "/dev/stderr"})


def want_target(path: Path, folder: Path) -> None:
    """Raise ``UsageProblem`` where no report may stand at ``path``, whoever asks; ``folder`` is the agency's."""
    what = _what_stands(path)
    if what is not None:
        raise usage_problem("U937", value=path.as_posix(), kind=what, free=free_name(path).name)
    if _is_kept_for_others(path, folder):
        raise usage_problem("U938", value=path.as_posix(), free=free_name(folder / path.name).as_posix())


def _what_stands(path: Path) -> str | None:
    """Say in Thai what stands at ``path`` that no report can take the place of, None where one can."""
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from None
    if stat.S_ISLNK(kind):
        return "ทางลัด (link)"
    if stat.S_ISDIR(kind):
        return "โฟลเดอร์"
    if not stat.S_ISREG(kind):
        return "อุปกรณ์หรือแฟ้มชนิดพิเศษ"
    return None if kind & 0o222 else "แฟ้มที่ตั้งไว้ให้อ่านอย่างเดียว"


def _is_kept_for_others(path: Path, folder: Path) -> bool:
    """Tell whether ``path`` is a record, or stands among records, documents, the theme or a built site."""
    real = Path(os.path.realpath(path))
    if real.name.casefold() == CONFIG_NAME and (real.parent / CONFIG_NAME).exists():
        return True
    for inside in real.parents:
        if (inside / MARKER).exists():
            return True
        is_agency = (inside.parent / CONFIG_NAME).exists() or _is_same(inside.parent, folder)
        if inside.name.casefold() in _RECORDS and is_agency:
            return True
    return any(_is_same(inside, folder / name) for inside in real.parents for name in _RECORDS)


def _is_same(path: Path, other: Path) -> bool:
    with suppress(OSError):
        return path.samefile(other)
    return False


def are_one_file(first: Path, second: Path) -> bool:
    """Tell whether two names lead to one file, on systems too that do not tell capitals from small letters."""
    names = (os.path.realpath(path).casefold() for path in (first, second))
    return next(names) == next(names) or _is_same(first, second)


def free_name(path: Path) -> Path:
    """Return the next name beside ``path`` that nothing has: ``findings-2.xlsx``."""
    others = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(other for other in others if not os.path.lexists(other))


def cannot_write(path: Path, error: OSError | ValueError) -> UsageProblem:
    """Return the problem of a file that the system would not let be written."""
    reasons: dict[type[Exception], str] = {
        PermissionError: "ไม่มีสิทธิ์เขียน หรือโปรแกรมอื่นเปิดแฟ้มอยู่",
        NotADirectoryError: "ทางไปถึงแฟ้มมีแฟ้มอยู่แทนโฟลเดอร์",
        FileExistsError: "ทางไปถึงแฟ้มมีแฟ้มอยู่แทนโฟลเดอร์",
        BrokenPipeError: "ไม่มีใครอ่านปลายทาง",
    }
    system = getattr(error, "strerror", None) or type(error).__name__
    known = reasons.get(type(error))
    return usage_problem("U911", value=path.as_posix(), reason=f"{known} ({system})" if known else system)
