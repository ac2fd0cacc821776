"""What every record model shares: frozen, closed to unknown fields, titles in Thai for people and editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A record or a part of one; immutable once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


WORDS: JsonDict = {"type": ["string", "number"]}
LIST_OF_WORDS: JsonDict = {"type": "array", "items": WORDS}
INTERNAL: JsonDict = {"x-internal": True}
"""Marks a field (as its ``json_schema_extra``) that nobody outside the agency sees; every other field is public."""
SHORT_FORMS = "x-short-forms"
"""Where a model's JSON Schema says in which other shapes it may be written; ``oit schema`` puts them into words."""


def in_short(*shapes: JsonDict) -> ConfigDict:
    """Let a record be written in other ``shapes`` (JSON Schemas) too, which its validators bring into the full one."""
    return ConfigDict(json_schema_extra={SHORT_FORMS: list(shapes)})


def is_internal(field: FieldInfo) -> bool:
    """Tell whether nobody outside the agency sees ``field``."""
    return field.json_schema_extra == INTERNAL


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that a field's ``annotation`` speaks of, in lists and choices too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)
