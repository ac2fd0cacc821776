"""What every part of a catalogue shares: it is immutable, knows no unknown fields, and says what a fact rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Basis = Literal[
    "stated",  # the form asks for it
    "observed",  # seen in what assessed agencies published; the form itself was not at hand
    "unconfirmed",  # inferred: check it against the official form before relying on it
]

Instrument = Literal["IIT", "EIT", "OIT"]


class Fact(BaseModel):
    """Anything a catalogue states."""

    model_config = ConfigDict(frozen=True, extra="forbid")
