"""What every record model shares: frozen, closed to unknown fields, titles in Thai for people and editors."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict


class Record(BaseModel):
    """A record or a part of one; immutable once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


WORDS: JsonDict = {"type": ["string", "number"]}
LIST_OF_WORDS: JsonDict = {"type": "array", "items": WORDS}
SHORT_FORMS = "x-short-forms"
"""Where a model's JSON Schema says in which other shapes it may be written; ``oit schema`` puts them into words."""


def in_short(*shapes: JsonDict) -> ConfigDict:
    """Let a record be written in other ``shapes`` (JSON Schemas) too, which its validators bring into the full one."""
    return ConfigDict(json_schema_extra={SHORT_FORMS: list(shapes)})
