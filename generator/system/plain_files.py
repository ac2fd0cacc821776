"""The one door to the content of files that come from outside: records, documents, manifests, caches, built sites.

What is opened here is a regular file: a pipe without a writer, a device or a folder is refused at once with an
``OSError``, so that no file can hang the program, and it cannot become one of these between the question and the
opening. ``file_access`` adds to it that a record stands inside the agency's folder, and says in Thai what is wrong.

Not read through here: the package's own data (messages, forms, layouts, word lists, templates) and what this process
made itself a moment before (the MkDocs project, workers' answers), because nobody else can put anything there; and the
theme, whose files ``rendering/theme_folder.py`` and ``theme_assets.py`` choose.
"""

from __future__ import annotations

import errno
import os
import stat
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY"))
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


def opened(path: str | Path, *, follow: bool = True) -> BufferedReader:
    """Open the regular file at ``path`` to be read; raises ``OSError``, also for whatever is none.

    Without ``follow`` a link at its end is refused too, where the system can tell.
    """
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_LINK)
    try:
        _want_regular(os.fstat(descriptor).st_mode, path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _want_regular(mode: int, path: str | Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENXIO, "not a regular file", str(path))


def content_of(path: str | Path, limit: int, *, follow: bool = True) -> bytes:
    """Return the content of the regular file at ``path``; raises ``OSError``, also when it has over ``limit`` bytes."""
    with opened(path, follow=follow) as file:
        # Asking for all of the limit at once would cost more than reading: nearly all files are far smaller.
        likely = min(os.fstat(file.fileno()).st_size, limit) + 1
        raw = file.read(likely)
        if len(raw) == likely:
            raw += file.read(limit + 1 - likely)
    if len(raw) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return raw


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands at ``path``; False where nobody may look."""
    return os.path.isdir(path)  # noqa: PTH112 - unlike that of a path it raises nothing


def digest_of(path: str | Path, *, follow: bool = True) -> str:
    """Return the SHA-256 of the regular file at ``path`` in hexadecimal digits; raises ``OSError``."""
    with opened(path, follow=follow) as file:
        return file_digest(file, "sha256").hexdigest()
