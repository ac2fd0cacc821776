"""What was written when a year was begun from another: ``content/rolled/2570.json``, so that it can be taken back.

::

    {"year": 2570, "source": 2569, "files": {"oit_items/2570/o01.yml": "<SHA-256>"}, "listed": true}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from generator.records.json_reader import UnreadableError, read_json

FOLDER = "content/rolled"
MAX_BYTES = 5_000_000

_Name = Annotated[
    str, StringConstraints(pattern=r"^(oit_items|content/measures)/\d{4}/[a-z0-9][a-z0-9_.-]{0,70}\.yml$")
]
_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Rolled:
    """What was written for ``year`` (BE) from ``source``: files with their digests, and whether the site config got it.

    Only records can be named: nothing else is ever taken back.
    """

    year: Annotated[int, Field(ge=2500, le=2700)]
    source: Annotated[int, Field(ge=2500, le=2700)]
    files: Annotated[Mapping[_Name, _Digest], Field(max_length=5_000)] = field(default_factory=dict)
    listed: bool = False


_READER = TypeAdapter(Rolled)


def name_of(year: int) -> str:
    """Return where it is kept for ``year`` (BE) in the agency's folder."""
    return f"{FOLDER}/{year}.json"


def load(folder: Path, year: int) -> Rolled | None:
    """Return what is kept for ``year`` (BE), ``None`` where nothing is; raises ``UnreadableError``."""
    if not os.path.lexists(folder / name_of(year)):
        return None
    kept = read_json(folder / name_of(year), folder, _READER, MAX_BYTES)
    if kept.year != year:
        raise UnreadableError(f"เป็นของปี {kept.year}")
    return kept


def as_text(rolled: Rolled) -> str:
    """Return the text of the file."""
    files = {name: rolled.files[name] for name in sorted(rolled.files)}
    data = {"year": rolled.year, "source": rolled.source, "files": files, "listed": rolled.listed}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
