"""Load: an agency's folder becomes one immutable ``Workspace``, plus every finding of every file.

Every file is read even when one is bad, so that an official sees all mistakes in one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.catalogue.codes import file_stem, in_order
from generator.catalogue.groups import Group
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.findings.marks import Mark
from generator.records.forms.store import available_years, catalogue, compared_forms
from generator.records.layouts.model import Layout, Subject
from generator.records.layouts.store import available
from generator.records.loaded import Loaded
from generator.records.loading.config_salvage import form_is_known
from generator.records.loading.documents import Document, index
from generator.records.loading.file_names import CONFIG_NAME, is_slip_of, misnamed_folders
from generator.records.loading.page_reader import read_pages
from generator.records.loading.record_reader import RecordReader
from generator.records.loading.record_salvage import Half
from generator.records.loading.typed_names import UnitNames, items_as_meant, measures_as_meant, squeezed
from generator.records.memory import frozen_manifest, link_store
from generator.records.memory.frozen_manifest import Manifest
from generator.records.memory.link_history import Known
from generator.records.model.agency_type import group_of
from generator.records.model.free_page import FreePage
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import EitSurvey, SiteConfig, Unit, YearOptions
from generator.system.file_access import list_folder

__all__ = ["CONFIG_NAME", "Loaded", "Workspace", "load", "squeezed"]


@dataclass(frozen=True)
class Workspace:
    """Everything an agency's folder holds, read and typed.

    ``unreadable`` names the files that exist but could not be read, so that nobody calls them missing. ``link_health``
    is what is known of outward addresses from the last check of the links, ``redirects`` the addresses that moved,
    ``frozen`` what was frozen, oldest first.
    """

    folder: Path
    config_file: Loaded[SiteConfig]
    items: Mapping[int, Mapping[str, Loaded[Item]]] = field(default_factory=dict)
    measures: Mapping[int, Sequence[Loaded[Measure]]] = field(default_factory=dict)
    results: Mapping[int, Loaded[Result]] = field(default_factory=dict)
    pages: Sequence[FreePage] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    images: Mapping[str, Document] = field(default_factory=dict)
    forms: Mapping[int, Catalogue] = field(default_factory=dict)
    own_layouts: Mapping[str, Layout] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    link_health: Mapping[str, Known] = field(default_factory=dict)
    redirects: Loaded[Redirects] | None = None
    frozen: Sequence[Manifest] = ()

    @property
    def config(self) -> SiteConfig:
        """What the site config says."""
        return self.config_file.record

    @property
    def years(self) -> tuple[int, ...]:
        """Every fiscal year that has anything to show, newest first."""
        listed = {option.year for option in self.config.fiscal_years}
        return tuple(sorted({*listed, *self.items, *self.measures, *self.results}, reverse=True))

    @property
    def item_years(self) -> tuple[int, ...]:
        """Every fiscal year with item records, newest first."""
        return tuple(sorted(self.items, reverse=True))

    @property
    def current_year(self) -> int | None:
        """The year that the home page shows."""
        if self.config.current_year:
            return self.config.current_year
        return next(iter(self.item_years or self.years), None)

    def options(self, year: int) -> YearOptions:
        """Return what the site config says of ``year``, or the defaults."""
        return next((option for option in self.config.fiscal_years if option.year == year), YearOptions(year=year))

    def form(self, year: int) -> Catalogue | None:
        """Return the catalogue that ``year`` is answered by: its own, or the one named by ``form:``, or ``None``."""
        return self.forms.get(year)

    def names(self, year: int) -> Catalogue:
        """Return the catalogue whose indicator names are nearest to ``year``, for years without a form."""
        form = self.form(year)
        if form is not None:
            return form
        known = available_years(group=self.group)
        nearest = min(known, key=lambda known_year: (abs(known_year - year), -known_year))
        return catalogue(nearest, group=self.group)

    @property
    def group(self) -> Group:
        """The group of agencies whose form this one answers."""
        return group_of(self.config.agency.type)

    @property
    def known_forms(self) -> Mapping[int, Catalogue]:
        """The forms that ship for its group, by year, to hold what people wrote against."""
        return compared_forms(self.group)

    def layouts(self, subject: Subject) -> Mapping[str, Layout]:
        """Return the printed layouts of ``subject`` by id; one of the agency's own stands before the shipped one."""
        layouts = {**available(), **self.own_layouts}
        return {name: layout for name, layout in layouts.items() if layout.subject == subject}

    def lacks_measures(self, year: int) -> bool:
        """Tell whether a measure of ``year`` could not be read: then nobody knows what the others leave out."""
        folders = ("content/measures", f"content/measures/{year}")
        return any(
            name.startswith(f"{folders[1]}/") or any(is_slip_of(name, folder) for folder in folders)
            for name in self.unreadable
        )

    def lacks_result(self, year: int) -> bool:
        """Tell whether the result of ``year`` is there but could not be read."""
        folder = "content/results"
        return any(name.startswith(f"{folder}/{year}.") or is_slip_of(name, folder) for name in self.unreadable)

    def lacks_folder(self, folder: str) -> bool:
        """Tell whether ``folder`` (``content/documents``) is there only under a name that is not read."""
        return any(is_slip_of(name, folder) for name in self.unreadable) and not (self.folder / folder).is_dir()

    def unit(self, name: str) -> Unit | None:
        """Find a unit by id, name or alias; see ``UnitNames``."""
        return self._units.unit(name)

    @cached_property
    def _units(self) -> UnitNames:
        return UnitNames(self.config.units)

    def eit(self, year: int) -> EitSurvey | None:
        """Return the EIT survey of ``year``, if configured."""
        return next((survey for survey in self.config.eit if survey.fiscal_year == year), None)

    def item(self, year: int, code: str) -> Loaded[Item] | None:
        """Return the record of item ``code`` of ``year``, if there is one."""
        return self.items.get(year, {}).get(code)


@dataclass(frozen=True)
class Loading:
    """A folder as far as it could be read: ``left_out`` names the fields of the site config that could not be.

    Where it names any, the workspace serves to check the other records and for nothing else.
    """

    workspace: Workspace | None
    findings: tuple[Finding, ...]
    left_out: frozenset[str] = frozenset()
    halves: tuple[Half, ...] = ()
    """What is sound of the records that could not be read."""

    @cached_property
    def to_check(self) -> Workspace | None:
        """The folder with what is sound of every record, for nothing but to check it."""
        return with_halves(self.workspace, self.halves) if self.workspace and self.halves else self.workspace


def with_halves(workspace: Workspace, halves: Sequence[Half]) -> Workspace:
    """Return ``workspace`` with ``halves`` among its records, each where no whole one stands."""
    items = {year: dict(of_year) for year, of_year in workspace.items.items()}
    measures = {year: list(of_year) for year, of_year in workspace.measures.items()}
    results = dict(workspace.results)
    taken: set[str] = set()
    for half in halves:
        loaded, stem = half.loaded, half.loaded.source.path.stem
        record, year = loaded.record, loaded.year or 0
        match record:
            case Item() if stem == file_stem(record.item) and record.item not in items.setdefault(year, {}):
                items[year][record.item] = loaded
            case Measure() if stem == record.id:
                measures.setdefault(year, []).append(loaded)
            case Result() if year not in results:
                results[year] = loaded
            case _:
                continue
        taken.add(half.file)
    units = UnitNames(workspace.config.units)
    in_turn = {year: tuple(sorted(some, key=_in_turn)) for year, some in measures.items()}
    sorted_items = {year: dict(sorted(some.items(), key=lambda one: in_order(one[0]))) for year, some in items.items()}
    return replace(
        workspace,
        items=items_as_meant(sorted_items, units, workspace.forms),
        measures=measures_as_meant(in_turn, units),
        results=results,
        unreadable=workspace.unreadable - taken,
    )


def _in_turn(loaded: Loaded[Measure]) -> tuple[int, str]:
    return loaded.record.number or 999, loaded.record.id


def load(folder: Path) -> tuple[Workspace | None, tuple[Finding, ...]]:
    """Read the whole of an agency's folder; the workspace is ``None`` when there is no readable site config."""
    whole = load_what_can_be_read(folder)
    return None if whole.left_out else whole.workspace, whole.findings


def load_what_can_be_read(folder: Path) -> Loading:
    """Read the whole of an agency's folder, with what is sound of its site config; nothing when it has none."""
    findings: list[Finding] = [*misnamed_folders(folder)]
    reader = RecordReader(folder, findings)
    content = folder / "content"
    findings.extend(problem for problem in list_folder(content, folder)[1] if problem.marked(Mark.FORBIDDEN))
    config, left_out = reader.config()
    reader.answers(config.record if config else None)
    items = reader.items(folder / "oit_items")
    measures = {year: reader.measures(year, path) for year, path in reader.year_folders(content / "measures")}
    results = reader.results(content / "results")
    pages, problems = read_pages(content / "pages", folder)
    findings.extend(problems)
    documents, problems = index(content / "documents", folder)
    findings.extend(problems)
    images, problems = index(content / "images", folder)
    findings.extend(problems)
    link_health, problems = link_store.load(folder)
    findings.extend(problems)
    frozen, problems = frozen_manifest.load(folder)
    findings.extend(problems)
    if config is None:
        return Loading(None, tuple(findings))
    years = {*items, *measures, *results}
    answered = {measure.record.answers.fiscal_year for of_year in measures.values() for measure in of_year}
    forms = reader.forms(config.record, years | {year - 1 for year in years} | {year for year in answered if year})
    forms = {year: form for year, form in forms.items() if form_is_known(year, config, left_out)}
    layouts = reader.layouts(content / "layouts")
    redirects = reader.redirects(content / "redirects.yml")
    units = UnitNames(config.record.units)
    items, measures = items_as_meant(items, units, forms), measures_as_meant(measures, units)
    unread = (problem.place.file for problem in findings if problem.marked(Mark.UNREAD) and problem.place)
    unreadable = frozenset((*reader.unreadable, *unread))
    workspace = Workspace(
        *(folder, config, items, measures, results, pages, documents, images, forms, layouts, unreadable),
        link_health=link_health,
        redirects=redirects,
        frozen=frozen,
    )
    return Loading(workspace, tuple(findings), left_out, tuple(reader.halves))
