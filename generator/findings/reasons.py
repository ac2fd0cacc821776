"""Why what is found costs points, and where the form or the law says so: ``reasons.yml``, by the beginning of codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding costs points (``why``), and the ``source`` that asks for it, empty where only this program does."""

    why: str
    source: str = ""


@cache
def _families() -> Mapping[str, Mapping[str, str]]:
    """Return what is said of codes, by their beginnings."""
    families: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        Path(__file__).with_name("reasons.yml").read_text(encoding="utf-8")
    )
    return families


def reason_of(code: str) -> Reason:
    """Return why ``code`` costs points; of each of the two the longest beginning that says it counts."""
    beginnings = [code[:length] for length in range(len(code), 0, -1)]
    families = [_families()[beginning] for beginning in beginnings if beginning in _families()]
    why, source = (next((family[key] for family in families if key in family), "") for key in ("why", "source"))
    return Reason(why, source)
