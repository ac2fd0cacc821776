"""Finds the form of a fiscal year: among the shipped ones, or in an agency's ``content/catalogue`` folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from generator.catalogue.model import Catalogue

FOLDER = Path(__file__).parent / "data"

_PLACEHOLDER = re.compile(r"\{fy([+-]\d+)?\}")


def available_years(extra_folder: Path | None = None) -> tuple[int, ...]:
    """Give the fiscal years (BE) that have a form, oldest first, with those of ``extra_folder`` among them."""
    folders = [FOLDER, extra_folder] if extra_folder else [FOLDER]
    return tuple(sorted({int(path.stem) for folder in folders for path in folder.glob("2[5-6][0-9][0-9].yml")}))


def catalogue(fiscal_year: int) -> Catalogue:
    """Give the shipped form of ``fiscal_year`` (BE); raises ``LookupError`` when there is none."""
    if fiscal_year not in available_years():
        raise LookupError(f"no catalogue for fiscal year {fiscal_year}")
    return _shipped(fiscal_year)


@cache
def _shipped(fiscal_year: int) -> Catalogue:
    """Read a shipped form once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (FOLDER / f"{fiscal_year}.yml").read_text(encoding="utf-8")
    return from_data(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, in C where there is one


def from_data(data: object) -> Catalogue:
    """Make the form out of a catalogue file's data; raises ``pydantic.ValidationError`` when it breaks the shape.

    ``{fy}``, ``{fy-1}`` … in any text become the years they stand for.
    """
    year = data.get("fiscal_year") if isinstance(data, dict) else None
    filled = fill_years(data, int(year)) if isinstance(year, int | str) and str(year).isdecimal() else data
    return Catalogue.model_validate(filled)


def fill_years(data: object, fiscal_year: int) -> object:
    """Give ``data`` with the year placeholders of every text in it resolved for ``fiscal_year`` (BE)."""
    if isinstance(data, str):
        return _PLACEHOLDER.sub(lambda found: str(fiscal_year + int(found[1] or 0)), data)
    if isinstance(data, list):
        return [fill_years(value, fiscal_year) for value in data]
    if isinstance(data, dict):
        return {key: fill_years(value, fiscal_year) for key, value in data.items()}
    return data
