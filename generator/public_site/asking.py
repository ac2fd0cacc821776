"""Asks a site's own server, several connections at once, at a pace that it can bear."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from urllib3.util import Url

from generator.link_health.fetch import AGENT
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT, Limits, Pace
from generator.link_health.visit import fetch_through, host_of
from generator.public_site.line import Came, Lines, Question
from generator.records.memory.link_states import AGAIN, Answer, Reason

T = TypeVar("T")


@dataclass(frozen=True)
class Means:
    """How a site may be asked: over which door, how patiently, over how many connections, and as whom."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = DEFAULT
    connections: int = 4
    agent: str = AGENT


class Asker:
    """One who asks; its connections stay open. For use by one thread."""

    def __init__(self, means: Means, pace: Pace) -> None:
        """Ask with ``means`` at a ``pace`` that is shared with others."""
        self._means, self._pace = means, pace
        self._lines = Lines(means.agent)

    def ask(self, url: str, question: Question) -> tuple[Answer, Came | None]:
        """Ask for ``url`` and follow where it leads; what may pass is tried again, what is never there is not."""
        limits = self._means.limits
        answer, came = self._once(url, question)
        for pause in limits.backoff:
            is_cut = came is not None and came.is_cut
            if not is_cut and (answer.reason not in AGAIN or answer.reason in _NOT_WORTH_IT):
                break
            if (answer.wait or 0) > limits.longest_pause:
                break
            self._pace.hold(host_of(url), max(pause, answer.wait or 0))
            answer, came = self._once(url, question)
        return answer, came

    def _once(self, url: str, question: Question) -> tuple[Answer, Came | None]:
        last: list[Came] = []

        def ask(url: Url, guard: Guard, limits: Limits, headers: Mapping[str, str]) -> Came:
            """Ask on the line that is held, and keep what came."""
            asked = replace(question, headers={**question.headers, **headers}) if headers else question
            last.append(self._lines.ask(url, guard, limits, asked))
            return last[-1]

        answer, fetched = fetch_through(url, self._means.guard, self._means.limits, self._pace, ask)
        return answer, last[-1] if fetched is not None else None

    def close(self) -> None:
        """End the connections."""
        self._lines.close()


_NOT_WORTH_IT = frozenset({Reason.EMPTY, Reason.LOOP, Reason.BAD_REDIRECT, Reason.BAD_REQUEST})
"""Reasons that a second question a moment later does not change."""


@contextmanager
def asker(means: Means, pace: Pace) -> Iterator[Asker]:
    """Give somebody who asks, until the block is left."""
    asking = Asker(means, pace)
    try:
        yield asking
    finally:
        asking.close()


def ask_all(
    things: Sequence[T], work: Callable[[Asker, T], None], means: Means, pace: Pace, late: Callable[[T], None]
) -> None:
    """Let ``means.connections`` askers do ``work`` on the things in their order; ``late`` is told what time forbids."""
    waiting = deque(things)
    until = time.monotonic() + means.limits.whole
    stopped = threading.Event()

    def share() -> None:
        """Ask for things on one line until none is waiting."""
        with asker(means, pace) as asking:
            while not stopped.is_set():
                try:
                    thing = waiting.popleft()
                except IndexError:
                    return
                if time.monotonic() >= until:
                    late(thing)
                else:
                    work(asking, thing)

    with ThreadPoolExecutor(max(1, min(means.connections, len(things)))) as threads:
        try:
            shares = [threads.submit(share) for _ in range(min(means.connections, len(things)))]
            for one in shares:
                one.result()
        finally:  # also when the person presses Ctrl-C: the threads then end after the request they are at
            stopped.set()
