"""Finds the form of a fiscal year: an agency's own in its ``content/catalogue``, else the one that ships."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.catalogue.codes import letters
from generator.catalogue.groups import GROUPS, Group
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.records.forms.own import own_files, read_own, read_text

FOLDER = Path(__file__).parents[2] / "catalogue" / "data"


class CatalogueError(LookupError):
    """An agency's own catalogue file cannot be used; ``findings`` say why."""

    def __init__(self, fiscal_year: int, findings: tuple[Finding, ...]) -> None:
        """Keep the findings of the file."""
        super().__init__(f"the catalogue of fiscal year {fiscal_year} cannot be read")
        self.findings = findings


def available_years(extra_folder: Path | None = None, group: Group | None = None) -> tuple[int, ...]:
    """Return the fiscal years (BE) that have a form for ``group``, oldest first, those of ``extra_folder`` among them.

    A group for which forms of its own ship answers no others; the rest answer the general ones.
    """
    own = own_files(extra_folder) if extra_folder else {}
    return tuple(sorted(_shipped_files(group).keys() | own.keys()))


def catalogue(
    fiscal_year: int,
    extra_folder: Path | None = None,
    *,
    answered_in: int | None = None,
    group: Group | None = None,
) -> Catalogue:
    """Return the form of ``fiscal_year`` (BE); a file of that year in ``extra_folder`` stands before the shipped one.

    ``answered_in`` is the year whose agency answers this form, where it is another: the years in its texts move along.
    Raises ``LookupError`` when there is no such form for ``group``, and ``CatalogueError`` when the agency's own cannot
    be read.
    """
    own = own_files(extra_folder).get(fiscal_year) if extra_folder else None
    if own is None:
        return _shipped(fiscal_year, answered_in, group if group in _groups() else None)
    form, findings = read_own(own, answered_in)
    if form is None:
        raise CatalogueError(fiscal_year, findings)
    return form


@cache
def form_with_questions(fiscal_year: int, group: Group | None = None) -> Catalogue | None:
    """Return the shipped form of ``group`` that has the questions of the surveys, the nearest to ``fiscal_year`` (BE).

    From the year of such a form to the next their numbering has not been seen to change. None where the group has no
    surveys.
    """
    known = [form for form in compared_forms(group).values() if form.questions]
    return min(known, key=lambda form: abs(form.fiscal_year - fiscal_year), default=None)


@cache
def compared_forms(group: Group | None = None) -> Mapping[int, Catalogue]:
    """Return the shipped forms of ``group`` by year (BE) whose numbers are known, to hold what people wrote against."""
    forms = {year: catalogue(year, group=group) for year in available_years(group=group)}
    return {year: form for year, form in forms.items() if form.numbering_basis != "unconfirmed"}


@cache
def shipped_letters() -> frozenset[str]:
    """Return what codes of items begin with in the forms that ship: ``O``, ``MOIT``."""
    kinds: tuple[Group | None, ...] = (None, *_groups())
    forms = (catalogue(max(_shipped_files(group)), group=group) for group in kinds)
    return frozenset(letters(item.code) for form in forms for item in form.items)


def form_data(fiscal_year: int, extra_folder: Path | None = None, group: Group | None = None) -> dict[str, Any]:
    """Return the data of a form as its file holds it, placeholders and all; raises like ``catalogue``."""
    own = own_files(extra_folder).get(fiscal_year) if extra_folder else None
    if own is not None:
        catalogue(fiscal_year, extra_folder)
        return _load(read_text(own))
    path = _shipped_files(group).get(fiscal_year)
    if path is None:
        raise LookupError(f"no catalogue for fiscal year {fiscal_year}")
    return _load(path.read_text(encoding="utf-8"))


def _load(text: str) -> dict[str, Any]:
    """Read YAML that is ours, or that the strict loader has let pass."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
    return data


@cache
def _groups() -> tuple[Group, ...]:
    """Return the groups of agencies for which forms of their own ship."""
    return tuple(group for group in GROUPS if any(FOLDER.glob(f"????-{group}.yml")))


@cache
def _shipped_files(group: Group | None) -> Mapping[int, Path]:
    """Return the files of the forms that ``group`` answers by year: its own, ``2569-hospital.yml``, or ``2569.yml``."""
    if group not in _groups():
        return own_files(FOLDER)
    return {int(path.stem[:4]): path for path in sorted(FOLDER.glob(f"????-{group}.yml"))}


@cache
def _shipped(fiscal_year: int, answered_in: int | None, group: Group | None) -> Catalogue:
    """Read a shipped form once."""
    return Catalogue.model_validate(form_data(fiscal_year, group=group), context={"answered_in": answered_in})
