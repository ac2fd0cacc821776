"""Shows on the terminal which stage is at work, once it has taken more than a moment."""

from __future__ import annotations

from collections.abc import Iterator
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
