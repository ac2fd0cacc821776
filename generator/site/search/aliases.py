"""What people type and what the form and its papers say instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from generator.site.search.folding import key

_FILE = Path(__file__).with_name("aliases.yml")


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """Give, by each word that people type, the words to look for besides; all folded."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
    meanings: dict[str, dict[str, None]] = {}
    for group in groups:
        for typed in group["typed"]:
            meanings.setdefault(key(typed), {}).update(dict.fromkeys(map(key, group["means"])))
    return {typed: tuple(means) for typed, means in sorted(meanings.items())}
