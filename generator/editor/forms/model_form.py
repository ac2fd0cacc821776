"""The form of a model: for each of its fields the control that it is typed into, made of what the model says of it.

``form_of(Item)`` has a field for every field of the model, in its order, with the same Thai titles and explanations.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.editor.forms.words import word_of
from generator.findings.choices import Choice
from generator.records.model import fields
from generator.records.model.base import SHORT_FORMS, is_internal


class Control(Choice):
    """What a value is typed into."""

    TEXT = "text"
    LINE = "line"
    DATE = "date"
    NUMBER = "number"
    YEAR = "year"
    ADDRESS = "address"
    FILE = "file"
    YES = "yes"
    ONE_OF = "one_of"
    GROUP = "group"


class Shape(Choice):
    """Whether a field holds one value, a list of them, or values under names that the agency gives."""

    ONE = "one"
    MANY = "many"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; ``inner`` is the form of each value that is a group of fields itself."""

    model: str
    name: str
    title: str
    hint: str
    control: Control
    shape: Shape
    is_required: bool
    is_internal: bool
    options: tuple[Option, ...] = ()
    inner: Form | None = None
    names: Control = Control.LINE


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a model in their order; ``short`` names the one that a bare value stands for."""

    model: str
    fields: tuple[Field, ...]
    short: str | None = None

    def field(self, name: str) -> Field | None:
        """Return the field called ``name``."""
        return next((field for field in self.fields if field.name == name), None)


class UnknownFieldError(TypeError):
    """A field of a model for which there is no control."""


_MARKS = {
    id(get_args(kind)[1]): control
    for kind, control in (
        (fields.Text, Control.TEXT),
        (fields.BuddhistDate, Control.DATE),
        (fields.Number, Control.NUMBER),
        (fields.Whole, Control.NUMBER),
        (fields.Score, Control.NUMBER),
        (fields.FiscalYear, Control.YEAR),
        (fields.WebAddress, Control.ADDRESS),
        (fields.DocumentPath, Control.FILE),
        (fields.YesNo, Control.YES),
    )
}
"""What a kind of value is typed into, by the reader that makes it that kind."""
_PLAIN = {str: Control.LINE, int: Control.NUMBER, Decimal: Control.NUMBER, date: Control.DATE, bool: Control.YES}


@cache
def form_of(model: type[BaseModel]) -> Form:
    """Return the form of ``model``; raises ``UnknownFieldError`` for a kind of field that nobody can type."""
    return Form(
        model.__name__,
        tuple(_field(model, name, info) for name, info in model.model_fields.items()),
        _short(model),
    )


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    shape, kind, marks = _shape(info.annotation, list(info.metadata))
    names = Control.LINE
    if shape is Shape.NAMED:
        key, kind = get_args(kind)
        names = _control(key, [], model, name)[0]
    control, inner = _control(kind, marks, model, name)
    return Field(
        *(model.__name__, name, info.title or name, info.description or "", control, shape),
        is_required=info.is_required(),
        is_internal=is_internal(info),
        options=tuple(Option(one, word_of(model.__name__, name, one)) for one in _choices(kind)),
        inner=form_of(inner) if inner else None,
        names=names,
    )


def _shape(annotation: Any, marks: list[Any]) -> tuple[Shape, Any, list[Any]]:  # noqa: ANN401 - any type
    """Return whether ``annotation`` is one value, a list or a mapping, of what, and what readers it has."""
    bare, more = _bare(annotation)
    marks = [*marks, *more]
    if get_origin(bare) is tuple:
        return Shape.MANY, get_args(bare)[0], []
    if get_origin(bare) is dict:
        return Shape.NAMED, bare, []
    return Shape.ONE, bare, marks


def _bare(annotation: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - any type
    """Return ``annotation`` without ``Annotated`` and ``| None``, and what stood beside it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        bare, more = _bare(inner)
        return bare, [*more, *marks]
    if origin in {Union, types.UnionType}:
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        if len(kinds) == 1:
            return _bare(kinds[0])
    return annotation, []


def _control(
    kind: Any,  # noqa: ANN401 - any type
    marks: list[Any],
    model: type[BaseModel],
    name: str,
) -> tuple[Control, type[BaseModel] | None]:
    bare, more = _bare(kind)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return Control.GROUP, bare
    if get_origin(bare) is Literal:
        return Control.ONE_OF, None
    known = next((_MARKS[id(mark)] for mark in [*marks, *more] if id(mark) in _MARKS), None)
    if known is None:
        known = _PLAIN.get(bare)
    if known is None:
        raise UnknownFieldError(f"{model.__name__}.{name}: {bare}")
    return known, None


def _choices(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any type
    bare, _ = _bare(kind)
    return get_args(bare) if get_origin(bare) is Literal else ()


_PROBE = "ก"


def _short(model: type[BaseModel]) -> str | None:
    """Return the field that a bare word stands for, as the model's own reader takes it."""
    extra = model.model_config.get("json_schema_extra")
    if not isinstance(extra, dict) or SHORT_FORMS not in extra:
        return None
    try:
        read = model.model_validate(_PROBE)
    except ValidationError:
        return None
    return next(name for name in model.model_fields if getattr(read, name) in (_PROBE, (_PROBE,)))


def models_of(form: Form) -> Iterator[Form]:
    """Yield ``form`` and all forms in it."""
    yield form
    for field in form.fields:
        if field.inner is not None:
            yield from models_of(field.inner)
