"""Work done beside the main work, in a process of its own, on systems that can split a running program in two.

Only Linux does that at once and safely; elsewhere, and where there is one processor, the work is done when it is asked
for. It makes no difference but in time.
"""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Start ``work`` and give the function that waits for what it gives, to be asked once.

    ``work`` may change nothing that others see, and gives plain values: they are copied from one process to the other.
    If the other process comes to nothing, for whatever reason, the work is done here when it is asked for, so that it
    raises what it would have raised.
    """
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) == 1:
        yield work
        return
    receiver, sender = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads, whose locks the other process could wait for: it uses nothing of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        other = os.fork()
    if other == 0:
        os.close(receiver)
        _do(work, sender)
    os.close(sender)
    try:
        with os.fdopen(receiver, "rb") as pipe:
            yield lambda: _taken(pipe.read(), work)
    finally:
        # Nobody listens any more, so that the other one ends even where nobody asked.
        os.waitpid(other, 0)


def _do(work: Callable[[], T], sender: int) -> None:
    """Do the work in the other process, send what it gives, and end without a trace of the main work."""
    try:
        with suppress(BaseException), os.fdopen(sender, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


def _taken(given: bytes, work: Callable[[], T]) -> T:
    """Give what was sent whole, or else do the work; half a pickle is none."""
    try:
        taken: T = pickle.loads(given)  # noqa: S301 - made by this very program a moment ago
    except (pickle.UnpicklingError, EOFError):
        return work()
    return taken
