"""What is known of each server during a run: how many of its answers are awaited, and whether it gives any.

A server that is not there is not looked for again for each of its addresses; one that hangs for two of them, and has
never answered, is given up; and when the time of the run is up nobody is asked any more.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from generator.link_health.limits import Limits
from generator.records.memory.link_states import Answer, Reason

_NOT_THERE = frozenset({Reason.NO_NAME, Reason.UNREACHABLE, Reason.REFUSED_CONNECTION})
"""Reasons that hold for every address of a server in the same round."""
_PATIENCE = 0.4
"""Part of the time for an answer that a server still gets after it has hung."""
_SHORTEST = 0.05

Ask = Callable[[Limits], Answer]
"""Asks for one address within limits."""


class Hosts:
    """The servers of one run; safe for use by many threads."""

    def __init__(self, limits: Limits) -> None:
        """Begin the time of the run."""
        self._limits = limits
        self._until = time.monotonic() + limits.whole
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(limits.at_once))
        self._first: dict[str, threading.Semaphore] = defaultdict(threading.Semaphore)
        self._down: dict[str, Answer] = {}
        self._hung: Counter[str] = Counter()
        self._answered: set[str] = set()

    @property
    def left(self) -> float:
        """Seconds that are left of the run."""
        return max(0.0, self._until - time.monotonic())

    @property
    def threads(self) -> int:
        """How many addresses are asked for at a time: enough that one slow server does not hold up the others."""
        return self._limits.hosts * self._limits.at_once

    def begin_round(self) -> None:
        """Look again for servers that were not there; those that hung are given up for good."""
        with self._lock:
            self._down.clear()

    def is_given_up(self, host: str) -> bool:
        """Tell whether a server hung so often, without ever answering, that it is not asked any more."""
        return host not in self._answered and self._hung[host] >= self._limits.hangs

    def ask(self, host: str, ask: Ask) -> Answer:
        """Let ``ask`` ask ``host`` when it is its turn; answers without asking where that would be in vain.

        Until a server has answered once, it is asked for one address at a time.
        """
        with self._lock:
            turns = [self._turns[host]] if host in self._answered else [self._first[host], self._turns[host]]
        with ExitStack() as taken:
            for turn in turns:
                if not turn.acquire(timeout=self.left):
                    return Answer(Reason.OUT_OF_TIME)
                taken.callback(turn.release)
            known = self._known(host)
            if known is not None:
                return known
            answer = ask(replace(self._limits, answer=self._seconds(host)))
            self._learn(host, answer)
            return answer

    def _known(self, host: str) -> Answer | None:
        if self.left <= 0:
            return Answer(Reason.OUT_OF_TIME)
        with self._lock:
            if host in self._down:
                return self._down[host]
            if self.is_given_up(host):
                return Answer(Reason.TIMEOUT, words="เครื่องนี้ไม่ตอบที่อยู่อื่นของตนเลย จึงไม่ถามต่อ")
        return None

    def _seconds(self, host: str) -> float:
        patience = _PATIENCE if self._hung[host] >= self._limits.hangs else 1
        return max(_SHORTEST, min(self._limits.answer * patience, self.left))

    def _learn(self, host: str, answer: Answer) -> None:
        with self._lock:
            if answer.reason is Reason.TIMEOUT and answer.final is None and answer.status is None:
                self._hung[host] += 1
            elif answer.reason in _NOT_THERE and answer.final is None:
                self._down[host] = answer
            elif answer.status is not None:
                self._answered.add(host)
