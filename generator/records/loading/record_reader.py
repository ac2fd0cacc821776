"""Reads the records of an agency's folder, kind by kind.

Every file is read even when one is bad, so that an official sees all mistakes in one run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.catalogue.codes import file_stem, in_order
from generator.catalogue.groups import Group
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding, Place, finding
from generator.records.forms.own import own_files
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.records.layouts.model import Layout
from generator.records.layouts.store import misplaced
from generator.records.loaded import Loaded
from generator.records.loading.config_salvage import salvage
from generator.records.loading.file_names import CONFIG_NAME, as_record, as_year, config_cure, not_a_year, other_ending
from generator.records.loading.one_record import as_record_of, read_record
from generator.records.loading.record_salvage import Half, half_of
from generator.records.model.agency_type import group_of
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.records.yaml_source import from_text, read
from generator.system.file_access import is_inside, leads_out, list_folder, no_folder, place_name
from generator.system.parallel import each

CODES = ("E235", "E241", "E301", "E307", "W303")

R = TypeVar("R", bound=BaseModel)
FEWEST = 150
"""Records below which a further process costs more than it saves."""


class RecordReader:
    """Reads one folder's records; collects findings and the names of files that could not be read.

    ``halves`` are what is sound of those records.
    """

    def __init__(self, folder: Path, findings: list[Finding]) -> None:
        """Read in the agency's ``folder``; what is found is added to ``findings``."""
        self.folder = folder
        self.findings = findings
        self.unreadable: set[str] = set()
        self.halves: list[Half] = []
        self.options: SiteConfig | None = None

    def record(self, model: type[R], path: Path, year: int | None = None) -> Loaded[R] | None:
        """Read the file at ``path`` as a ``model`` of fiscal ``year``; ``None`` when it cannot be used."""
        context = self._context(year)
        loaded = self._taken(path, read_record(self.folder, model, path, year, context))
        if loaded is None:
            self._keep_half(model, path, year, context)
        return loaded

    def _keep_half(self, model: type[BaseModel], path: Path, year: int | None, context: Mapping[str, object]) -> None:
        source = read(path, self.folder)[0] if os.path.lexists(path) else None
        half = half_of(model, source, year, context) if source else None
        if half:
            self.halves.append(half)

    def from_text(
        self, model: type[R], text: str, path: Path, year: int | None = None
    ) -> tuple[Loaded[R] | None, Sequence[Finding]]:
        """Read ``text`` as if it stood in the file at ``path``; returns the record, if it can be used, and all to say.

        Nothing is opened, and nothing is kept of what is found.
        """
        outcome = from_text(text, path, self._name(path))
        return as_record_of(model, outcome, year, self._context(year))

    def answers(self, config: SiteConfig | None) -> None:
        """Read from here on the codes of items as ``config`` says that the years are answered."""
        self.options = config

    def _context(self, year: int | None) -> Mapping[str, object]:
        """Return what validators need of the forms that records of ``year`` may speak of: its own, the year's before.

        What is wrong with a form is said where all of them are read.
        """
        if year is None or self.options is None:
            return {"fiscal_year": year}
        answered_by = {option.year: option.form or option.year for option in self.options.fiscal_years}
        own, group = self.folder / "content" / "catalogue", group_of(self.options.agency.type)
        known = available_years(own, group)
        forms: list[Catalogue] = []
        for wanted in (answered_by.get(year, year), answered_by.get(year - 1, year - 1)):
            with suppress(CatalogueError):
                forms.extend([catalogue(wanted, own, group=group)] if wanted in known else [])
        return {
            "fiscal_year": year,
            "letters": tuple(dict.fromkeys(form.letters for form in forms)),
            "instruments": tuple(dict.fromkeys(name for form in forms for name in form.weights)),
            "last_indicator": max((one.number for form in forms for one in form.indicators), default=None),
        }

    def _taken(self, path: Path, outcome: tuple[Loaded[R] | None, Sequence[Finding]]) -> Loaded[R] | None:
        loaded, problems = outcome
        self.findings.extend(problems)
        if loaded is None:
            self._cannot_use(path)
        return loaded

    def config(self) -> tuple[Loaded[SiteConfig] | None, frozenset[str]]:
        """Read the site config, and return the fields of which something was left out; ``None`` when there is none."""
        path = self.folder / CONFIG_NAME
        if not os.path.lexists(path):
            self.findings.append(finding("E301", Place(CONFIG_NAME), cure=config_cure(self.folder)))
            return None, frozenset()
        loaded = self.record(SiteConfig, path)
        return (loaded, frozenset()) if loaded else salvage(self.folder, read(path, self.folder)[0])

    def forms(self, config: SiteConfig, years: set[int]) -> dict[int, Catalogue]:
        """Return the form of each of ``years`` that has one; every form of the agency's own is read, needed or not."""
        own = self.folder / "content" / "catalogue"
        for path in self._files(own):
            if as_year(path.stem) is None:
                self.findings.append(not_a_year(path, self.folder))
        group = group_of(config.agency.type)
        known = available_years(own, group)
        answered_by = {option.year: option.form or option.year for option in config.fiscal_years}
        answered_by |= {year: year for year in years - answered_by.keys()}
        forms = {
            year: self._form(form, own, year, group) for year, form in sorted(answered_by.items()) if form in known
        }
        for unused in own_files(own).keys() - set(answered_by.values()):
            self._form(unused, own, unused, group)
        return {year: form for year, form in forms.items() if form is not None}

    def _form(self, wanted: int, own: Path, year: int, group: Group) -> Catalogue | None:
        """Return the form called ``wanted`` as ``year`` answers it; one that cannot be read is reported once."""
        try:
            return catalogue(wanted, own, answered_in=year if wanted != year else None, group=group)
        except CatalogueError as error:
            self.findings.extend(problem for problem in error.findings if problem not in self.findings)
            self._cannot_use(own / f"{wanted}.yml")
            return None

    def year_folders(self, root: Path) -> Iterator[tuple[int, Path]]:
        """Yield the folders of fiscal years in ``root``, with their years."""
        for path in self._entries(root):
            year = as_year(path.name)
            if year is not None and path.is_dir() and is_inside(path, self.folder):
                yield year, path
                continue
            self.findings.append(self._no_year(path, year))
            self._cannot_use(path)

    def _no_year(self, path: Path, year: int | None) -> Finding:
        """Say why what stands among the folders of years at ``path``, with the name of ``year`` if any, is none."""
        place = Place(self._name(path))
        if not is_inside(path, self.folder):
            return leads_out(place.file)
        if path.is_dir():
            return not_a_year(path, self.folder)
        if year is not None:
            return no_folder(place.file)
        code = "E307" if path.suffix == ".yml" else "W303"
        return finding(code, place, file=place.file)

    def items(self, root: Path) -> dict[int, dict[str, Loaded[Item]]]:
        """Read the item records of all years in ``root``, by year and item code in the order of the numbers."""
        years = list(self.year_folders(root))
        files = [(path, year) for year, folder in years for path in self._files(folder)]
        contexts = {year: self._context(year) for year, _ in years}
        outcomes = each(lambda file: read_record(self.folder, Item, *file, contexts[file[1]]), files, fewest=FEWEST)
        records: dict[int, dict[str, Loaded[Item]]] = {year: {} for year, _ in years}
        for (path, year), outcome in zip(files, outcomes, strict=True):
            loaded = self._taken(path, outcome)
            if loaded is None:
                self._keep_half(Item, path, year, contexts[year])
            else:
                code = loaded.record.item
                if self._is_named(loaded, file_stem(code), code, "item"):
                    records[year][code] = loaded
        return {
            year: dict(sorted(items.items(), key=lambda entry: in_order(entry[0]))) for year, items in records.items()
        }

    def measures(self, year: int, root: Path) -> tuple[Loaded[Measure], ...]:
        """Read the measure records of ``year`` in ``root``, in the order of their numbers."""
        read_ones = (self.record(Measure, path, year) for path in self._files(root))
        measures = [
            loaded
            for loaded in read_ones
            if loaded and self._is_named(loaded, loaded.record.id, loaded.record.id, "id")
        ]
        return tuple(sorted(measures, key=lambda loaded: (loaded.record.number or 999, loaded.record.id)))

    def results(self, root: Path) -> dict[int, Loaded[Result]]:
        """Read the results in ``root`` by fiscal year."""
        results: dict[int, Loaded[Result]] = {}
        for path in self._files(root):
            year = as_year(path.stem)
            if year is None:
                self.findings.append(not_a_year(path, self.folder))
                continue
            loaded = self.record(Result, path, year)
            if loaded is not None:
                results[year] = loaded
        return results

    def layouts(self, root: Path) -> dict[str, Layout]:
        """Read the agency's own printed layouts in ``root`` by id."""
        loaded = {path.stem: self.record(Layout, path) for path in self._files(root)}
        layouts = {name: layout for name, layout in loaded.items() if layout is not None}
        for name, layout in layouts.items():
            if cure := misplaced(name, layout.record):
                self.findings.append(finding("E241", Place(layout.source.name), file=layout.source.name, cure=cure))
        return {name: layout.record for name, layout in layouts.items() if not misplaced(name, layout.record)}

    def _files(self, root: Path) -> Iterator[Path]:
        """Yield the files in ``root`` that are records by their names, and say of all others why they are left out."""
        for path in self._entries(root):
            if path.suffix == ".yml":
                yield path
                continue
            name = self._name(path)
            code = other_ending(path.name)
            if code:
                self._cannot_use(root / as_record(path.name))
            self.findings.append(finding(code or "W303", Place(name), file=name, right=as_record(path.name)))

    def _is_named(self, loaded: Loaded[R], stem: str, inside: str, field: str) -> bool:
        """Tell whether a record stands in the file that the code ``inside`` it asks for, and say when it does not."""
        path = loaded.source.path
        if path.stem == stem:
            return True
        right = path.with_name(f"{stem}.yml")
        cure = f"เปลี่ยนชื่อแฟ้มเป็น {right.name} หรือแก้ {field}: ให้ตรงกับชื่อแฟ้ม"
        if os.path.lexists(right):
            cure = f"มี {right.name} อยู่แล้ว: ถ้าแฟ้มนี้เป็นสำเนาให้ลบหรือย้ายออก ถ้าเป็นคนละระเบียนให้แก้ {field}: ให้ตรงกับชื่อแฟ้ม"
        about = {"item": inside} if field == "item" else {"measure": inside}
        self.findings.append(
            finding(
                "E235",
                loaded.place(field),
                **about,
                year=loaded.year,
                file=place_name(path, path.parent),
                inside=inside,
                cure=cure,
            )
        )
        self._cannot_use(path)
        self._cannot_use(right)
        return False

    def _entries(self, root: Path) -> tuple[Path, ...]:
        entries, problems = list_folder(root, self.folder)
        self.findings.extend(problems)
        return entries

    def _name(self, path: Path) -> str:
        return place_name(path, self.folder)

    def redirects(self, path: Path) -> Loaded[Redirects] | None:
        """Read the addresses that moved; ``None`` when there are none, or none that can be used."""
        return self.record(Redirects, path) if os.path.lexists(path) else None

    def _cannot_use(self, path: Path) -> None:
        self.unreadable.add(self._name(path))
