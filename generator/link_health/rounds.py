"""Visits many addresses: every server at its own pace, and what may only have been a bad moment once more.

The second look is one as a browser: some servers keep programs out, or break off, and no reader ever notices.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed

from generator.link_health.fetch import AS_BROWSER, HEADERS
from generator.link_health.guard import Guard
from generator.link_health.hosts import Hosts
from generator.link_health.limits import Limits, Pace
from generator.link_health.visit import host_of, visit
from generator.records.memory.link_states import AGAIN, Answer, LinkState, Reason, first_state

_KEPT_OUT = frozenset({Reason.DENIED, Reason.BOT_WALL, Reason.SAYS_DENIED})
"""Reasons that a browser may not meet: worth one look as one, and no more."""

Done = Callable[[int], None]
"""Called with how many more addresses are done."""


def visit_all(  # noqa: PLR0913 - whom, how, and what is known already
    addresses: Iterable[str],
    guard: Guard,
    limits: Limits,
    pace: Pace,
    *,
    known: Mapping[str, Answer] | None = None,
    hosts: Hosts | None = None,
    done: Done | None = None,
) -> dict[str, Answer]:
    """Return the answer of each of ``addresses``; those that time did not allow are ``OUT_OF_TIME``.

    ``known`` are answers that somebody has already; only what may pass of them is asked for again.
    """
    hosts = hosts or Hosts(limits)
    every = list(dict.fromkeys(addresses))
    answers = dict(known or {})
    first = [address for address in every if address not in answers]
    answers.update(_round(first, guard, pace, hosts, HEADERS))
    waiting = [address for address in every if _is_worth_it(address, answers[address], limits, hosts)]
    if done:
        done(len(every) - len(waiting))
    for pause in limits.backoff:
        if not waiting or pause >= hosts.left:
            break
        time.sleep(pause)
        hosts.begin_round()
        for address in waiting:
            pace.hold(host_of(address), min(answers[address].wait or 0, hosts.left))
        for address, answer in _round(waiting, guard, pace, hosts, AS_BROWSER).items():
            answers[address] = _better(answers[address], answer)
        again = [
            address
            for address in waiting
            if answers[address].reason not in _KEPT_OUT and _is_worth_it(address, answers[address], limits, hosts)
        ]
        if done:
            done(len(waiting) - len(again))
        waiting = again
    return answers


def _is_worth_it(address: str, answer: Answer, limits: Limits, hosts: Hosts) -> bool:
    """Tell whether a second look may find something else, and the server allows one within the time of the run."""
    if answer.reason not in AGAIN | _KEPT_OUT or hosts.is_given_up(host_of(address)):
        return False
    return (answer.wait or 0) <= min(limits.longest_pause, hosts.left)


def _better(before: Answer, now: Answer) -> Answer:
    """Return the answer that counts: the later one, unless it says less than the one before."""
    if now.reason is Reason.OUT_OF_TIME:
        return before
    if before.reason in _KEPT_OUT and first_state(now.reason) is LinkState.TEMPORARY:
        return before
    return now


def _round(
    addresses: list[str], guard: Guard, pace: Pace, hosts: Hosts, headers: Mapping[str, str]
) -> Mapping[str, Answer]:
    """Ask for each address once, as many servers at a time as is allowed."""

    def ask(address: str) -> tuple[str, Answer]:
        """Ask for one address when it is its server's turn."""
        answer = hosts.ask(host_of(address), lambda limits: visit(address, guard, limits, pace, headers))
        return address, answer

    if not addresses:
        return {}
    queue = in_turns(addresses)
    threads = ThreadPoolExecutor(max(1, min(hosts.threads, len(queue))))
    try:
        return dict(future.result() for future in as_completed([threads.submit(ask, address) for address in queue]))
    finally:  # also when the person presses Ctrl-C: the threads then end after the request they are at
        threads.shutdown(wait=True, cancel_futures=True)


def in_turns(addresses: Iterable[str]) -> list[str]:
    """Return the addresses so that those of one server stand as far apart as can be."""
    of_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        of_host[host_of(address)].append(address)
    ranked = ((rank, address) for own in of_host.values() for rank, address in enumerate(own))
    return [address for _, address in sorted(ranked, key=lambda pair: pair[0])]
