"""Visits many addresses in rounds.

Every host has its own thread and its own pace, and what may only have been a bad moment is asked for once more.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event

from generator.link_health.guard import Guard
from generator.link_health.limits import Limits, Pace
from generator.link_health.visit import host_of, visit
from generator.records.memory.link_states import AGAIN, Answer, Reason

_HOST_DOWN = frozenset({Reason.NO_NAME, Reason.UNREACHABLE, Reason.REFUSED_CONNECTION})
"""Reasons that hold for every address of the host in the same round."""

Done = Callable[[int], None]
"""Called with how many more addresses are done."""


def visit_all(
    addresses: Iterable[str], guard: Guard, limits: Limits, pace: Pace, *, done: Done | None = None
) -> dict[str, Answer]:
    """Return the answer of each of ``addresses``; those that time did not allow are ``OUT_OF_TIME``."""
    until = time.monotonic() + limits.whole
    waiting = list(dict.fromkeys(addresses))
    answers: dict[str, Answer] = {}
    for pause in (0.0, *limits.backoff):
        if not waiting or time.monotonic() + pause >= until:
            break
        time.sleep(pause)
        answers.update(_round(waiting, guard, limits, pace, until))
        again = [address for address in waiting if _may_pass(answers[address], limits)]
        if done:
            done(len(waiting) - len(again))
        for address in again:
            if wait := answers[address].wait:
                pace.hold(host_of(address), wait)
        waiting = again
    return answers


def _may_pass(answer: Answer, limits: Limits) -> bool:
    return answer.reason in AGAIN and (answer.wait or 0) <= limits.longest_pause


def _round(addresses: list[str], guard: Guard, limits: Limits, pace: Pace, until: float) -> Mapping[str, Answer]:
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[host_of(address)].append(address)
    answers: dict[str, Answer] = {}
    stopped = Event()

    def ask(address: str) -> Answer:
        """Ask one address, unless time is up."""
        late = stopped.is_set() or time.monotonic() >= until
        return Answer(Reason.OUT_OF_TIME) if late else visit(address, guard, limits, pace)

    with ThreadPoolExecutor(max(1, min(limits.hosts, len(hosts)))) as threads:
        try:
            for future in as_completed([threads.submit(_one_host, own, ask) for own in hosts.values()]):
                answers.update(future.result())
        finally:  # also when the person presses Ctrl-C: the threads then end after the request they are at
            stopped.set()
    return answers


def _one_host(addresses: list[str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """Ask for the addresses of one host one after the other; a host that is not there is asked only once."""
    answers: dict[str, Answer] = {}
    down: Answer | None = None
    for address in addresses:
        answers[address] = down or ask(address)
        if answers[address].reason in _HOST_DOWN and answers[address].final is None:
            down = answers[address]
    return answers
