"""What is known of an address from one run to the next, and when it is fair to call it broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.records.memory.link_states import DEAD, Answer, LinkState, Reason, first_state

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
    ``documents`` are the names of documents that lead to it.
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


def learn(known: Known, answer: Answer, day: date) -> Known:
    """Add the answer of ``day`` to what is known; an address that was not asked for keeps what it had."""
    if first_state(answer.reason) is LinkState.UNCHECKED:
        return replace(known, reason=answer.reason) if known.checked is None else known
    history = _lengthened(known.history, answer.reason, day)
    return replace(
        known,
        state=_state(answer.reason, history),
        reason=answer.reason,
        status=answer.status,
        final=answer.final,
        checked=day,
        last_good=day if answer.reason in _GOOD else known.last_good,
        history=history,
    )


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


def _state(reason: Reason, history: Sequence[Spell]) -> LinkState:
    """Return the state: broken at once only for 404 and 410, else after more than one dead day since it answered."""
    if reason not in DEAD:
        return first_state(reason)
    dead = 0
    for spell in reversed(history):
        if first_state(spell.reason) in _ANSWERED:
            break
        dead += spell.days if spell.reason in DEAD or spell.reason is Reason.GONE else 0
    return LinkState.BROKEN if dead > 1 else LinkState.TEMPORARY
