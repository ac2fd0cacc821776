"""Shows on the terminal which stage is at work: one line, which goes when the stage is done.

Nothing moves on it: what moves needs a thread, and a program with threads cannot share its work among processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType

_ERASED = Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2))


@contextmanager
def stage(console: Console, words: str) -> Iterator[None]:
    """Show ``words`` while the block runs; nothing is shown where no person is watching or no line can go."""
    with counted(console, words, words):
        yield


@contextmanager
def counted(console: Console, words: str, counting: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show ``words`` like ``stage``, and ``counting`` once the function given is told how much is ``{done}``."""
    if not console.is_terminal or console.is_dumb_terminal:
        yield None
        return

    def show(line: str) -> None:
        """Write the line over the one before."""
        console.control(_ERASED)
        console.print(line, end="", markup=False, highlight=False)

    show(words)
    try:
        yield lambda done, whole: show(counting.format(done=done, whole=whole))
    finally:
        console.control(_ERASED)
