"""What is wrong in a text, as plain values, before it becomes findings in a named file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings.marks import Mark
from generator.findings.messages.store import message


@dataclass(frozen=True, slots=True)
class Trouble:
    """A code of the catalogue of messages, the offset (in characters) it points at, and what fills its wording.

    ``example`` is the user's own line written the right way; empty means the example of the catalogue.
    """

    code: str
    offset: int
    values: Mapping[str, object] = field(default_factory=dict)
    example: str = ""

    def marked(self, mark: Mark) -> bool:
        """Tell whether troubles of its kind have the property ``mark``."""
        return mark in message(self.code).marks


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction of the text: the characters from ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """Return ``text`` corrected."""
        return text[: self.start] + self.new + text[self.end :]

    def before(self, offset: int) -> int:
        """Return where the character at ``offset`` of the corrected text stood before the correction."""
        if offset >= self.start + len(self.new):
            return offset - len(self.new) + self.end - self.start
        return min(offset, max(self.start, self.end - 1)) if offset > self.start else offset


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong, and the correction with which reading can go on, if there is a sure one."""

    trouble: Trouble
    edit: Edit | None = None
