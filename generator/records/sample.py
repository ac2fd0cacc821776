"""The fictional agency that ships with the program: where it stands, and by what its words and papers are known."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.records.loading.file_names import CONFIG_NAME

PARTS = (CONFIG_NAME, "oit_items", "content")
"""What the sample consists of."""
_PACKAGED = Path(__file__).parents[1] / "sample"
_IN_REPOSITORY = Path(__file__).parents[2]


@cache
def sample_folder() -> Path | None:
    """Return the sample: inside the installed package, or that of the checkout; None where neither is there."""
    for folder in (_PACKAGED, _IN_REPOSITORY):
        if all((folder / part).exists() for part in PARTS):
            return folder
    return None
