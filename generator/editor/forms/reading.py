"""A form read back: the data that the record shall hold. What nobody touched stays as the file has it.

A control that still holds what it was given leaves its value alone, however that is written; a field that no control
shows, or that the form did not have, stays too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.editor.forms.model_form import Control, Field, Form, Shape
from generator.editor.forms.offers import Offers
from generator.editor.forms.posted import NAME, OTHERS, Posted, index_of, under
from generator.editor.forms.raw import as_codes, as_entries, as_mapping, from_codes, in_place, shortened, shown
from generator.editor.forms.view import is_in_line


class Read(Enum):
    """What became of a value when it did not become another."""

    KEPT = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class _Reading:
    posted: Posted
    offers: Offers

    def group(self, form: Form, raw: object, key: str) -> object:
        """Return what was typed into the controls of ``form`` below ``key``, whose value was ``raw``."""
        base = as_mapping(form, raw)
        if base is None:
            return Read.KEPT
        new, order = dict(base), [field.name for field in form.fields]
        touched = False
        for field in form.fields:
            value = self.field(field, base.get(field.name), under(key, field.name))
            if value is Read.KEPT or (value is Read.GONE and field.name not in new):
                continue
            touched = True
            if value is Read.GONE:
                del new[field.name]
            else:
                new = in_place(new, field.name, value, order)
        if not touched:
            return Read.KEPT
        return shortened(form, raw, new) if new else Read.GONE

    def field(self, field: Field, raw: object, key: str) -> object:
        """Return what was typed into ``field``, or what became of the value ``raw``."""
        if field.shape is Shape.NAMED:
            return self._named(field, raw, key)
        if field.shape is Shape.MANY:
            return self._many(field, raw, key)
        return self._one(field, raw, key)

    def _one(self, field: Field, raw: object, key: str) -> object:
        if field.inner is not None:
            return self.group(field.inner, raw, key)
        before = shown(raw)
        if key not in self.posted or before is None:
            return Read.KEPT
        text = self.posted.last(key)
        if text == before or (field.control is Control.YES and _is_yes(text) == _is_yes(before)):
            return Read.KEPT
        return text.strip() or Read.GONE

    def _many(self, field: Field, raw: object, key: str) -> object:
        if key not in self.posted:
            return Read.KEPT
        offer = self.offers.of(field)
        line = as_codes(raw)
        if field.inner is None and line is not None and offer is not None:
            return self._ticked(field, [str(one) for one in as_entries(raw)], key)
        if field.inner is None and line is not None and is_in_line(field):
            text = self.posted.last(key)
            return Read.KEPT if text == line else from_codes(text) or Read.GONE
        return self._rows(field, as_entries(raw), key)

    def _rows(self, field: Field, entries: Sequence[object], key: str) -> object:
        tokens = self.posted.all(key)
        kept = [str(index) for index in range(len(entries))]
        new, touched = [], tokens != kept
        for token in tokens:
            index = index_of(token)
            raw = entries[index] if index is not None and index < len(entries) else None
            value = self._one(field, raw, under(key, token))
            if value is Read.KEPT and raw is None:
                continue  # an entry that was added and left empty
            touched = touched or value is not Read.KEPT
            if value is not Read.GONE:
                new.append(raw if value is Read.KEPT else value)
        if not touched or (not new and not entries):
            return Read.KEPT
        return new or Read.GONE

    def _ticked(self, field: Field, words: Sequence[str], key: str) -> object:
        offer = self.offers.of(field)
        assert offer is not None  # noqa: S101 - asked before
        chosen, others = set(self.posted.all(key)), self.posted.last(key + OTHERS)
        meant = [(word, offer.choice(word)) for word in words]
        before = ", ".join(word for word, choice in meant if choice is None)
        if chosen == {choice for _, choice in meant if choice} and others == before:
            return Read.KEPT
        typed = from_codes(others)
        kept = [word for word, choice in meant if choice in chosen or (choice is None and word in typed)]
        known = {choice for _, choice in meant}
        added = [one.value for one in offer.options if one.value in chosen and one.value not in known]
        return [*kept, *added, *(word for word in typed if word not in words)] or Read.GONE

    def _named(self, field: Field, raw: object, key: str) -> object:
        if key not in self.posted or not isinstance(raw, (dict, type(None))):
            return Read.KEPT
        before: Mapping[str, object] = raw or {}
        names = list(before)
        new: dict[str, object] = {}
        for token in self.posted.all(key):
            index = index_of(token)
            old = names[index] if index is not None and index < len(names) else None
            name_key = under(key, token) + NAME
            name = self.posted.last(name_key).strip() if name_key in self.posted else old
            raw_value = before[old] if old is not None else None
            value = self._one(field, raw_value, under(key, token))
            value = raw_value if value is Read.KEPT else None if value is Read.GONE else value
            if name and name not in new and (value is not None or old is not None):
                new[name] = value
        if new == dict(before) and list(new) == names:
            return Read.KEPT
        return new or Read.GONE


def _is_yes(text: str) -> bool:
    return text.strip().lower() in {"true", "yes", "ใช่", "มี"}


def read(form: Form, raw: Mapping[str, object], posted: Posted, offers: Offers | None = None) -> dict[str, object]:
    """Return what the record shall hold: its data ``raw`` with what was typed into its ``form``."""
    value = _Reading(posted, offers or Offers()).group(form, raw, "")
    if value is Read.KEPT:
        return dict(raw)
    return dict(value) if isinstance(value, dict) else {}
