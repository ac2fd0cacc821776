"""Which rows the workbook of a plan has, each with the key by which it is known when it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.imports.plan import Proposal
from generator.imports.plan_sheet.cells import cells_of
from generator.imports.plan_sheet.kept import Kept


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A cell of a record: the number of the record in the plan, the path in it, and what would be written."""

    key: str
    number: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """Words that are in no record: where they stand, why, and their place in the plan."""

    key: str
    place: str
    text: str
    reason: str


def record_rows(proposals: Sequence[Proposal]) -> Iterator[RecordRow]:
    """Yield a row for every cell of the records of a plan."""
    for number, proposal in enumerate(proposals):
        for path, text in cells_of(proposal.data):
            yield RecordRow(f"{number}:{path}", number, path, text)


def unread_rows(kept: Kept) -> Iterator[UnreadRow]:
    """Yield a row for everything that is in no record: first the cells, then the words outside of tables."""
    for number, one in enumerate(kept.unread):
        yield UnreadRow(f"u{number}", str(one.spot), one.text, one.reason)
    for number, (file, text) in enumerate(outside(kept)):
        yield UnreadRow(f"o{number}", file, text, "ข้อความนอกตาราง")


def outside(kept: Kept) -> Iterator[tuple[str, str]]:
    """Yield the words outside of tables, each with its file."""
    yield from ((file, text) for file, texts in kept.outside.items() for text in texts)


def left_of(kept: Kept, keys: Sequence[str]) -> tuple[list[int], list[tuple[str, str]]]:
    """Return the numbers of the unread cells, and the words outside, whose rows are among ``keys``."""
    left = set(keys)
    numbers = [number for number in range(len(kept.unread)) if f"u{number}" in left]
    return numbers, [one for number, one in enumerate(outside(kept)) if f"o{number}" in left]
