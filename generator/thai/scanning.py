"""Cutting a compact text into pieces: at every place the longest notation that fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.thai.frequencies import Every
from generator.thai.points import Range
from generator.thai.quarters import QuarterRange, Quarters
from generator.thai.year_parts import Months, Rounds, Years

MarkKind = Literal["open", "close", "and", "from", "within", "number", "filler", "words"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece that is no time: a bracket, a word that joins times or adds nothing, or other words."""

    kind: MarkKind


Part = Range | Quarters | QuarterRange | Months | Rounds | Every
Piece = Part | Years | Mark
Maker = Callable[[re.Match[str], str], Piece | None]
Form = tuple[re.Pattern[str], Maker]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where it stands in the compact text."""

    piece: Piece
    start: int
    end: int


def mark(pattern: str, kind: MarkKind) -> Form:
    """Make the form that reads ``pattern`` as a mark."""
    return re.compile(pattern), lambda _match, _text: Mark(kind)


BRACKETS = (mark(r"\(", "open"), mark(r"\)", "close"))


def scan(plain: str, forms: Sequence[Form], text: str) -> list[Placed]:
    """Cut ``plain``, the compact form of ``text``, into pieces; what fits no form becomes ``words``.

    Raises ``ThaiTimeError`` where a form fits but what it says cannot be.
    """
    pieces: list[Placed] = []
    place = 0
    while place < len(plain):
        placed = _longest(plain, place, forms, text)
        if placed is None:
            placed = Placed(Mark("words"), place, place + 1)
            if pieces and pieces[-1].piece == placed.piece:
                placed = Placed(placed.piece, pieces.pop().start, placed.end)
        pieces.append(placed)
        place = placed.end
    return pieces


def _longest(plain: str, place: int, forms: Sequence[Form], text: str) -> Placed | None:
    matches = [(match.end(), match, make) for pattern, make in forms if (match := pattern.match(plain, place))]
    for end, match, make in sorted(matches, key=lambda candidate: -candidate[0]):
        if end > place and (piece := make(match, text)) is not None:
            return Placed(piece, place, end)
    return None
