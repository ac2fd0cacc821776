"""A form filled with a record: what a template shows, control by control.

``filled(form_of(Item), data)`` is the record as its file has it; with what a browser sent it is that, so that nothing
typed is lost while lists grow, and when a save did not go through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.editor.forms.model_form import Control, Field, Form, Option, Shape
from generator.editor.forms.offers import Offer, Offers
from generator.editor.forms.posted import NAME, OTHERS, Posted, index_of, under
from generator.editor.forms.raw import as_codes, as_entries, as_mapping, shown

_ALWAYS = 3
"""How many fields of a group stand open, beside those that are filled or must be."""
_LABEL = 90


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one control; ``listed`` are values that may be chosen where any other may be typed."""

    kind: ClassVar[str] = "value"
    key: str
    field: Field
    value: str
    options: tuple[Option, ...] = ()
    listed: tuple[Option, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Tick:
    """A choice of several and whether it is chosen."""

    value: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """Choices of which several can be made; ``others`` are words that are none of them."""

    kind: ClassVar[str] = "ticks"
    key: str
    field: Field
    ticks: tuple[Tick, ...]
    others: str

    @property
    def is_filled(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.others) or any(tick.is_on for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A value that no control can show; it stays in the file as it is."""

    kind: ClassVar[str] = "foreign"
    key: str
    field: Field
    is_filled: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together: ``first`` stand open, ``more`` behind a line that opens them."""

    kind: ClassVar[str] = "group"
    key: str
    field: Field | None
    first: tuple[Node, ...]
    more: tuple[Node, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in any of them."""
        return any(node.is_filled for node in (*self.first, *self.more))

    @property
    def is_short(self) -> bool:
        """Whether a bare value may stand for all of it: then its first control speaks for the group."""
        return self.field is not None and self.field.inner is not None and self.field.inner.short is not None

    @property
    def label(self) -> str:
        """What it is told by: the first words in it."""
        return next(_words(self), "")[:_LABEL]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its token, its place, and the control of its ``name`` where it has one."""

    token: str
    number: int
    node: Value | Group | Foreign
    is_new: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of entries that can be added, moved and taken away."""

    kind: ClassVar[str] = "rows"
    key: str
    field: Field
    entries: tuple[Entry, ...]

    @property
    def is_filled(self) -> bool:
        """Whether it has any."""
        return bool(self.entries)


Node = Value | Ticks | Foreign | Group | Rows


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Value) and node.field.control in {Control.TEXT, Control.LINE, Control.FILE} and node.value:
        yield node.value.partition("\n")[0]
    elif isinstance(node, Group):
        for inner in (*node.first, *node.more):
            yield from _words(inner)
    elif isinstance(node, Rows):
        for entry in node.entries:
            yield from _words(entry.node)


@dataclass(frozen=True, slots=True)
class _Filling:
    """What all controls of one form are filled from."""

    posted: Posted | None
    offers: Offers

    def group(self, form: Form, raw: object, key: str, field: Field | None) -> Group | Foreign:
        """Return the controls of ``form``, what is seldom needed apart; a value of another kind is only shown."""
        mapping = as_mapping(form, raw)
        if mapping is None:
            assert field is not None  # noqa: S101 - a whole record is a mapping
            return Foreign(key, field)
        nodes = [self.node(one, mapping.get(one.name), under(key, one.name)) for one in form.fields]
        if field is None:
            return Group(key, None, tuple(nodes))
        order = sorted(range(len(nodes)), key=lambda index: form.fields[index].name != form.short)
        keeps_open = 1 if form.short else _ALWAYS
        first = set(order[:keeps_open])
        first |= {index for index in order if form.fields[index].is_required or nodes[index].is_filled}
        return Group(
            key,
            field,
            tuple(nodes[index] for index in order if index in first),
            tuple(nodes[index] for index in order if index not in first),
        )

    def node(self, field: Field, raw: object, key: str) -> Node:
        """Return the control of ``field``, or its controls."""
        if field.shape is Shape.NAMED:
            return self._named(field, raw, key)
        if field.shape is Shape.MANY:
            return self._many(field, raw, key)
        return self._one(field, raw, key)

    def _one(self, field: Field, raw: object, key: str) -> Value | Group | Foreign:
        if field.inner is not None:
            return self.group(field.inner, raw, key, field)
        text = shown(raw)
        if text is None:
            return Foreign(key, field)
        if self.posted is not None and key in self.posted:
            text = self.posted.last(key)
        options = field.options
        if options and text and all(text != one.value for one in options):
            options = (*options, Option(text, f"“{text}” (ไม่มีในตัวเลือก)"))
        offer = self.offers.of(field)
        return Value(key, field, text, options, offer.options if offer else ())

    def _many(self, field: Field, raw: object, key: str) -> Node:
        offer = self.offers.of(field)
        if field.inner is None and (offer is not None or is_in_line(field)):
            line = as_codes(raw)
            if line is not None and offer is not None:
                return self._ticks(field, as_entries(raw), offer, key)
            if line is not None:
                sent = self.posted.last(key) if self.posted is not None and key in self.posted else line
                return Value(key, field, sent)
        entries = as_entries(raw)
        if self.posted is not None and key in self.posted:
            tokens = self.posted.all(key)
        else:
            tokens = [str(index) for index in range(len(entries))]
        return Rows(key, field, tuple(self._entries(field, entries, tokens, key)))

    def _entries(self, field: Field, entries: object, tokens: list[str], key: str) -> Iterator[Entry]:
        known = as_entries(entries) if isinstance(entries, list) else tuple(entries)  # type: ignore[arg-type]
        for number, token in enumerate(tokens, 1):
            index = index_of(token)
            raw = known[index] if index is not None and index < len(known) else None
            yield Entry(token, number, self._one(field, raw, under(key, token)), is_new=index is None)

    def _ticks(self, field: Field, entries: object, offer: Offer, key: str) -> Ticks:
        words = [str(one) for one in entries]  # type: ignore[attr-defined]  # a list of words
        chosen = {choice for word in words if (choice := offer.choice(word))}
        others = ", ".join(word for word in words if offer.choice(word) is None)
        if self.posted is not None and key in self.posted:
            chosen, others = set(self.posted.all(key)), self.posted.last(key + OTHERS)
        ticks = tuple(Tick(one.value, one.label, one.value in chosen) for one in offer.options)
        return Ticks(key, field, ticks, others)

    def _named(self, field: Field, raw: object, key: str) -> Rows | Foreign:
        if not isinstance(raw, (dict, type(None))):
            return Foreign(key, field)
        names, values = list(raw or ()), list((raw or {}).values())
        tokens = [str(index) for index in range(len(names))]
        if self.posted is not None and key in self.posted:
            tokens = self.posted.all(key)
        entries = []
        for entry in self._entries(field, values, tokens, key):
            name_key, index = under(key, entry.token) + NAME, index_of(entry.token)
            name = names[index] if index is not None and index < len(names) else ""
            if self.posted is not None and name_key in self.posted:
                name = self.posted.last(name_key)
            entries.append(Entry(entry.token, entry.number, entry.node, entry.is_new, name))
        return Rows(key, field, tuple(entries))


def is_in_line(field: Field) -> bool:
    """Tell whether a list of ``field`` is typed in one line: codes, numbers and days, and no running text."""
    return field.control in {Control.LINE, Control.NUMBER, Control.DATE, Control.YEAR}


def filled(form: Form, raw: object, posted: Posted | None = None, offers: Offers | None = None) -> Group:
    """Return ``form`` with what a record's data ``raw`` hold, or with what was typed over them."""
    group = _Filling(posted, offers or Offers()).group(form, raw or {}, "", None)
    assert isinstance(group, Group)  # noqa: S101 - a whole record is a mapping
    return group
