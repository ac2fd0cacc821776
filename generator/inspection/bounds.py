"""How large a document may be, and how much time and memory opening it may take."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from time import process_time

FILE_BYTES = 200_000_000
"""A larger file is not opened: nobody on a telephone can either."""

UNPACKED_BYTES = 500_000_000
"""What all parts of a Word or Excel file may come to."""

PART_BYTES = 150_000_000
"""What one of its parts may come to."""

PARTS = 20_000
RATIO = 200
"""How many times larger than its file a part may be, where it is larger than ``HARMLESS`` bytes."""

HARMLESS = 5_000_000

PAGES = 1_000
CHARACTERS = 8_000_000
CELLS = 1_000_000
TABLE_CELLS = 60_000
"""Cells of one document that are kept one by one; of the rest only the text is."""
LINKS = 2_000
PICTURES = 500
PDF_OBJECTS = 200_000
"""Objects of a PDF that are asked whether they act."""

PICTURE_PIXELS = 100_000_000

READING_SECONDS = 20.0
"""Of the processor: then what was read so far is all."""

ACTION_SECONDS = 5.0
"""Of the processor, for looking at what a PDF does by itself."""

WALL_SECONDS = 45.0
"""By the clock: then the process that reads is ended."""

MEMORY_BYTES = 2_000_000_000
"""Of address space, for each process that reads; a file of ``FILE_BYTES`` and its copies fit."""

ANSWER_BYTES = 64_000_000
"""The longest answer that is taken from a process that reads."""


@dataclass
class Budget:
    """What is left of the characters, and of the processor's time, for one document."""

    characters: int = CHARACTERS
    seconds: float = READING_SECONDS
    started: float = field(default_factory=process_time)

    @property
    def is_spent(self) -> bool:
        """Whether reading has to end here."""
        return self.characters <= 0 or process_time() - self.started > self.seconds

    def take(self, text: str) -> str:
        """Return as much of ``text`` as is left, and count it."""
        kept = text[: max(self.characters, 0)]
        self.characters -= len(text)
        return kept

    def end(self) -> None:
        """Let nothing more be read."""
        self.characters = 0

    def within(self, texts: Iterable[str]) -> str:
        """Join the lines of ``texts`` until the budget is spent."""
        lines = []
        for text in texts:
            lines.append(self.take(text))
            if self.is_spent:
                break
        return "\n".join(lines)


def limit_memory(size: int = MEMORY_BYTES) -> None:
    """Let this process have at most ``size`` bytes of address space, where the system can do that (not on Windows)."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
