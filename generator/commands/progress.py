"""Shows on the terminal which stage is at work: one line, which goes when the stage is done.

Nothing moves on it: what moves needs a thread, and a program with threads cannot share its work among processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType

from generator.app.progress import Count, Stage

_ERASED = Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2))


@dataclass(frozen=True)
class Terminal:
    """Shows progress to the person before ``console``; nothing where nobody watches, or no line can go again."""

    console: Console

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[Count | None]:
        """Show the words of ``stage`` while the block runs, and how much is done once what it is given is told."""
        if not self.console.is_terminal or self.console.is_dumb_terminal:
            yield None
            return
        self._show(stage.words)
        try:
            yield lambda done, whole, more="": self._show(f"{stage.counted(done, whole)}{more}")
        finally:
            self.console.control(_ERASED)

    def _show(self, line: str) -> None:
        """Write the line over the one before."""
        self.console.control(_ERASED)
        self.console.print(line, end="", markup=False, highlight=False)
