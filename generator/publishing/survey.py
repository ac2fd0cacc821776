"""What stands on the server, and whose it is.

Where the list on the server is that of this folder's last publish, nothing is looked at but the list. Elsewhere the
folders that the site has, had or may have had are listed; of a file with the right size the content is fetched and
compared, as far as that is bounded; and whatever nothing shows to be ours is somebody else's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.publishing.home_state import Known
from generator.publishing.server_state import FOLDER, Head, Keys, ServerState, read
from generator.publishing.servers.server import Entry, NotAllowedError, NotThereError, nothing_told
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Files, Stamp, key_of, stamp
from generator.release.out_folder.manifest import MARKER, Written, read_list
from generator.release.out_folder.older import reads_ours

OPTIONAL = frozenset({".htaccess", "_headers", "nginx.conf"})
"""Files without which every page is whole all the same."""
BESIDE = "oit-t-"
"""Beginning of the temporary names of files that wait beside their places."""
_YEAR = re.compile(r"2[45]\d\d")
_MOST_FOLDERS = 5_000
_MOST_OF_ONE, _MOST_OF_ALL = 50_000_000, 400_000_000
"""Bytes of one file, and of all together, that are fetched to be compared."""


@dataclass
class Standing:
    """What stands on a server: ``files`` that are ours, without a stamp where it is not known what they are.

    ``blocked`` are the paths of the new site at which something stands that is not ours, ``optional`` those of them
    that can be left out, ``leftover`` what stands among ours and may be of an earlier upload, ``foreign`` everything
    else that was seen. ``unknown`` is a publish that this folder does not know. ``names`` are all names in the folders
    that were listed, ``unborn`` the paths of ``files`` at which there may be nothing.
    """

    state: ServerState | None
    files: dict[str, Stamp | None]
    base: Files | None = None
    unknown: Head | None = None
    blocked: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    names: dict[str, list[Entry]] = field(default_factory=dict)
    unborn: set[str] = field(default_factory=set)

    @property
    def is_bare(self) -> bool:
        """Whether there is not even the target's own folder, as far as could be seen."""
        return self.state is None and not self.files and not self.names

    @property
    def folders(self) -> set[str]:
        """The folders that are known to be there."""
        sure = (path for path, stamp in self.files.items() if stamp is not None)
        return {above for path in sure for above in folders_above(path)} | set(self.names) | {""}


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that ``path`` stands in, the outermost first, without the root."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def folded(path: str) -> str:
    """Return what disks without capitals take a path for."""
    return composed(composed(path).casefold())


def composed(name: str) -> str:
    """Return a name in the one form of several in which its letters and marks can be put together."""
    return unicodedata.normalize("NFC", name)


def survey(
    server: SteadyServer,
    known: Known,
    wanted: Files,
    *,
    thorough: bool = False,
    told: Callable[[int], None] = nothing_told,
) -> Standing:
    """Find out what stands on ``server``, where ``wanted`` is to stand; ``told`` is told how many folders were read."""
    state = read(server)
    own = state is not None and (state.head.id == known.id or state.head.id in known.runs)
    unfinished_first = state is None and not known.id and bool(known.runs) and bool(known.files)
    if (own or unfinished_first) and not known.doubted and not thorough:
        base = known.base if state is not None and state.head.id == known.id else None
        return Standing(state, dict(known.files), base, unborn=set(known.unborn))
    return walked(server, state, known, wanted, own=own, told=told)


def walked(  # noqa: PLR0913 - what is known beforehand, and who watches
    server: SteadyServer,
    state: ServerState | None,
    known: Known,
    wanted: Files,
    *,
    own: bool,
    more: frozenset[str] = frozenset(),
    told: Callable[[int], None] = nothing_told,
) -> Standing:
    """List the server and find out whose things are; of the keys ``more`` nobody knows what stands there, but ours."""
    keys = (state.keys(server) if state is not None else None) or {}
    unknown = state.head if state is not None and not own else None
    standing = Standing(state, {}, None, unknown)
    _Walk(server, known, wanted, {**keys, **dict.fromkeys(more)}, standing).go(told)
    # A list may leave out what is there: what was put and not seen is deleted, or put, as if it might be.
    unseen = known.files.keys() - standing.files.keys() - {*standing.blocked, *standing.optional}
    standing.files.update(dict.fromkeys(unseen))
    standing.unborn |= unseen
    return standing


class _Walk:
    """One look at a server, folder by folder."""

    def __init__(
        self,
        server: SteadyServer,
        known: Known,
        wanted: Files,
        keys: dict[str, Stamp | None] | Keys,
        standing: Standing,
    ) -> None:
        self._server, self._known, self._wanted, self._keys = server, known, wanted, keys
        self._standing = standing
        self._folded = {folded(path): path for path in wanted}
        self._wanted_folders = {above for path in wanted for above in folders_above(path)}
        self._folded_folders = set(map(folded, self._wanted_folders))
        self._roots = {path.partition("/")[0] for path in (*wanted, *known.files) if "/" in path}
        self._fetched = 0
        self._is_old_site = False
        self._uploaded: Written | None = None

    def go(self, told: Callable[[int], None]) -> None:
        """Walk from the root; what is below a folder is looked at after what is in it."""
        waiting, count = [""], 0
        while waiting:
            folder = waiting.pop()
            try:
                entries = self._server.entries(folder)
            except NotThereError:
                continue
            count += 1
            told(count)
            self._standing.names[folder] = entries
            if not folder:
                self._is_old_site = self._looks_like_old_site(entries)
                entries = [*entries, *self._hidden(entries)]
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.name in {"", ".", ".."} or "/" in entry.name or path == FOLDER:
                    continue
                if entry.is_folder:
                    if self._is_to_enter(path) and count + len(waiting) < _MOST_FOLDERS:
                        waiting.append(path)
                    if folded(path) in self._folded:
                        self._in_the_way(self._folded[folded(path)])
                elif folded(path) in self._folded_folders:
                    self._in_the_way(path)
                else:
                    self._file(path, entry.size)

    def _looks_like_old_site(self, entries: list[Entry]) -> bool:
        """Tell whether an earlier upload, by whatever program, stands here."""
        if any(entry.name == MARKER for entry in entries) or self._can_be_named(MARKER):
            self._uploaded = read_list(self._content(MARKER) or b"")
            return True
        return any(entry.name == "index.html" for entry in entries) and reads_ours(
            "index.html", self._content("index.html") or b""
        )

    def _hidden(self, entries: list[Entry]) -> list[Entry]:
        """Return files of ours that a listing may not show."""
        names = {entry.name for entry in entries}
        lacking = [name for name in self._wanted if name.startswith(".") and name not in names]
        return [Entry(name, is_folder=False, size=None) for name in lacking if self._can_be_named(name)]

    def _can_be_named(self, name: str) -> bool:
        """Tell whether there is a file that no listing shows; some servers do not even tell how long it is."""
        return self._server.size(name) is not None or self._content(name) is not None

    def _is_to_enter(self, path: str) -> bool:
        root = path.partition("/")[0]
        return path in self._wanted_folders or root in self._roots or bool(_YEAR.fullmatch(root))

    def _file(self, path: str, size: int | None) -> None:
        """Decide whose one file is."""
        key = key_of(path)
        if path in self._known.files or key in self._keys:
            stamps = (self._keys.get(key), self._known.files.get(path), self._wanted.get(path))
            self._standing.files[path] = self._which(path, size, stamps)
            return
        if (path == MARKER and self._is_old_site) or path.rpartition("/")[2].startswith(BESIDE):
            self._standing.files[path] = None
            return
        target = self._wanted.get(path)
        content = self._content(path) if self._is_worth_reading(path, size, target) else None
        found = stamp(content) if content is not None else None
        if found is not None and found == target:
            self._standing.files[path] = found
        elif found is None and self._was_uploaded(path):
            self._standing.files[path] = None
        elif self._looks_ours(path, content):
            self._standing.files[path] = found
        elif folded(path) in self._folded:
            self._in_the_way(self._folded[folded(path)])
        elif self._is_old_site and path.partition("/")[0] in self._roots:
            self._standing.leftover.append(path)
        else:
            self._standing.foreign.append(path)

    def _looks_ours(self, path: str, content: bytes | None) -> bool:
        """Tell whether a file is of an earlier upload by what it says of itself, or by standing where only ours do."""
        if content is not None and reads_ours(path, content):
            return self._is_old_site or path in self._wanted
        return path in self._wanted and self._is_old_site and "/" in path and not path.endswith(".html")

    def _was_uploaded(self, path: str) -> bool:
        """Tell whether the list of an earlier upload has a file there, and it is still what the list says."""
        if self._uploaded is None or path not in self._uploaded:
            return False
        if path in self._wanted:
            return True
        content = self._content(path)
        return content is not None and stamp(content).digest == self._uploaded.digest(path)

    def _which(self, path: str, size: int | None, stamps: tuple[Stamp | None, ...]) -> Stamp | None:
        """Return which of the contents that may stand at ``path`` does; None where that is not known.

        What the list says is believed where the size is right, unless somebody doubts it.
        """
        listed = stamps[0]
        if listed is not None and size == listed.size and not self._known.doubted:
            return listed
        likely = [stamp for stamp in stamps if stamp is not None and size in {None, stamp.size}]
        if not likely or path not in self._wanted:
            return None
        content = self._content(path)
        return stamp(content) if content is not None else None

    def _is_worth_reading(self, path: str, size: int | None, target: Stamp | None) -> bool:
        """Tell whether what a file says can show that it is ours: not where nothing of ours could ever stand."""
        if target is not None and size in {None, target.size}:
            return True
        if target is None and not (self._is_old_site and ("/" not in path or self._is_to_enter(path))):
            return False
        return path.endswith((".html", ".xml", ".txt", ".htaccess")) or path in OPTIONAL

    def _content(self, path: str) -> bytes | None:
        if self._fetched > _MOST_OF_ALL:
            return None
        try:
            content = self._server.fetch(path, _MOST_OF_ONE)
        except (NotThereError, NotAllowedError):
            return None
        self._fetched += len(content)
        return content

    def _in_the_way(self, path: str) -> None:
        (self._standing.optional if path in OPTIONAL else self._standing.blocked).append(path)
