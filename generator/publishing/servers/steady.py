"""A server whose line may be lost: what was asked is asked again, with more patience each time, until it is done.

Everything asked of a server may have been done although the answer was lost. So what is gone after deleting, what
stands after making, and a file that is no more under its old name after renaming, is what was wanted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from generator.publishing.servers.server import (
    Entry,
    LostError,
    Near,
    NobodyError,
    NotAllowedError,
    NotNowError,
    NotThereError,
    Server,
    TakenError,
    Told,
    nothing_told,
)

T = TypeVar("T")
PAUSES = (0.5, 2.0, 5.0, 10.0, 20.0, 40.0)
"""Seconds to wait before asking again, one after the other."""
_BRIEFLY = 1.0
"""The longest of these pauses that is made where nobody has that name."""
_AFTER_A_REFUSAL = 2.0
"""The longest that is made on a server which has refused something else until patience ended."""
_WORTH_ONE_PIECE = 3
"""Files from which it is worth to let them change together."""
_WORTH_GOING_ON = 1 << 20
"""Bytes of a file from which what stands of it is not sent again."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells the time, and waits."""

    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


class SteadyServer:
    """``server`` with patience; ``log`` is told in a line what went wrong and what is done about it."""

    def __init__(self, server: Server, clock: Clock, log: Callable[[str], None]) -> None:
        """Nothing is connected before it is needed."""
        self._server, self._clock, self._log = server, clock, log
        self._is_open = False
        self._was_refused_for_good = False

    def close(self) -> None:
        """End the connection."""
        self._server.close()
        self._is_open = False

    @property
    def asides(self) -> list[str]:
        """What stepped aside for other files and is still there."""
        return sorted(self._server.asides)

    def wait(self, seconds: float) -> None:
        """Wait."""
        self._clock.wait(seconds)

    def ready(self) -> None:
        """Connect, so that a wrong password or a stranger is known before anything else."""
        self._again(lambda: None)

    def _again(self, ask: Callable[[], T], after_loss: Callable[[], None] = lambda: None) -> T:
        """Ask until there is an answer.

        Raises ``LostError`` when patience ends, ``NotAllowedError`` where the server said “not now” until then, and
        whatever else is an answer.
        """
        for pause in (*PAUSES, None):
            try:
                if not self._is_open:
                    self._server.open()
                    self._is_open = True
                return ask()
            except LostError as lost:
                is_refusal = isinstance(lost, NotNowError) and self._is_open
                self._let_go(lost, is_refusal=is_refusal)
                if pause is None or self._is_hopeless(lost, pause):
                    if is_refusal:
                        self._was_refused_for_good = True
                        raise NotAllowedError(str(lost)) from None
                    raise
                after_loss()
                self._clock.wait(pause)
        raise AssertionError("unreachable")

    def _let_go(self, lost: LostError, *, is_refusal: bool) -> None:
        """Write down what happened, and leave a line that may be lost; also one on which much is refused."""
        self._log(f"เครื่องแม่ข่ายยังไม่ทำให้: {lost}" if is_refusal else f"สายหลุด: {lost}")
        self._is_open = False
        with suppress(Exception):
            self._server.close()

    def _is_hopeless(self, lost: LostError, pause: float) -> bool:
        """Tell whether waiting longer helps nobody: there is no such computer, or it has refused one thing for good."""
        if isinstance(lost, NotNowError):
            return self._was_refused_for_good and pause > _AFTER_A_REFUSAL
        return isinstance(lost, NobodyError) and pause > _BRIEFLY

    def entries(self, folder: str) -> list[Entry]:
        """Return what stands in ``folder``."""
        return self._again(lambda: self._server.entries(folder))

    def near(self) -> Near | None:
        """Return what stands near the target's folder."""
        return self._again(self._server.near)

    def fetch(self, path: str, most: int) -> bytes:
        """Return the content of a file; raises ``NotAllowedError`` where it has over ``most`` bytes."""
        return self._again(lambda: self._fetched(path, most))

    def _fetched(self, path: str, most: int) -> bytes:
        pieces, count = [], 0
        for piece in self._server.fetch(path):
            count += len(piece)
            if count > most:
                self._is_open = False  # FTP cannot stop in the middle of a file
                raise NotAllowedError(f"over {most} bytes")
            pieces.append(piece)
        return b"".join(pieces)

    def put(self, path: str, opened: Callable[[], BinaryIO], told: Told = nothing_told, *, go_on: bool = False) -> None:
        """Write the file that ``opened`` gives; large ones go on where a lost line left them.

        With ``go_on`` something of this very content may stand at ``path`` from an earlier run.
        """
        state = {"go_on": go_on, "told": 0}

        def count(more: int) -> None:
            """Tell on how many bytes are sent."""
            state["told"] += more
            told(more)

        def ask() -> None:
            """Send the file, from where the last line was lost."""
            with opened() as source:
                offset = self._standing(path, source) if state["go_on"] else 0
                source.seek(offset)
                told(offset - state["told"])
                state["told"] = offset
                try:
                    self._server.put(path, source, count, offset)
                except NotAllowedError:
                    if not offset:
                        raise
                    source.seek(0)  # a server that cannot go on in the middle
                    told(-state["told"])
                    state["told"] = 0
                    self._server.put(path, source, count, 0)

        self._again(ask, lambda: state.update(go_on=True))

    def _standing(self, path: str, source: BinaryIO) -> int:
        whole = source.seek(0, 2)
        if whole < _WORTH_GOING_ON:
            return 0
        there = self._server.size(path) or 0
        return there if there <= whole else 0

    def size(self, path: str) -> int | None:
        """Return the bytes of the file at ``path`` where the server tells."""
        return self._again(lambda: self._server.size(path))

    def rename_all(self, pairs: Sequence[tuple[str, str]]) -> list[bool | None]:
        """Let many files take their places with no way over the network between them, where the server can do that.

        Returns of each whether it did, None where the line was lost over it; the others are left for ``rename``.
        """
        if len(pairs) < _WORTH_ONE_PIECE:
            return [False] * len(pairs)
        try:
            self.ready()
            done = self._server.rename_all(pairs)
        except LostError as lost:
            self._let_go(lost, is_refusal=False)
            self._clock.wait(PAUSES[0])
            return [None] * len(pairs)
        return [*done, *[False] * (len(pairs) - len(done))]

    def rename(self, old: str, new: str, *, perhaps: bool = False) -> None:
        """Let ``old`` take the place ``new``; ``perhaps`` it did already, and only the answer was lost.

        Once that may be, a file that is no more under its old name has taken its place.
        """
        lost = [perhaps]

        def ask() -> None:
            """Rename, unless the line was lost behind it."""
            try:
                self._server.rename(old, new)
            except NotThereError:
                if not any(lost):
                    raise
                if self._stands(old):
                    raise LostError(f"{old} ยังอยู่ที่เดิม") from None

        self._again(ask, lambda: lost.append(True))

    def _stands(self, path: str) -> bool:
        """Tell whether a listing shows a file, whatever the server just said of it."""
        folder, _, name = path.rpartition("/")
        with suppress(NotThereError, NotAllowedError):
            return any(entry.name == name for entry in self._server.entries(folder))
        return False

    def remove(self, path: str) -> bool:
        """Delete a file; return whether there was one."""

        def ask() -> bool:
            """Delete; what is not there is gone."""
            try:
                self._server.remove(path)
            except NotThereError:
                return False
            return True

        return self._again(ask)

    def make_folder(self, path: str) -> bool:
        """Make a folder; return whether it was not there before, as far as can be known after a lost line."""
        lost: list[bool] = []

        def ask() -> bool:
            """Make the folder; after a lost line it may be ours."""
            try:
                self._server.make_folder(path)
            except TakenError:
                return bool(lost)
            return True

        return self._again(ask, lambda: lost.append(True))

    def remove_folder(self, path: str) -> None:
        """Delete a folder if it is empty, and leave it where it is if not."""
        with suppress(NotThereError, NotAllowedError, TakenError):
            self._again(lambda: self._server.remove_folder(path))
