"""The parser and its events, as far as this package looks at them; both of PyYAML's parsers give these shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser: libyaml where PyYAML has it, else the slow one in Python."""


class Mark(Protocol):
    """A position; ``index`` counts characters from the start of the text, ``line`` YAML's lines from 0."""

    index: int
    line: int


class Event(Protocol):
    """Any event, with the position of its first character and the one behind its last."""

    start_mark: Mark
    end_mark: Mark


class NodeEvent(Event, Protocol):
    """A node with its anchor and its tag, ``None`` where the user wrote none."""

    anchor: str | None
    tag: str | None


class ScalarEvent(NodeEvent, Protocol):
    """A scalar: its text, and the quote or block sign it was written with (nothing for plain text)."""

    value: str
    style: str | None


class DocumentEndEvent(Event, Protocol):
    """The end of a document; ``explicit`` when the user wrote ``...``."""

    explicit: bool


@dataclass(frozen=True, slots=True)
class Scalar:
    """Where a scalar stands in the text, in characters, and its quote or block sign."""

    start: int
    end: int
    style: str


def events_of(text: str) -> Iterator[Any]:
    """Yield the events of ``text`` as they are read; raises ``yaml.YAMLError`` where the syntax breaks."""
    # ``yaml.parse`` does the same through a generator in Python, at a third more time.
    return iter(LOADER(text).get_event, None)
