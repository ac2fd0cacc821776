"""What every record model shares: frozen, closed to unknown fields, titles in Thai for people and editors."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A record or a part of one; immutable once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
