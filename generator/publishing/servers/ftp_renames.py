"""How files of an FTP server take their places: one by one, many in one piece, and where a rename replaces nothing.

Commands in one piece leave no way over the network between two of them: what changes together, changes within the
server's own moment. Whether a server reads such pieces is found out by two commands that do nothing.
"""

from __future__ import annotations

import ftplib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from generator.publishing.servers.ftp_line import Line
from generator.publishing.servers.ftp_replies import meant
from generator.publishing.servers.server import ASIDE, LostError, NotThereError

Pair = tuple[str, str]
"""A path, and the one whose place it is to take."""
_IN_ONE_PIECE = 50
"""Files in one piece: few enough that neither side ever waits for the other to read."""


class Renames:
    """Renames on the ``line`` of now, which is another one after each loss; ``at`` makes whole paths of ours."""

    def __init__(self, line: Callable[[], Line], at: Callable[[str], str]) -> None:
        """Nothing is known of the server yet."""
        self._line, self._at = line, at
        self._reads_pieces: bool | None = None
        self._replaces_nothing = False
        self.asides: set[str] = set()

    def rename(self, old: str, new: str) -> None:
        """Let ``old`` take the place ``new``; what stands there steps aside where nothing is replaced."""
        if not self.takes_name(old):
            self._clear(old)
            raise NotThereError(old)
        try:
            self._line().voidcmd(f"RNTO {self._at(new)}")
        except ftplib.error_perm as refusal:
            if self._replaces_nothing or not self._renames(old, new):
                self._replace(old, new, refusal)
        self._clear(old)

    def many(self, pairs: Sequence[Pair]) -> list[bool]:
        """Let many files take their places, in few pieces; return of each whether it certainly did.

        What a piece leaves undone ends it: whoever asked goes on one by one.
        """
        done: list[bool] = []
        for start in range(0, len(pairs), _IN_ONE_PIECE):
            if self._replaces_nothing or not self._takes_pieces():
                break
            answers = self._line().asked_at_once(self._commands(pairs[start : start + _IN_ONE_PIECE]))
            done += [answer.startswith("2") for answer in answers[1::2]]
            if not all(done):
                break
        return [*done, *[False] * (len(pairs) - len(done))]

    def takes_name(self, old: str) -> bool:
        """Tell whether the server lets this file be renamed, as it does where there is one."""
        try:
            return self._line().sendcmd(f"RNFR {self._at(old)}").startswith("3")
        except ftplib.error_perm:
            return False

    def _commands(self, pairs: Iterable[Pair]) -> list[str]:
        return [f"{verb} {self._at(path)}" for pair in pairs for verb, path in zip(("RNFR", "RNTO"), pair, strict=True)]

    def _takes_pieces(self) -> bool:
        """Tell whether the server reads several commands in one piece; one that hangs over it is asked no more."""
        if self._reads_pieces is None:
            self._reads_pieces = False
            self._line().asked_at_once(["NOOP", "NOOP"])
            self._reads_pieces = True
        return self._reads_pieces

    def _renames(self, old: str, new: str) -> bool:
        """Try once more before anything steps aside: a refusal for a moment is no reason for a gap."""
        return self.takes_name(old) and self._line().answer_to(f"RNTO {self._at(new)}").startswith("2")

    def _replace(self, old: str, new: str, refusal: ftplib.Error) -> None:
        """Let what stands at ``new`` step aside and ``old`` take its place, in one piece if it can be."""
        aside = old + ASIDE
        self.asides.add(aside)
        with suppress(ftplib.error_perm):  # an earlier run may have ended before it cleared up
            self._line().voidcmd(f"DELE {self._at(aside)}")
        commands = self._commands([(new, aside), (old, new)])
        if self._takes_pieces():
            self._reads_pieces = False
            answers = self._line().asked_at_once(commands)
            self._reads_pieces = True
        else:
            answers = [self._line().answer_to(command) for command in commands]
        if answers[3].startswith("2"):
            self._replaces_nothing = answers[1].startswith("2")
            return
        if answers[1].startswith("2"):
            # It stepped aside, and nothing took its place: back with it.
            self.takes_name(aside)
            self._line().voidcmd(f"RNTO {self._at(new)}")
        self.asides.discard(aside)
        lost = next((answer for answer in answers if answer.startswith("4")), None)
        raise LostError(lost) if lost else meant(str(refusal))

    def _clear(self, old: str) -> None:
        """Delete what stepped aside for ``old``; where that is refused, it stays among ``asides``."""
        aside = old + ASIDE
        if aside in self.asides:
            with suppress(ftplib.error_perm):
                self._line().voidcmd(f"DELE {self._at(aside)}")
                self.asides.discard(aside)
