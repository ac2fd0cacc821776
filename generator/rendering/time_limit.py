"""A bound on the processor's time of a piece of work, where the system has one: a second line behind every estimate."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(Exception):
    """The work took longer than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let what is done here take at most ``seconds`` of the processor, and raise ``OverTimeError`` in it when it does.

    Windows has no such alarm, and threads beside the main one cannot have one: there nothing happens.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(_signal: int, _frame: FrameType | None) -> None:
        """Stop what is being done."""
        raise OverTimeError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
