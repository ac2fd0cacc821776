"""How much is asked of other people's servers, and of this machine, at most."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a run; times in seconds, sizes in bytes.

    ``backoff`` are the pauses before an address is asked for again, so their number is that of the retries. A server
    that asks for a longer pause than ``longest_pause`` is not asked again. ``pace`` lies between two requests to the
    same host, ``whole`` is for the whole run.
    """

    connect: float = 10
    answer: float = 25
    body: int = 65_536
    redirects: int = 10
    backoff: tuple[float, ...] = (2, 8)
    longest_pause: float = 60
    pace: float = 0.5
    hosts: int = 12
    whole: float = 1_800


DEFAULT = Limits()
