"""Release: a finished folder takes the place of the last good site at once, or not at all.

::

    with release.prepare(out, folder) as staging:
        …                                 # fill staging.folder, look at it
        findings = staging.finish(digests)  # what of the old site is not ours goes over as well
        staging.publish()                 # without this the last good site stays, byte for byte

While a build runs there stand, beside the site ``site``, ``.site.oit-lock`` (one build at a time) and
``.site.oit-new-…`` (the site being made); ``.site.oit-old`` is the last good site for a moment where two folders cannot
change names in one step. Whatever a killed build left of these, the next one puts right.

What stands in the site's folder and was not written by a build stays where it is, see ``out_folder``.
"""

from __future__ import annotations

import errno
import glob
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from generator.findings.finding import Finding, finding
from generator.release.out_folder.carry import NotMovableError, carry
from generator.release.out_folder.clear import clear, remove
from generator.release.out_folder.durable import write_out, write_out_names
from generator.release.out_folder.manifest import MARKER, is_marked, manifest
from generator.release.out_folder.plan import Addresses, Plan, plan
from generator.release.refusals import is_site, refusal
from generator.release.swap import replace_folder
from generator.rendering.output import Output

CODES = ("E701", "E702", "E703", "E706", "E707", "E708", "W701")

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NAMED = 5
"""So many of the files that stay are named one by one."""


class RefusedError(Exception):
    """There is nothing to publish into, or the disk would not take it; ``finding`` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        """Take the finding to show."""
        super().__init__(finding.message)
        self.finding = finding


class Staging:
    """A site being made: ``folder`` to fill, and ``previous``, the last good site to take unchanged files from.

    ``foreign`` are, once it is finished, the things in the last site's folder that no build wrote and that stay.
    """

    def __init__(self, folder: Path, out: Path) -> None:
        """Make the folder beside ``out``; raises ``OSError``."""
        self.folder = folder
        self.previous = out if is_site(out) else None
        self.foreign: Sequence[str] = ()
        self.is_published = False
        self._out = out
        folder.mkdir()
        if out.is_dir():
            shutil.copymode(out, folder)

    def finish(self, digests: Mapping[str, str]) -> list[Finding]:
        """Let what is not ours go over, and list what is: ``digests`` of all files written into ``folder``, by path.

        Returns what stands in the way, an error, and what stays though we wrote it. Raises ``OSError``.
        """
        problems: list[Finding] = []
        if self.previous is not None:
            stays = plan(self.previous, Addresses(digests))
            problems.extend(_clashes(stays, self._out))
            if not problems:
                self.foreign = stays.foreign
                problems.extend(_changed(stays, self._out))
                try:
                    carry(stays, self.previous, self.folder)
                except NotMovableError as fault:
                    return [finding("E708", path=self._out / fault.path, out=self._out, reason=fault.reason)]
        Output(self.folder, self.previous).put(MARKER, manifest(digests))
        write_out(self.folder)
        return problems

    def publish(self) -> None:
        """Let the new site take the place of the old one; raises ``OSError`` and leaves the old one where it is."""
        replace_folder(self.folder, self._out, _aside(self._out))
        self.is_published = True
        write_out_names(self._out.parent)


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
    staging = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(out.with_name(f".{out.name}.oit-lock"), timeout=0):
            _put_right(out)
            try:
                staging = Staging(out.with_name(f"{_new(out)}{token_hex(4)}"), out)
                yield staging
            finally:
                _forget(out)
    except Timeout:
        raise RefusedError(finding("E703", out=out)) from None
    except OSError as fault:
        if staging is None or not staging.is_published:
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
    """Delete half-made sites and replaced ones; what cannot be deleted now is left for the next build.

    A site that was finished has a list of what is ours in it; what is not ours and has no second name yet in the site
    that took its place is moved there.
    """
    for path in [*out.parent.glob(f"{glob.escape(_new(out))}*"), _aside(out)]:
        if is_marked(path) and is_site(out):
            clear(path, out)
        elif path.is_dir():
            remove(path)


def _clashes(stays: Plan, out: Path) -> Iterator[Finding]:
    """Yield an error for each thing that is not ours and stands where the new site must put something."""
    for path, file in stays.clashes:
        yield finding("E707", path=path, file=file, out=out)


def _changed(stays: Plan, out: Path) -> Iterator[Finding]:
    """Yield what is to be said of files that we wrote, that somebody changed, and that the new site has not."""
    if stays.changed:
        yield finding("W701", count=len(stays.changed), files=named(stays.changed), out=out)


def named(paths: Sequence[str]) -> str:
    """Return the first of ``paths`` in words, and how many more there are."""
    more = f" และอีก {len(paths) - _NAMED} แห่ง" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more


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
