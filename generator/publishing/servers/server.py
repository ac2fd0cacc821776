"""What a server can do for us, whatever it speaks, and how it fails.

Paths are POSIX, below the folder that the target names; the empty path is that folder. Whatever a server refuses
becomes one of these, with what it said:

    ServerError
      LostError           the line or the patience ended: worth trying again
      NobodyError         there is no computer of that name, or no network
      NotNowError         the server answers, and says that it will not do this now
      NotThereError       there is no such file or folder
      TakenError          a folder to be made stands already
      NotAllowedError     the server lets us do this never: rights, names it cannot keep
      FullError           no room left
      LoginError          user or password refused
      StrangerError       the server cannot prove who it is; ``fingerprint`` is what it showed
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

BLOCK = 64 * 1024
"""Bytes that are read or sent at once."""
NO_SUCH_NAME = "ไม่มีเครื่องชื่อนี้ หรือเครื่องนี้ไม่ได้ต่ออินเทอร์เน็ต"
ASIDE = ".old"
"""Ending, behind a temporary name, of a file that stepped aside on servers that replace nothing by renaming."""
Told = Callable[[int], None]
"""Told how many more bytes have gone over the line."""


class ServerError(Exception):
    """A server did not do what it was asked; the text is what it said."""


class LostError(ServerError):
    """The line is lost, or the server is busy: the same may work later."""


class NobodyError(LostError):
    """There is no computer of that name, or no network: worth a second try, and no long wait."""


class NotNowError(LostError):
    """The server answers, and will not do this now; one that says so again and again never will."""


class NotThereError(ServerError):
    """There is no such file or folder."""


class TakenError(ServerError):
    """A folder to be made stands already, or something else of that name."""


class NotAllowedError(ServerError):
    """The server will never do this for this user."""


class FullError(ServerError):
    """There is no room left on the server."""


class LoginError(ServerError):
    """The server did not accept the user or the password."""


class StrangerError(ServerError):
    """The server cannot be told from somebody who only pretends to be it."""

    def __init__(self, why: str, fingerprint: str = "", *, changed: bool = False) -> None:
        """Keep why, the fingerprint it showed, and whether another one was known."""
        super().__init__(why)
        self.fingerprint, self.changed = fingerprint, changed


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder: its name as far as it can be read, whether it is a folder, its bytes where told."""

    name: str
    is_folder: bool
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """What stands near a target's folder that is not there: the nearest folder ``above`` that can be looked into.

    ``folders`` are those in it, as a target names them. It ``leads_on`` where the target would stand in it, or the next
    part of its path is there and only shows nothing.
    """

    above: str
    folders: Sequence[str]
    leads_on: bool


def nothing_told(_count: int) -> None:
    """Take no notice of how many bytes have gone."""


class Server(Protocol):
    """A place that files are put on; every method raises ``ServerError``.

    ``asides`` are paths of files that stepped aside for others and have to be deleted.
    """

    asides: set[str]

    def open(self) -> None:
        """Make the connection, anew if there was one."""

    def close(self) -> None:
        """End the connection; never raises."""

    def entries(self, folder: str) -> list[Entry]:
        """Return what stands in ``folder``, hidden things too where the server shows them."""

    def near(self) -> Near | None:
        """Return what stands near the target's folder, None where nothing above it can be looked into."""

    def fetch(self, path: str) -> Iterator[bytes]:
        """Yield the content of the file at ``path``."""

    def put(self, path: str, source: BinaryIO, told: Told = nothing_told, offset: int = 0) -> None:
        """Write what ``source`` has left to ``path``, from ``offset`` on where something of it stands already."""

    def size(self, path: str) -> int | None:
        """Return the bytes of the file at ``path``, None where the server does not say or there is none."""

    def rename(self, old: str, new: str) -> None:
        """Let the file ``old`` take the place ``new``, and of whatever file stands there."""

    def rename_all(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Let many files take their places with no way over the network between them; return of each whether it did.

        What could not be done so is left for ``rename``.
        """

    def remove(self, path: str) -> None:
        """Delete the file at ``path``."""

    def make_folder(self, path: str) -> None:
        """Make one folder whose parent is there."""

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
