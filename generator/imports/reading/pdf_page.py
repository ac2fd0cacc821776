"""What stands on a page of a PDF: pieces of text in the order of the file, and the lines that are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PageObject

from generator.inspection.bounds import Budget

_MOST_LINES, _MOST_PIECES = 20_000, 50_000
_PAINTED = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_STRAIGHT = 1.5
"""How far the ends of a line may be off each other to be level or upright (in points)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and where it begins."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn: at ``at``, from ``begin`` to ``end``; level ones are at a height, others at a distance."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Page:
    """The pieces of text, and the level and upright lines."""

    pieces: list[Piece] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)


def page_of(page: PageObject, budget: Budget) -> Page:
    """Return what stands on ``page``; raises what the library raises for a broken one."""
    pen = _Pen()
    found = pen.page

    def text(words: str, current: Any, at: Any, *_: Any) -> None:  # noqa: ANN401 - pypdf types no matrices
        """Take a piece of text."""
        if words.strip() and len(found.pieces) < _MOST_PIECES:
            x, y = _moved(float(at[4]), float(at[5]), current)
            found.pieces.append(Piece(x, y, budget.take(words)))

    page.extract_text(visitor_operand_before=pen.operate, visitor_text=text)
    return found


def _moved(x: float, y: float, matrix: Any) -> tuple[float, float]:  # noqa: ANN401 - the same
    a, b, c, d, e, f = (float(one) for one in matrix)
    return a * x + c * y + e, b * x + d * y + f


class _Pen:
    """Follows what is drawn; a path counts once it is painted."""

    def __init__(self) -> None:
        self.page = Page()
        self.at = self.begin = (0.0, 0.0)
        self.path: list[tuple[tuple[float, float], tuple[float, float]]] = []

    def operate(self, operator: bytes, operands: Any, matrix: Any, _text: Any) -> None:  # noqa: ANN401 - the same
        """Take one operation of the page."""
        try:
            self._operate(operator, operands, matrix)
        except (TypeError, ValueError, IndexError):
            self.path.clear()

    def _operate(self, operator: bytes, operands: Any, matrix: Any) -> None:  # noqa: ANN401 - the same
        if operator == b"m":
            self.at = self.begin = _moved(float(operands[0]), float(operands[1]), matrix)
        elif operator == b"l":
            there = _moved(float(operands[0]), float(operands[1]), matrix)
            self.path.append((self.at, there))
            self.at = there
        elif operator == b"re":
            x, y, width, height = (float(one) for one in operands[:4])
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
            points = [_moved(*corner, matrix) for corner in corners]
            self.path += pairwise(points)
        elif operator == b"h":
            self.path.append((self.at, self.begin))
        elif operator in _PAINTED:
            self._paint()
        elif operator == b"n":
            self.path.clear()

    def _paint(self) -> None:
        for (x, y), (right, top) in self.path:
            if len(self.page.level) + len(self.page.upright) >= _MOST_LINES:
                break
            if abs(y - top) < _STRAIGHT <= abs(x - right):
                self.page.level.append(Rule((y + top) / 2, min(x, right), max(x, right)))
            elif abs(x - right) < _STRAIGHT <= abs(y - top):
                self.page.upright.append(Rule((x + right) / 2, min(y, top), max(y, top)))
        self.path.clear()
