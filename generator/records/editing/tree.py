"""A text of strict YAML as a tree: every value with the characters that it takes, so that they can be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn, cast

import yaml

from generator.records.strict_yaml import keys
from generator.records.strict_yaml.events import ScalarEvent, events_of
from generator.system.text_characters import line_span

_BLOCK_STYLES = ("|", ">")


@dataclass(slots=True)
class Node:
    """A value: its first character and the one behind its last, and how it is written.

    ``style`` is a scalar's quote or block sign, ``[`` or ``{`` for a collection in brackets, and nothing otherwise.
    """

    start: int
    end: int
    style: str
    kind: type[str | list[object] | dict[str, object]]
    children: list[Child] = field(default_factory=list)

    def child(self, step: str | int) -> Child:
        """Return what stands at ``step``; raises ``KeyError`` or ``IndexError``."""
        if isinstance(step, int):
            return self.children[step]
        return next((child for child in self.children if child.key == step), None) or _missing(step)

    @property
    def is_flow(self) -> bool:
        """Whether it is a collection in brackets."""
        return self.style in {"[", "{"}

    def scalars(self) -> Iterator[Node]:
        """Yield the scalars in it, names of fields too, in the order of the text."""
        if self.kind is str:
            yield self
        for child in self.children:
            if child.name is not None:
                yield child.name
            yield from child.node.scalars()


@dataclass(slots=True)
class Child:
    """An entry: where its key or its dash begins, and its value; ``name`` is the key as it is written."""

    key: str | int
    start: int
    node: Node
    name: Node | None = None


def tree(text: str) -> Node:
    """Return the root of ``text``, which parses; raises ``ValueError`` where it is more than strict YAML."""
    events = events_of(text)
    try:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return _node(text, event, events)
    except yaml.YAMLError:
        pass
    return _refuse()


def at(root: Node, path: Sequence[str | int]) -> Node:
    """Return the value at ``path``; raises ``KeyError`` or ``IndexError``."""
    for step in path:
        root = root.child(step).node
    return root


def column(text: str, offset: int) -> int:
    """Return how many characters stand before ``offset`` in its line."""
    return offset - line_span(text, offset)[0]


def _node(text: str, event: Any, events: Iterator[Any]) -> Node:  # noqa: ANN401 - an event of either parser
    start, end = event.start_mark.index, event.end_mark.index
    if type(event) is yaml.ScalarEvent:
        style = event.style or ""
        if style in _BLOCK_STYLES:
            end = start + len(text[start:end].rstrip())
        return Node(start, end, style, str)
    if type(event) is yaml.SequenceStartEvent:
        return _sequence(text, event, events)
    if type(event) is yaml.MappingStartEvent:
        return _mapping(text, event, events)
    return _refuse()


def _sequence(text: str, event: Any, events: Iterator[Any]) -> Node:  # noqa: ANN401 - an event of either parser
    node = Node(event.start_mark.index, 0, "[" if event.flow_style else "", list)
    dash = re.compile(rf"(?:^|(?<=[\r\n])) {{{column(text, node.start)}}}-(?=\s|\Z)")
    inner: Any
    for inner in events:
        end: int = inner.end_mark.index
        if isinstance(inner, yaml.SequenceEndEvent):
            node.end = end if node.is_flow else node.children[-1].node.end
            return node
        value = _node(text, inner, events)
        start = value.start
        if not node.is_flow:
            found = dash.search(text, node.children[-1].node.end, value.start) if node.children else None
            start = found.end() - 1 if found else node.start if not node.children else _refuse()
        node.children.append(Child(len(node.children), start, value))
    return _refuse()


def _mapping(text: str, event: Any, events: Iterator[Any]) -> Node:  # noqa: ANN401 - an event of either parser
    node = Node(event.start_mark.index, 0, "{" if event.flow_style else "", dict)
    inner: Any
    for inner in events:
        begin, end = inner.start_mark.index, inner.end_mark.index
        if isinstance(inner, yaml.MappingEndEvent):
            node.end = end if node.is_flow else node.children[-1].node.end
            return node
        if not isinstance(inner, yaml.ScalarEvent):
            _refuse()
        name = inner.value if keys.is_ordinary(inner.value) else keys.readable(text, cast("ScalarEvent", inner)).name
        written = Node(begin, end, inner.style or "", str)
        value = _node(text, next(events), events)
        if not name or any(child.key == name for child in node.children):
            _refuse()
        node.children.append(Child(name, written.start, value, written))
    return _refuse()


def _missing(step: str) -> Child:
    raise KeyError(step)


def _refuse() -> NoReturn:
    raise ValueError("not strict YAML")
