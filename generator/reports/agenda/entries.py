"""What an agenda holds: days with a title and a remark, and pieces of work that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or days ``first`` to ``last``; ``key`` tells it from every other one for as long as the agency keeps it.

    ``warn`` is set where a calendar should remind people some days before the last.
    """

    key: str
    first: date
    last: date
    title: str
    note: str = ""
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work of fiscal year ``year`` (BE): what it is, how it stands, and the units that must act."""

    year: int
    title: str
    state: str
    units: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """All of it for ``agency`` on ``day``; ``host`` is its first domain, ``today`` what is to be said of that day."""

    agency: str
    host: str
    day: date
    days: Sequence[Day]
    tasks: Sequence[Task]
    today: Sequence[str] = ()
