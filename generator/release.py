"""Release: a finished folder takes the place of the last good site at once, or not at all.

::

    with release.prepare(out, folder) as staging:
        …                      # fill staging.folder, look at it
        staging.publish()      # without this the last good site stays, byte for byte

While a build runs there stand, beside the site ``site``, ``.site.oit-lock`` (one build at a time) and
``.site.oit-new-…`` (the site being made); ``.site.oit-old`` is the last good site for a moment where two folders cannot
change names in one step. Whatever a killed build left of these, the next one puts right.
"""

from __future__ import annotations

import errno
import glob
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from generator.findings import Finding, finding
from generator.release_checks import MARKER, MARKER_TEXT, is_site, refusal
from generator.rendering.output import Output
from generator.swap import replace_folder

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class RefusedError(Exception):
    """There is nothing to publish into, or the disk would not take it; ``finding`` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        """Take the finding to show."""
        super().__init__(finding.message)
        self.finding = finding


class Staging:
    """A site being made: ``folder`` to fill, and ``previous``, the last good site to take unchanged files from."""

    def __init__(self, folder: Path, out: Path) -> None:
        """Make the folder beside ``out``; raises ``OSError``."""
        self.folder = folder
        self.previous = out if is_site(out) else None
        self._out = out
        folder.mkdir()
        if out.is_dir():
            shutil.copymode(out, folder)
        Output(folder, self.previous).put(MARKER, MARKER_TEXT.encode())

    def publish(self) -> None:
        """Let the new site take the place of the old one; raises ``OSError`` and leaves the old one where it is."""
        replace_folder(self.folder, self._out, _aside(self._out))


@contextmanager
def prepare(out: Path, folder: Path) -> Iterator[Staging]:
    """Open a place to make a new site for ``out``; ``folder`` is the agency's folder, which it must not cover.

    Raises ``RefusedError``, also for any ``OSError`` while the site is being made: disk full, no permission.
    """
    refused = refusal(out, folder)
    if refused:
        raise RefusedError(refused)
    # A link to where the site is served from stays a link: what it leads to is replaced.
    out = out.resolve()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(out.with_name(f".{out.name}.oit-lock"), timeout=0):
            _put_right(out)
            try:
                yield Staging(out.with_name(f"{_new(out)}{token_hex(4)}"), out)
            finally:
                _forget(out)
    except Timeout:
        raise RefusedError(finding("E703", out=out)) from None
    except OSError as fault:
        raise RefusedError(_disk_finding(fault, out)) from fault


def _new(out: Path) -> str:
    return f".{out.name}.oit-new-"


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.oit-old")


def _put_right(out: Path) -> None:
    """Undo what a killed build left: the last good site goes back to its place, half-made ones are deleted."""
    if _aside(out).is_dir() and not out.exists():
        _aside(out).rename(out)
    _forget(out)


def _forget(out: Path) -> None:
    """Delete half-made sites and replaced ones; what cannot be deleted now is left for the next build."""
    for path in [*out.parent.glob(f"{glob.escape(_new(out))}*"), _aside(out)]:
        shutil.rmtree(path, ignore_errors=True)


def _disk_finding(fault: OSError, out: Path) -> Finding:
    path = fault.filename or out
    # Without room for four bytes anywhere, Python finds no temporary folder and names no file.
    homeless = fault.errno == errno.ENOENT and fault.filename is None
    if fault.errno in _FULL or homeless:
        return finding("E701", path=path, out=out)
    if fault.errno in _FORBIDDEN:
        return finding("E702", path=path, out=out)
    if fault.errno in {errno.EEXIST, errno.ENOTDIR}:  # the way to the site leads through a file
        return finding("E705", out=path)
    return finding("E706", path=path, out=out, reason=fault.strerror or str(fault))
