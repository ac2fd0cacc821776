"""Whether the words of a follow-up say other times than its fields: then neither can be relied on."""

from __future__ import annotations

from generator.records.model.period import FollowUp
from generator.thai.due_dates import Schedule
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up


def differs(read: Schedule, given: FollowUp) -> bool:
    """Tell whether the words say other quarters, days or intervals than the fields; one way of saying it is enough."""
    if given.quarters and read.quarters:
        return tuple(given.quarters) != tuple(read.quarters)
    if given.due and read.due:
        return set(given.due) != set(read.due)
    return bool(given.every and read.every_months and given.every != read.every_months)


def contradicts_itself(follow_up: FollowUp | None, year: int) -> bool:
    """Tell whether a follow-up of fiscal year ``year`` (BE) has words that can be read and say something else."""
    if follow_up is None or not follow_up.text:
        return False
    try:
        return differs(parse_follow_up(follow_up.text, year), follow_up)
    except ThaiTimeError:
        return False
