"""A record together with where it was read, so that whatever is said of it can name file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from generator.findings.finding import Place
from generator.records.yaml_source import SourceFile

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """A record with the file it came from and the fiscal year of its folder."""

    record: R
    source: SourceFile
    year: int | None = None

    def place(self, *loc: str | int) -> Place:
        """Return the position of the field at ``loc`` in the record's file."""
        return self.source.place(loc)
