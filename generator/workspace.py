"""Load: an agency's folder becomes one immutable ``Workspace``, plus every finding of every file.

Every file is read even when one is bad, so that an official sees all mistakes in one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from generator.catalogue.model import Catalogue
from generator.catalogue.store import CatalogueError, available_years, catalogue
from generator.documents import Document, index
from generator.findings import Finding, Place, finding
from generator.layouts.model import Layout, Subject
from generator.layouts.store import available, misplaced
from generator.model.codes import item_file_stem, item_number
from generator.model.fields import FIRST_YEAR, LAST_YEAR
from generator.model.free_page import FreePage
from generator.model.item import Item
from generator.model.measure import Measure
from generator.model.result import Result
from generator.model.site_config import EitSurvey, SiteConfig, Unit, YearOptions
from generator.model.validate import validate
from generator.yaml_source import SourceFile, decode, read

R = TypeVar("R", bound=BaseModel)
CONFIG_NAME = "site_config.yml"
MAX_PAGE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """A record with the file it came from and the fiscal year of its folder."""

    record: R
    source: SourceFile
    year: int | None = None

    def place(self, *loc: str | int) -> Place:
        """Give the position of the field at ``loc`` in the record's file."""
        return self.source.place(loc)


@dataclass(frozen=True)
class Workspace:
    """Everything an agency's folder holds, read and typed.

    ``unreadable`` names the files that exist but could not be read, so that nobody calls them missing.
    """

    folder: Path
    config: Loaded[SiteConfig]
    items: Mapping[int, Mapping[str, Loaded[Item]]] = field(default_factory=dict)
    measures: Mapping[int, Sequence[Loaded[Measure]]] = field(default_factory=dict)
    results: Mapping[int, Loaded[Result]] = field(default_factory=dict)
    pages: Sequence[FreePage] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    images: Mapping[str, Document] = field(default_factory=dict)
    forms: Mapping[int, Catalogue] = field(default_factory=dict)
    own_layouts: Mapping[str, Layout] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    @property
    def site(self) -> SiteConfig:
        """The site config itself."""
        return self.config.record

    @property
    def years(self) -> tuple[int, ...]:
        """Every fiscal year that has anything to show, newest first."""
        listed = {option.year for option in self.site.fiscal_years}
        return tuple(sorted({*listed, *self.items, *self.measures, *self.results}, reverse=True))

    @property
    def item_years(self) -> tuple[int, ...]:
        """Every fiscal year with item records, newest first."""
        return tuple(sorted(self.items, reverse=True))

    @property
    def current_year(self) -> int | None:
        """The year that the home page shows."""
        if self.site.current_year:
            return self.site.current_year
        return next(iter(self.item_years or self.years), None)

    def options(self, year: int) -> YearOptions:
        """Give what the site config says of ``year``, or the defaults."""
        return next((option for option in self.site.fiscal_years if option.year == year), YearOptions(year=year))

    def form(self, year: int) -> Catalogue | None:
        """Give the catalogue that ``year`` is answered by: its own, or the one named by ``form:``, or ``None``."""
        return self.forms.get(year)

    def names(self, year: int) -> Catalogue:
        """Give the catalogue whose indicator names are nearest to ``year``, for years without a form."""
        form = self.form(year)
        if form is not None:
            return form
        known = available_years()
        return catalogue(min(known, key=lambda one: (abs(one - year), -one)))

    def layouts(self, subject: Subject) -> Mapping[str, Layout]:
        """Give the printed layouts of ``subject`` by id; one of the agency's own stands before the shipped one."""
        found = {**available(), **self.own_layouts}
        return {name: layout for name, layout in found.items() if layout.subject == subject}

    def unit(self, name: str) -> Unit | None:
        """Find a unit by id, name or alias; white space does not count."""
        return self._units.get(_squeezed(name))

    @cached_property
    def _units(self) -> dict[str, Unit]:
        names = ((unit, (unit.id, unit.name, *unit.aliases)) for unit in reversed(self.site.units))
        return {_squeezed(name): unit for unit, known in names for name in known}

    def eit(self, year: int) -> EitSurvey | None:
        """Give the EIT survey of ``year``, if configured."""
        return next((survey for survey in self.site.eit if survey.fiscal_year == year), None)

    def item(self, year: int, code: str) -> Loaded[Item] | None:
        """Give the record of item ``code`` of ``year``, if there is one."""
        return self.items.get(year, {}).get(code)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def load(folder: Path) -> tuple[Workspace | None, tuple[Finding, ...]]:
    """Read the whole of an agency's folder; the workspace is ``None`` when there is no readable site config."""
    findings: list[Finding] = []
    reader = _Reader(folder, findings)
    config = reader.config()
    items = {year: reader.items(year, path) for year, path in reader.year_folders(folder / "oit_items", "oit_items")}
    measures_root = folder / "content" / "measures"
    measures = {
        year: reader.measures(year, path) for year, path in reader.year_folders(measures_root, "content/measures")
    }
    results = reader.results(folder / "content" / "results")
    pages = tuple(reader.pages(folder / "content" / "pages"))
    documents, found = index(folder / "content" / "documents", folder)
    findings.extend(found)
    images, found = index(folder / "content" / "images", folder)
    findings.extend(found)
    if config is None:
        return None, tuple(findings)
    years = {*items, *measures, *results}
    forms = reader.forms(config.record, years | {year - 1 for year in years})
    layouts = reader.layouts(folder / "content" / "layouts")
    unreadable = frozenset(reader.unreadable)
    workspace = Workspace(
        folder, config, items, measures, results, pages, documents, images, forms, layouts, unreadable
    )
    return workspace, tuple(findings)


class _Reader:
    """Reads one folder's records; collects findings and the names of files that could not be read."""

    def __init__(self, folder: Path, findings: list[Finding]) -> None:
        self.folder = folder
        self.findings = findings
        self.unreadable: set[str] = set()

    def record(self, model: type[R], path: Path, year: int | None = None) -> Loaded[R] | None:
        source, found = read(path, self.folder)
        self.findings.extend(found)
        record = None
        if source is not None:
            record, problems = validate(model, source, {"fiscal_year": year})
            self.findings.extend(problems)
        if source is None or record is None:
            self.unreadable.add(path.relative_to(self.folder).as_posix())
            return None
        return Loaded(record, source, year)

    def config(self) -> Loaded[SiteConfig] | None:
        path = self.folder / CONFIG_NAME
        if not path.is_file():
            self.findings.append(finding("E301", Place(CONFIG_NAME), folder=self.folder.name))
            return None
        return self.record(SiteConfig, path)

    def forms(self, config: SiteConfig, years: set[int]) -> dict[int, Catalogue]:
        """Give the form of each year that has one; a form of the agency's own that cannot be read is reported once."""
        own = self.folder / "content" / "catalogue"
        known = available_years(own)
        used = {option.year: option.form for option in config.fiscal_years if option.form}
        forms: dict[int, Catalogue] = {}
        for year in sorted(years | {option.year for option in config.fiscal_years}):
            wanted = used.get(year, year)
            if wanted in known:
                try:
                    forms[year] = catalogue(wanted, own, answered_in=year if wanted != year else None)
                except CatalogueError as error:
                    self.findings.extend(found for found in error.findings if found not in self.findings)
        return forms

    def year_folders(self, root: Path, name: str) -> Iterator[tuple[int, Path]]:
        for path in _entries(root):
            place = Place(f"{name}/{path.name}")
            if not path.is_dir():
                self.findings.append(finding("W303", place, file=place.file))
            elif path.name.isdecimal() and path.name.isascii() and FIRST_YEAR <= int(path.name) <= LAST_YEAR:
                yield int(path.name), path
            else:
                self.findings.append(finding("E302", place, name=path.name))

    def files(self, root: Path) -> Iterator[Path]:
        for path in _entries(root):
            if path.suffix == ".yml":
                yield path
            else:
                name = path.relative_to(self.folder).as_posix()
                code = "W304" if path.suffix.lower() in {".yaml", ".yml", ".txt"} else "W303"
                self.findings.append(finding(code, Place(name), file=name, stem=path.stem))

    def items(self, year: int, root: Path) -> dict[str, Loaded[Item]]:
        found: dict[str, Loaded[Item]] = {}
        for path in self.files(root):
            loaded = self.record(Item, path, year)
            if loaded is None:
                continue
            code = loaded.record.item
            if path.stem != item_file_stem(code):
                cure = f"เปลี่ยนชื่อแฟ้มเป็น {item_file_stem(code)}.yml หรือแก้ item: ให้ตรงกับชื่อแฟ้ม"
                self.findings.append(
                    finding("E235", loaded.place("item"), item=code, file=path.name, inside=code, cure=cure)
                )
                continue
            found[code] = loaded
        return dict(sorted(found.items(), key=lambda entry: item_number(entry[0])))

    def measures(self, year: int, root: Path) -> tuple[Loaded[Measure], ...]:
        found: list[Loaded[Measure]] = []
        for path in self.files(root):
            loaded = self.record(Measure, path, year)
            if loaded is None:
                continue
            identity = loaded.record.id
            if path.stem != identity:
                cure = f"เปลี่ยนชื่อแฟ้มเป็น {identity}.yml หรือแก้ id: ให้เป็น {path.stem}"
                self.findings.append(
                    finding("E235", loaded.place("id"), measure=identity, file=path.name, inside=identity, cure=cure)
                )
                continue
            found.append(loaded)
        return tuple(sorted(found, key=lambda loaded: (loaded.record.number or 999, loaded.record.id)))

    def results(self, root: Path) -> dict[int, Loaded[Result]]:
        found: dict[int, Loaded[Result]] = {}
        for path in self.files(root):
            name = path.relative_to(self.folder).as_posix()
            if not (path.stem.isdecimal() and path.stem.isascii() and FIRST_YEAR <= int(path.stem) <= LAST_YEAR):
                self.findings.append(finding("E302", Place(name), name=path.name))
                continue
            loaded = self.record(Result, path, int(path.stem))
            if loaded is not None:
                found[int(path.stem)] = loaded
        return found

    def layouts(self, root: Path) -> dict[str, Layout]:
        loaded = {path.stem: self.record(Layout, path) for path in self.files(root)}
        found = {name: layout for name, layout in loaded.items() if layout is not None}
        for name, layout in found.items():
            if cure := misplaced(name, layout.record):
                self.findings.append(finding("E241", Place(layout.source.name), file=layout.source.name, cure=cure))
        return {name: layout.record for name, layout in found.items() if not misplaced(name, layout.record)}

    def pages(self, root: Path) -> Iterator[FreePage]:
        boundary = self.folder.resolve()
        for path in _entries(root):
            name = path.relative_to(self.folder).as_posix()
            if path.suffix != ".md" or not path.is_file():
                self.findings.append(finding("W303", Place(name), file=name))
            elif not path.resolve().is_relative_to(boundary):
                self.findings.append(finding("E310", Place(name), file=name))
            elif path.stat().st_size > MAX_PAGE_BYTES:
                self.findings.append(finding("E313", Place(name), file=name))
            else:
                text, found = decode(path.read_bytes(), name)
                self.findings.extend(found)
                if text is not None:
                    yield FreePage(path.name, _title(text) or path.stem, text, Place(name, 1, 1))


def _entries(root: Path) -> list[Path]:
    if not root.is_dir():
        return []
    return sorted(path for path in root.iterdir() if not path.name.startswith("."))


def _title(markdown: str) -> str | None:
    match = re.search(r"^#\s+(.+?)\s*#*\s*$", markdown, re.MULTILINE)
    return match[1] if match else None
