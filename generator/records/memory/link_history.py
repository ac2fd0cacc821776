"""What is known of an address from one run to the next, and when it is fair to call it broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.records.memory.link_fingerprint import Fingerprint, is_another
from generator.records.memory.link_states import AT_ONCE, DEAD, Answer, LinkState, Reason, first_state
from generator.records.model.site_config import BROKEN_AFTER_DAYS

KEPT_SPELLS = 12
"""How far the history of one address goes back, in spells."""

_GOOD = frozenset({Reason.FINE, Reason.REDIRECTED})
_ANSWERED = frozenset({LinkState.OK, LinkState.MOVED, LinkState.REFUSED, LinkState.CERTIFICATE})
"""States in which somebody answered, so that the address is not dead."""


_Day = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2200, 1, 1))]
"""The bounds are for what is read back from the file: a day that can be counted from."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Checks in a row with the same reason: the first and the last day, and on how many days there was a check."""

    reason: Reason
    first: _Day
    last: _Day
    days: Annotated[int, Field(ge=1, le=100_000)] = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one address.

    ``checked`` is the day of the last answer and None before the first; ``last_good`` the last day it opened.
    ``documents`` are the names of documents that lead to it, ``words`` what the page said that led to the verdict.
    ``fingerprint`` is that of what came when it last opened, and ``drifted`` the day since which that is another thing
    than before.
    """

    first_seen: _Day
    state: LinkState = LinkState.UNCHECKED
    reason: Reason = Reason.NOT_ASKED
    status: Annotated[int, Field(ge=0, le=9999)] | None = None
    final: str | None = None
    checked: _Day | None = None
    last_good: _Day | None = None
    history: tuple[Spell, ...] = ()
    documents: tuple[str, ...] = ()
    words: str | None = None
    fingerprint: Fingerprint | None = None
    drifted: _Day | None = None


def learn(known: Known, answer: Answer, day: date, broken_after: int = BROKEN_AFTER_DAYS) -> Known:
    """Add the answer of ``day`` to what is known; an address that was not asked for keeps what it had.

    ``broken_after`` is after how many days a server in trouble makes a link broken.
    """
    if first_state(answer.reason) is LinkState.UNCHECKED:
        return replace(known, reason=answer.reason) if known.checked is None else known
    history = _lengthened(known.history, answer.reason, day)
    return replace(
        known,
        state=_state(answer.reason, history, broken_after),
        reason=answer.reason,
        status=answer.status,
        final=answer.final,
        checked=day,
        last_good=day if answer.reason in _GOOD else known.last_good,
        history=history,
        words=answer.words,
        fingerprint=answer.fingerprint or known.fingerprint,
        drifted=_drifted(known, answer, day),
    )


def _drifted(known: Known, answer: Answer, day: date) -> date | None:
    """Return since when something else came; what came before is forgotten, so that it is told of the change alone."""
    if answer.fingerprint is None or known.fingerprint is None or not is_another(known.fingerprint, answer.fingerprint):
        return known.drifted
    return day


def _lengthened(history: Sequence[Spell], reason: Reason, day: date) -> tuple[Spell, ...]:
    """Add a day's answer; the last answer of a day is the one that counts."""
    spells = list(history)
    if spells and spells[-1].last == day and spells[-1].reason is not reason and spells[-1].days == 1:
        spells.pop()
    if not spells or spells[-1].reason is not reason:
        spells.append(Spell(reason, day, day))
    elif spells[-1].last < day:
        spells[-1] = replace(spells[-1], last=day, days=spells[-1].days + 1)
    return tuple(spells[-KEPT_SPELLS:])


def _state(reason: Reason, history: Sequence[Spell], broken_after: int) -> LinkState:
    """Return the state: broken at once where the page is gone, else when nobody answered for long enough.

    That is on a second day where no server is there at all, and after ``broken_after`` days where one is in trouble.
    """
    if reason not in DEAD:
        return first_state(reason)
    days, first = 0, history[-1].last
    for spell in reversed(history):
        if first_state(spell.reason) in _ANSWERED:
            break
        if spell.reason in DEAD or first_state(spell.reason) is LinkState.BROKEN:
            days, first = days + spell.days, spell.first
    since = (history[-1].last - first).days
    needed = 1 if reason in AT_ONCE else broken_after
    return LinkState.BROKEN if days > 1 and since >= needed else LinkState.TEMPORARY
