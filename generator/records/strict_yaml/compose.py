"""From the parser's events to plain data, in one pass and without recursion.

Every scalar stays text; an empty plain value is ``None``. Beside the data stands one number per node: the offset of
its first character, in the order of the text (a mapping, then each key followed by its value). With the data itself
as the map, that is enough to say where anything stands, without an object per node.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import yaml

from generator.records.strict_yaml import events, keys, plain_text
from generator.records.strict_yaml.events import Scalar
from generator.records.strict_yaml.trouble import Trouble
from generator.system.text_characters import CONTROL, line_and_column, name_of, shown

CODES = ("E134", "E136", "E138", "E140", "E141", "E142", "E143", "E144", "E165", "E198")

MAX_DEPTH = 20
"""Levels of lists and mappings in each other; records need seven."""

MAX_EVENTS = 50_000
"""Steps of the parser, about two per field; a record of 60 lines takes 150."""

MAX_TROUBLES = 100
"""Mistakes told of in one text before reading stops."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DROPPED = "\0"
"""Stands for a key that cannot be used; the real ones hold no control character."""


class _Frame:
    """An open list (``mapping`` is ``None``) or mapping; ``drop_from`` is set when nobody will see what is in it."""

    __slots__ = ("drop_from", "first_offsets", "items", "key", "mapping")

    def __init__(self, *, is_mapping: bool, drop_from: int | None = None) -> None:
        self.items: list[object] = []
        self.mapping: dict[str, object] | None = {} if is_mapping else None
        self.key: str | None = None
        self.first_offsets: dict[str, int] = {}
        self.drop_from = drop_from

    @property
    def wants_key(self) -> bool:
        """Whether the next node is a key."""
        return self.mapping is not None and self.key is None


class _StopReading(Exception):  # noqa: N818 - not an error but the way out of the loop
    """A bound is passed or the first document is over; what there is to say is noted."""


class Composer:
    """Composes one text. ``run`` may raise ``yaml.YAMLError``; what was found before that is kept.

    ``data``, ``offsets`` and ``troubles`` are the outcome. ``finished`` says that no syntax error ended the reading,
    ``sound`` that nothing written is missing from the data, so that it is worth checking further. ``last`` is the
    value read last, a clue to what broke.
    """

    def __init__(self, text: str) -> None:
        """Take ``text`` without byte order mark and control characters."""
        self.text = text
        self.offsets: array[int] = array("L")
        self.troubles: list[Trouble] = []
        self.sound = True
        self.finished = False
        self._event: events.Event | None = None
        self._root = self._frame = _Frame(is_mapping=False)
        self._stack: list[_Frame] = []
        self._has_hash = plain_text.has_swallowing_hash(text)

    @property
    def data(self) -> object:
        """What the first document holds; ``None`` when it holds nothing."""
        return self._root.items[0] if self._root.items else None

    @property
    def last(self) -> Scalar | None:
        """The scalar that the parser had just read when it stopped, if it was one."""
        event = self._event
        if event is None or not hasattr(event, "style"):
            return None
        return Scalar(event.start_mark.index, event.end_mark.index, event.style or "")

    def run(self) -> None:
        """Read the first document of the text; raises ``yaml.YAMLError`` where the syntax breaks."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentEndEvent: self._document_end,
        }
        try:
            for count, event in enumerate(events.events_of(self.text)):
                self._event = event
                if handler := handlers.get(type(event)):
                    handler(event)
                if count > MAX_EVENTS:
                    self._stop("E144", event.start_mark.index, limit=MAX_EVENTS)
                if len(self.troubles) > MAX_TROUBLES:
                    self._stop("E198", event.start_mark.index, limit=MAX_TROUBLES)
        except _StopReading:
            pass
        self.finished = True

    def _scalar(self, event: events.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        frame = self._frame
        if frame.mapping is not None and frame.key is None:
            self._key(event)
            return
        value: str | None = event.value
        start = event.start_mark.index
        if not event.style:
            if value in _NULLS:
                value = None
            elif plain_text.is_suspect(event.value, event) and frame is not self._root:
                self.troubles.extend(plain_text.suspicions(self.text, start, event.end_mark.index))
            if self._has_hash:
                self.troubles.extend(plain_text.swallowed(self.text, event.value, event.end_mark.index))
        elif event.style == '"' and (hidden := CONTROL.search(event.value)):
            self.troubles.append(Trouble("E165", start, {"character": name_of(hidden[0])}))
            value = CONTROL.sub("", event.value)
        self._put(value, start)

    def _key(self, event: events.ScalarEvent) -> None:
        name, start = event.value, event.start_mark.index
        if not keys.is_ordinary(name):
            key = keys.readable(self.text, event)
            name = key.name
            self.sound = self.sound and key.sound
            if key.trouble:
                self.troubles.append(key.trouble)
        if not name:
            self._frame.key = _DROPPED
            return
        first = self._frame.first_offsets.setdefault(name, start)
        if first != start:
            line, _ = line_and_column(self.text, first)
            self.troubles.append(Trouble("E136", start, {"key": shown(name), "first": line}))
            self._frame.key = _DROPPED
            return
        self._frame.key = name
        self.offsets.append(start)

    def _put(self, value: object, start: int) -> None:
        frame = self._frame
        if frame.mapping is None:
            frame.items.append(value)
        elif frame.key is not None:
            key, frame.key = frame.key, None
            if key == _DROPPED:
                return
            frame.mapping[key] = value
        self.offsets.append(start)

    def _open(self, event: events.NodeEvent) -> None:
        start, parent = event.start_mark.index, self._frame
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("E143", start, limit=MAX_DEPTH)
        hidden = parent.wants_key or parent.key == _DROPPED
        opened = _Frame(
            is_mapping=isinstance(event, yaml.MappingStartEvent), drop_from=len(self.offsets) if hidden else None
        )
        if parent.wants_key:
            self._refuse("E138", start)
            parent.key = _DROPPED
        else:
            self._put(opened.items if opened.mapping is None else opened.mapping, start)
        self._stack.append(parent)
        self._frame = opened

    def _close(self, _event: events.Event) -> None:
        drop_from = self._frame.drop_from
        if drop_from is not None:
            del self.offsets[drop_from:]
        self._frame = self._stack.pop()

    def _alias(self, event: events.NodeEvent) -> None:
        self._refuse("E141", event.start_mark.index, name=shown(event.anchor or ""))
        if self._frame.wants_key:
            self._frame.key = _DROPPED
        else:
            self._put(None, event.start_mark.index)

    def _document_end(self, event: events.DocumentEndEvent) -> None:
        more = plain_text.next_content(self.text, event.end_mark.index)
        if more is None:
            raise _StopReading
        if event.explicit or self.text.startswith("---", more):
            self._stop("E134", more)
        if self.text.startswith("%", more):
            self._stop("E135", more)

    def _refuse_properties(self, event: events.NodeEvent) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            self._refuse("E140", start, name=shown(event.anchor))
        if event.tag is not None:
            self._refuse("E142", start, tag=shown(_written_tag(self.text, start)))

    def _refuse(self, code: str, offset: int, **values: object) -> None:
        self.sound = False
        self.troubles.append(Trouble(code, offset, values))

    def _stop(self, code: str, offset: int, **values: object) -> None:
        self._refuse(code, offset, **values)
        raise _StopReading


def _written_tag(text: str, start: int) -> str:
    """Return the tag as the user wrote it: the parser only gives what it stands for."""
    words = text[start : start + 200].split()
    return next((word for word in words[:2] if word.startswith("!")), "!")
