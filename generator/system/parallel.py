"""Work done beside the main work, and work shared among the processors, in processes of their own.

Only Linux splits a running program in two at once and safely, and only while it has a single thread. Elsewhere, and
where there is one processor, the same work is done here. It makes no difference but in time.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from traceback import format_tb
from typing import Any, NoReturn, TypeVar

from generator.system.orphans import die_with

S = TypeVar("S")
T = TypeVar("T")


def shared(work: Callable[[Iterable[S]], T], things: Sequence[S], *, fewest: int) -> list[T]:
    """Let as many processes as there are processors do ``work`` on a share of ``things`` each; returns what each made.

    No share has less than ``fewest`` things, so that splitting costs less than it saves. Share ``n`` of ``k`` is
    ``things[n::k]``: heavy ones stand together. For ``work`` the rules of ``beside`` hold.
    """
    count = max(1, min(processors(), len(things) // fewest))
    with ExitStack() as others:
        shares = [_unless_left_alone(things[number::count], os.getpid()) for number in range(count)]
        rest = [others.enter_context(beside(partial(work, share))) for share in shares[1:]]
        return [work(shares[0]), *(taken() for taken in rest)]


def each(work: Callable[[S], T], things: Sequence[S], *, fewest: int) -> list[T]:
    """Do ``work`` on each of ``things``, shared like that; returns what it made of each, in their order."""
    shares = shared(lambda share: [work(thing) for thing in share], things, fewest=fewest)
    results = list[Any](things)
    for number, share in enumerate(shares):
        results[number :: len(shares)] = share
    return results


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Start ``work`` and yield the function that waits for what it gives, or raises what it raised, to be asked once.

    ``work`` may change nothing that others see but files, and yields plain values: they are copied from one process to
    the other. Raises ``ChildProcessError`` when the other process was ended from outside.
    """
    started = _started(work) if processors() > 1 else None
    if started is None:
        yield work
        return
    other, answer = started
    try:
        with os.fdopen(answer, "rb") as pipe:
            yield lambda: _taken(pipe.read())
    finally:
        # Nobody listens any more, so that the other one ends even where nobody asked.
        os.waitpid(other, 0)


def _started(work: Callable[[], object]) -> tuple[int, int] | None:
    """Start the other process and return its number and the pipe for its answer; None where the system refuses."""
    starter = os.getpid()
    receiver, sender = os.pipe()
    # What is there by now is not looked through for garbage again: each process that looks makes a copy of it.
    gc.freeze()
    try:
        other = os.fork()
    except OSError:
        os.close(receiver)
        os.close(sender)
        return None
    if other == 0:
        die_with(starter)
        os.close(receiver)
        _end_with(work, sender)
    os.close(sender)
    return other, receiver


def processors() -> int:
    """Return how many processes may work at once."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _unless_left_alone(share: Iterable[S], starter: int) -> Iterator[S]:
    """Yield the things of a share; a process whose ``starter`` is gone ends, so that it writes into no other's site."""
    for thing in share:
        if starter not in {os.getpid(), os.getppid()}:
            os._exit(1)
        yield thing


def _end_with(work: Callable[[], object], sender: int) -> NoReturn:
    """Do the work in the other process, send what it gives or raises, and end without a trace of the main work."""
    try:
        with suppress(BaseException), os.fdopen(sender, "wb") as pipe:
            try:
                answer = pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
            except Exception as fault:  # noqa: BLE001 - whatever it is, it is raised where the work was wanted
                fault.add_note("".join(format_tb(fault.__traceback__)))
                answer = pickle.dumps((None, fault))
            pipe.write(answer)
    finally:
        os._exit(0)


def _taken(answer: bytes) -> Any:  # noqa: ANN401 - whatever the work gives
    """Return what was sent whole, or raise what was raised; half a pickle is none."""
    try:
        result, fault = pickle.loads(answer)  # noqa: S301 - made by this very program a moment ago
    except (pickle.UnpicklingError, EOFError):
        raise ChildProcessError("a process of this program was ended") from None
    if fault is not None:
        raise fault
    return result
