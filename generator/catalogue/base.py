"""What every part of a catalogue shares: it is immutable, knows no unknown fields, and says what a fact rests on."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

Basis = Literal[
    "stated",  # the form asks for it
    "observed",  # seen in what assessed agencies published; the form itself was not at hand
    "unconfirmed",  # inferred: check it against the official form before relying on it
]

Instrument = Annotated[str, Field(pattern=r"^[A-Z]{2,8}$")]
"""What indicators are scored through, as the form calls it: ``IIT``, ``EIT``, ``OIT``, or another of its own."""

_PLACEHOLDER = re.compile(r"\{fy([+-]\d{1,2})?\}")
"""The fiscal year of a form in its own texts, and a year so many before or after it: ``{fy}``, ``{fy-1}``."""


class Fact(BaseModel):
    """Anything a catalogue states."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Call the fields what ``words.yml`` calls them: in messages, in the schema and in the documentation."""
        for name, words in _words().get(cls.__name__, {}).items():
            title, _bar, description = words.partition(" | ")
            if name in cls.model_fields:
                cls.model_fields[name].title, cls.model_fields[name].description = title, description


@cache
def _words() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, dict[str, str]] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
    return found


def fill_years(data: object, fiscal_year: int) -> object:
    """Return ``data`` with ``{fy}``, ``{fy-1}``, ``{fy+1}`` … in every text of it replaced by years BE."""
    if isinstance(data, str):
        return _PLACEHOLDER.sub(lambda placeholder: str(fiscal_year + int(placeholder[1] or 0)), data)
    if isinstance(data, list):
        return [fill_years(value, fiscal_year) for value in data]
    if isinstance(data, dict):
        return {key: fill_years(value, fiscal_year) for key, value in data.items()}
    return data
