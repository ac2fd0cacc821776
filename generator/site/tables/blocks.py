"""Words into blocks of a cell: marks counted, digits in the layout's style, lists inline where a column joins them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.records.layouts.model import Column, Layout
from generator.records.model.measure import Step
from generator.site.tables.values import TICKED, UNTICKED, Block, Entry
from generator.thai.digits import to_arabic, to_thai

_KEEP = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
"""Addresses are never written with other digits than their own: they would no longer lead anywhere."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes entries the way one column of a layout wants them."""

    layout: Layout
    column: Column

    def text(self, words: str | None) -> tuple[Block, ...]:
        """Return running text, each line by itself; a column whose single entries have a mark gives it to each."""
        lines = [line for line in (words or "").split("\n") if line]
        entries = (Entry(in_text(line, self.layout), self.column.marks.one) for line in lines)
        return tuple(Block("list" if entry.mark else "text", (entry,)) for entry in entries)

    def plain(self, words: str | None) -> tuple[Block, ...]:
        """Return running text without any mark."""
        return (Block("text", (Entry(in_text(words, self.layout)),)),) if words else ()

    def heading(self, words: str) -> tuple[Block, ...]:
        """Return a line that leads the lines after it."""
        return (Block("heading", (Entry(in_text(words, self.layout)),)),)

    def list(self, entries: Sequence[str | Step], already: int = 0, of: int | None = None) -> tuple[Block, ...]:
        """Return a list; ``already`` entries were counted before it, ``of`` is how many there are in all."""
        lines = [(entry, ()) if isinstance(entry, str) else (entry.text, entry.sub) for entry in entries]
        if not lines:
            return ()
        if self.column.joiner is not None:
            return self.plain(self.column.joiner.join(text for text, _ in lines))
        single = (of if of is not None else len(lines)) == 1
        mark = self.column.marks.one if single else self.column.marks.many
        made = tuple(self._entry(*line, mark, number) for number, line in enumerate(lines, start=already + 1))
        return (Block("list" if mark or len(made) > 1 or made[0].sub else "text", made),)

    def _entry(self, text: str, sub: Sequence[str], mark: str, number: int) -> Entry:
        under = tuple(
            Entry(in_text(words, self.layout), self.mark(self.column.marks.sub, number, place))
            for place, words in enumerate(sub, start=1)
        )
        return Entry(in_text(text, self.layout), self.mark(mark, number), under)

    def mark(self, pattern: str, number: int, sub: int = 0) -> str:
        """Write a mark: ``{n}.`` → ``๒.`` in the layout's digits."""
        return in_digits(pattern.replace("{n}", str(number)).replace("{m}", str(sub)), self.layout)

    def choices(self, choices: Iterable[tuple[str, bool]]) -> tuple[Block, ...]:
        """Return boxes with their labels, ticked or not."""
        entries = tuple(Entry(label, TICKED if ticked else UNTICKED) for label, ticked in choices)
        return (Block("choices", entries),) if entries else ()


def in_digits(text: str, layout: Layout) -> str:
    """Write what the layout itself generates (numbers, marks, scores, dates) in its digits."""
    return to_thai(text) if layout.digits == "thai" else to_arabic(text)


def in_text(text: str, layout: Layout) -> str:
    """Write words of a record in the layout's digits, or as they were written where the layout says so."""
    if layout.text_digits == "as_written":
        return text
    turn: Callable[[str], str] = to_thai if layout.digits == "thai" else to_arabic
    pieces = _KEEP.split(text)
    kept = [*_KEEP.findall(text), ""]
    return "".join(turn(piece) + address for piece, address in zip(pieces, kept, strict=True))


def said_once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Leave out text that another text of the same cell says as well: a note may repeat a period or a follow-up."""
    of_cell = list(blocks)
    texts = [_squeezed(block) if block.kind == "text" else "" for block in of_cell]
    kept = [
        block
        for place, block in enumerate(of_cell)
        if not texts[place]
        or not any(
            texts[place] in other and (texts[place] != other or earlier < place)
            for earlier, other in enumerate(texts)
            if earlier != place
        )
    ]
    return tuple(kept)


def _squeezed(block: Block) -> str:
    return re.sub(r"\s+", "", to_arabic("".join(entry.text for entry in block.entries)))
