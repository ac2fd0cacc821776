"""What was published before: ``earlier(Path("agency"))`` lists it, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.publishing.place import place_of
from generator.findings.usage import usage_problem
from generator.publishing.connecting import Access
from generator.publishing.history import Published
from generator.records.loading.workspace import load

CODES = ("U999",)


@dataclass(frozen=True)
class Earlier:
    """The publishes of the target ``name``; others are told ``public_name`` of who publishes from here."""

    name: str
    public_name: str
    publishes: Sequence[Published]


def earlier(folder: Path, target: str = "") -> Earlier:
    """Return what was published to ``target`` and can be named with ``--back``; raises ``UsageProblem``."""
    workspace, _ = load(agency_folder(folder))
    if workspace is None:
        raise usage_problem("U999")
    place = place_of(workspace, target, Access())
    return Earlier(place.name, place.public_name, place.history.all())
