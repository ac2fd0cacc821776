"""Shows on the terminal which stage is at work, once it has taken more than a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def stage(console: Console, words: str) -> Iterator[None]:
    """Show ``words`` with a moving sign while the block runs; nothing is shown where no person is watching."""
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield


@contextmanager
def counted(console: Console, words: str, counting: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show ``words`` like ``stage``, and ``counting`` once the function given is told how much is ``{done}``."""
    if not console.is_terminal:
        yield None
        return
    with console.status(words) as status:
        yield lambda done, whole: status.update(counting.format(done=done, whole=whole))
