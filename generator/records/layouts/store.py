"""Finds a printed layout by its id among those that ship beside this module; an agency may keep its own as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from generator.records.layouts.model import Layout, Subject

FOLDER = Path(__file__).parent / "data"


def available(subject: Subject | None = None) -> Mapping[str, Layout]:
    """Return the shipped layouts by id, in the order of their ids; only those of ``subject`` where one is given."""
    return {name: shipped for name, shipped in _shipped().items() if subject in {None, shipped.subject}}


def layout(name: str) -> Layout:
    """Return the shipped layout called ``name`` (``a5``); raises ``LookupError`` when there is none."""
    try:
        return _shipped()[name]
    except KeyError:
        raise LookupError(f"no layout called {name}") from None


def misplaced(name: str, own: Layout) -> str | None:
    """Say in Thai why an agency's own layout cannot stand under ``name`` (the stem of its file), or return ``None``."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,19}", name):
        return "ตั้งชื่อแฟ้มด้วยอักษร a–z ตัวเลข หรือขีดกลาง ขึ้นต้นด้วยอักษร ไม่เกิน 20 ตัว เช่น our-table.yml"
    shipped = _shipped().get(name)
    if shipped is not None and shipped.subject != own.subject:
        return f"แบบ {name} ที่มากับโปรแกรมเป็นตารางคนละชนิด ให้ตั้งชื่อแฟ้มใหม่"
    return None


@cache
def _shipped() -> Mapping[str, Layout]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        path.stem: Layout.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - a safe loader, in C where there is one
        for path in sorted(FOLDER.glob("*.yml"))
    }
