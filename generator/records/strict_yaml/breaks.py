"""The point where the parser gave up, as the rules that explain it look at it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.strict_yaml.events import Scalar
from generator.records.strict_yaml.lines import Line, line_at


@dataclass(frozen=True, slots=True)
class Break:
    """Where and how the parser gave up: its wording, the offsets it names, the scalar read just before."""

    text: str
    wording: str
    offset: int
    context_offset: int
    last: Scalar | None

    @property
    def line(self) -> Line:
        """The line where the parser gave up."""
        return line_at(self.text, self.offset)

    @property
    def context_line(self) -> Line:
        """The line where what the parser was reading had begun."""
        return line_at(self.text, self.context_offset)
