"""The page of open data, and its files: items, evidence, measures and results as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.records.model.licences import LICENCES, LicenceWords
from generator.site.open_data import dcat, package
from generator.site.open_data.completeness import completeness_data
from generator.site.open_data.described import DataFile, Described
from generator.site.open_data.files import SCHEMA, Column, DataSet, csv_bytes, json_bytes
from generator.site.open_data.items import item_data
from generator.site.open_data.measures import measure_data
from generator.site.open_data.results import result_data
from generator.site.page import Asset, Crumb, MenuEntry, Page
from generator.site.page_kind import PageKind, Searched, never
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind
from generator.site.views.structured import CONTEXT, organization
from generator.site.views.trail import HOME
from generator.thai.figures import file_size


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away: where it is, its format and its size in words."""

    path: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class SetView:
    """A set of open data with the number of its rows and its files."""

    name: str
    title: str
    rows: int
    files: tuple[FileView, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """What the template shows: the sets under the ``schema`` that they follow, as they stood on ``day``.

    ``licence`` says what one may do with them, ``described`` are the files for catalogues of data.
    """

    schema: str
    day: date
    sets: tuple[SetView, ...]
    licence: LicenceWords
    described: tuple[tuple[str, str], ...]


TITLE = "ข้อมูลเปิด"
_DESCRIBED = ((package.PATH, "datapackage.json (Frictionless)"), (dcat.PATH, "dcat.json (DCAT-AP)"))
TEMPLATE = PageTemplate("data", DataView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page that lists every set of open data, says what its columns mean and under which schema it is."""
    agency = site.workspace.config.agency.name
    views = tuple(map(_view, _written(site)))
    yield TEMPLATE.page(
        path=addresses.DATA,
        title=TITLE,
        description=f"ข้อมูลข้อ OIT หลักฐาน มาตรการ และผลการประเมินของ{agency} เป็นไฟล์ CSV และ JSON",
        data=DataView(SCHEMA, site.as_of, views, LICENCES[site.workspace.config.licence], _DESCRIBED if views else ()),
        breadcrumbs=(HOME, Crumb(TITLE)),
        structured=_catalog(site),
    )


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the files, and what describes them to catalogues of data."""
    sets = _written(site)
    for described in sets:
        for file in described.files:
            yield Asset(file.path, file.content)
    if sets:
        yield Asset(package.PATH, package.package_bytes(site, sets))
        yield Asset(dcat.PATH, dcat.dcat_bytes(site, sets))


def data_sets(site: SiteContext) -> tuple[DataSet, ...]:
    """Return every set that has records, newest year first."""
    years = site.workspace.years
    sets = [data for year in years for data in _of_year(site, year)]
    return tuple(data for data in (*sets, result_data(site)) if data.table)


def _of_year(site: SiteContext, year: int) -> tuple[DataSet, ...]:
    return (*item_data(site, year), completeness_data(site, year), measure_data(site, year))


@lru_cache(maxsize=1)
def _written(site: SiteContext) -> tuple[Described, ...]:
    """Return every set with its files; the page and the files are both made from this."""
    return tuple(Described(data, tuple(_files(site, data))) for data in data_sets(site))


def _files(site: SiteContext, data: DataSet) -> Iterator[DataFile]:
    yield DataFile(addresses.data_file(data.name, "csv"), "CSV", csv_bytes(data))
    if data.has_json:
        agency = site.workspace.config.agency.name
        yield DataFile(addresses.data_file(data.name, "json"), "JSON", json_bytes(data, agency, site.as_of))


def _view(described: Described) -> SetView:
    files = (FileView(file.path, file.format, file_size(len(file.content))) for file in described.files)
    data = described.data
    return SetView(data.name, data.title, len(data.table), tuple(files), data.columns)


def _catalog(site: SiteContext) -> Mapping[str, object]:
    """Describe the data in the terms of schema.org; files can be named only once the public address is known."""
    config = site.workspace.config
    agency = organization(config.agency, config.site_url)
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": f"ข้อมูลเปิดของ{config.agency.name}",
        "creator": agency,
        "dataset": [_dataset(site, described, agency) for described in _written(site)],
    }


def _dataset(site: SiteContext, described: Described, agency: Mapping[str, object]) -> Mapping[str, object]:
    """Describe one set of data to search engines."""
    config, covers = site.workspace.config, described.covers
    url = config.site_url
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": dcat.MEDIA_TYPES[file.format],
            "contentUrl": absolute(file.path, url),
            "contentSize": str(len(file.content)),
        }
        for file in described.files
        if url
    ]
    return {
        "@type": "Dataset",
        "name": described.data.title,
        "identifier": described.data.name,
        "description": f"{described.data.title} ของ{config.agency.name} {described.description}",
        "creator": agency,
        "publisher": agency,
        "license": LICENCES[config.licence].address,
        "dateModified": site.as_of.isoformat(),
        "isAccessibleForFree": True,
        "inLanguage": "th",
        **({"temporalCoverage": "/".join(day.isoformat() for day in covers)} if covers else {}),
        **({"distribution": files} if files else {}),
    }


def _entries(_: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None:
        yield Entry(Kind.PAGE, addresses.DATA, TITLE, also="Open data JSON CSV ดาวน์โหลด")


def _menu(_: SiteContext, english: str) -> MenuEntry:
    return MenuEntry(TITLE, addresses.DATA, english)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Open data",
    search=Searched(_entries),
    handed_out=never,
    menu=_menu,
    assets=assets,
)
