"""One publish: all is sent under temporary names, then takes its place file by file, then what is withdrawn goes.

While things are sent nothing changes for any visitor; what takes long is over when the first file takes its place. A
line that is lost is taken up again; whatever ends the program, the next publish goes on where this one stood.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from generator.publishing.home_state import HomeState, Journal, Known
from generator.publishing.lock import Lock
from generator.publishing.placing import Placing
from generator.publishing.planning import Plan
from generator.publishing.server_state import FOLDER, STATE, Head, base_path, texts
from generator.publishing.servers.server import FullError, NotAllowedError, NotThereError
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Stamp
from generator.publishing.stops import BlockedError, NoRoomError, RefusedError
from generator.publishing.store import Store
from generator.publishing.survey import BESIDE, OPTIONAL, Standing, folded, folders_above
from generator.publishing.tally import Tally
from generator.publishing.waiting import TEMPORARY, put_whole, sizes, want_whole


@dataclass
class Run:
    """All that one publish needs."""

    server: SteadyServer
    store: Store
    home: HomeState
    known: Known
    lock: Lock
    now: Callable[[], datetime]
    told: Callable[[Tally], None]
    tally: Tally = field(default_factory=Tally)

    def perform(self, plan: Plan, standing: Standing, head: Head) -> Tally:
        """Do what is planned; raises ``ServerError`` and what is said above, and can be called again for the rest."""
        self.known.files, self.known.unborn = dict(standing.files), set(standing.unborn)
        self.home.keep(self.known)
        journal = self.home.journal(head.id)
        try:
            _Work(self, plan, standing, journal).go()
            self._finish(plan, standing, head, self.tally)
        finally:
            journal.close()
        return self.tally

    def _finish(self, plan: Plan, standing: Standing, head: Head, tally: Tally) -> None:
        """Write on the server and at home what stands there now."""
        files = {**plan.kept, **{path: stamp for path, stamp in plan.put if path not in tally.left_out}}
        # What could not be deleted is still ours, so that the next publish tries again.
        files.update({path: standing.files.get(path) or Stamp("0" * 64, 0) for path in tally.stuck})
        state, base = texts(head, files, standing.state, standing.base)
        self.lock.is_alive(self.now())
        if base is not None:
            put_whole(self.server, base_path(head.id), _opener(base), len(base))
        temporary = f"{TEMPORARY}state"
        put_whole(self.server, temporary, _opener(state), len(state))
        self.server.rename(temporary, STATE)
        for path in self.server.asides:
            with suppress(NotAllowedError):
                self.server.remove(path)
        before = standing.state.base if standing.state is not None else None
        if base is not None and before is not None and before != head.id:
            self.server.remove(base_path(before))
        new_base = dict(files) if base is not None else dict(standing.base or {})
        self.home.keep(Known(head.id, dict(files), new_base, beside=self.known.beside))
        tally.is_finished = True


def _opener(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(content)


class _Work:
    """The three stages of a publish."""

    def __init__(self, run: Run, plan: Plan, standing: Standing, journal: Journal) -> None:
        self._run, self._plan, self._standing, self._journal = run, plan, standing, journal
        self._server = run.server
        self._tally = run.tally
        self._tally.whole = plan.bytes
        self._goes_on = bool(run.known.runs) or run.lock.left_behind is not None
        self._wanted = Counter(map(folded, [*plan.kept, *(path for path, _ in plan.put)]))
        self._listed: dict[str, frozenset[str]] = {
            folder: frozenset(folded(entry.name) for entry in entries) for folder, entries in standing.names.items()
        }
        self._placing = Placing(
            run.server, run.store, run.known, plan, standing, journal, run.tally, self._is_alive, run.told
        )
        self._temporary = self._placing.temporary
        self._sent_before: dict[str, int | None] = {}
        self._used = {self._temporary(path, stamp) for path, stamp in plan.put}

    def go(self) -> None:
        """Send, let everything take its place, remove."""
        self._make_folders()
        self._want_free()
        self._sent_before = dict(sizes(self._server, self._run.known.staged & self._used))
        for path, stamp in self._plan.put:
            self._send(path, stamp)
        self._want_whole()
        self._run.lock.want_ours()
        self._tally.is_live = True
        paths = [path for path, _ in self._plan.put if path not in self._tally.left_out]
        new = self._plan.new
        self._journal.maybe([path for path in paths if path not in new], [path for path in paths if path in new])
        self._placing.all()
        self._journal.maybe((), self._plan.gone)
        for path in self._plan.gone:
            self._remove(path)
        self._clear_up()

    def _is_alive(self) -> None:
        """Say that the publish goes on; raises ``HeldError`` where somebody took over while nobody was at work here."""
        self._run.lock.is_alive(self._run.now())

    def _make_folders(self) -> None:
        there = self._standing.folders
        needed = dict.fromkeys(above for path, _ in self._plan.put for above in folders_above(path))
        for folder in sorted(needed.keys() - there):
            if self._server.make_folder(folder):
                self._listed[folder] = frozenset()

    def _want_free(self) -> None:
        """Make sure that nothing stands where new files go; each folder is listed once, a new one not at all."""
        taken: list[str] = []
        for path in [path for path, _ in self._plan.put if path in self._plan.new - self._standing.unborn]:
            folder, _, name = path.rpartition("/")
            if folder not in self._listed:
                try:
                    entries = self._server.entries(folder)
                except NotThereError:
                    entries = []
                self._listed[folder] = frozenset(folded(entry.name) for entry in entries)
            if folded(name) in self._listed[folder] and not self._is_ours_there(path):
                taken.append(path)
        blocked = [path for path in taken if path not in OPTIONAL]
        if blocked:
            raise BlockedError(blocked)
        self._tally.left_out.update(dict.fromkeys(taken, ""))

    def _is_ours_there(self, path: str) -> bool:
        """Tell whether what stands at a new ``path`` is a file of ours in other capitals."""
        return any(folded(path) == folded(other) for other in self._standing.files)

    def _send(self, path: str, stamp: Stamp) -> None:
        """Send one file under its temporary name, unless it stands there."""
        if path in self._tally.left_out:
            self._count(stamp.size)
            return
        temporary = self._temporary(path, stamp)
        if self._sent_before.get(temporary) == stamp.size:
            self._count(stamp.size)
            return
        self._run.lock.is_alive(self._run.now(), stamp.size)
        lacking = max(self._tally.whole - self._tally.sent, 1)
        try:
            self._server.put(temporary, lambda: self._run.store.open(stamp), self._count, go_on=self._goes_on)
        except FullError:
            raise NoRoomError(lacking, is_untouched=True) from None
        except NotAllowedError as refused:
            raise RefusedError(path, str(refused)) from None
        self._journal.staged(temporary)

    def _want_whole(self) -> None:
        """Make sure that what waits has all its bytes, whatever the server said of it."""
        sent = ((path, stamp) for path, stamp in self._plan.put if path not in self._tally.left_out)
        want_whole(self._server, self._run.store, {self._temporary(path, stamp): stamp for path, stamp in sent})

    def _count(self, more: int) -> None:
        self._tally.sent += more
        self._run.told(self._tally)

    def _remove(self, path: str) -> None:
        """Remove one file that the site has no more."""
        self._is_alive()
        if self._wanted[folded(path)] and not self._stands_exactly(path):
            self._journal.gone(path)
            return
        try:
            self._server.remove(path)
        except NotAllowedError as refused:
            self._tally.stuck[path] = str(refused)
            return
        self._journal.gone(path)
        self._tally.removed += 1
        self._run.told(self._tally)

    @property
    def _wanted_paths(self) -> Iterator[str]:
        yield from self._plan.kept
        yield from (path for path, _ in self._plan.put)

    def _stands_exactly(self, path: str) -> bool:
        """Tell whether the server has both this name and the one that differs from it in capitals only."""
        folder, _, name = path.rpartition("/")
        return sum(folded(entry.name) == folded(name) for entry in self._server.entries(folder)) > 1

    def _clear_up(self) -> None:
        """Remove folders that nothing of ours is in any more, and what an earlier run left of its own."""
        staying = {above for path in self._wanted_paths for above in folders_above(path)}
        emptied = {above for path in self._plan.gone for above in folders_above(path)} - staying
        for folder in sorted(emptied, key=lambda name: -name.count("/")):
            self._server.remove_folder(folder)
        for path in self._server.asides:
            self._remove(path)
        for name in self._run.known.staged - self._used:
            self._server.remove(name)
        if not self._goes_on:
            return
        if self._run.known.beside:
            self._clear_beside()
        for entry in self._server.entries(FOLDER):
            if f"{FOLDER}/{entry.name}".startswith(TEMPORARY):
                self._server.remove(f"{FOLDER}/{entry.name}")

    def _clear_beside(self) -> None:
        """Remove what waited or stepped aside beside its place."""
        for folder in sorted({path.rpartition("/")[0] for path, _ in self._plan.put}):
            for entry in self._server.entries(folder):
                if entry.name.startswith(BESIDE):
                    self._server.remove(f"{folder}/{entry.name}".lstrip("/"))
