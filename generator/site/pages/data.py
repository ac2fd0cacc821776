"""The page of open data, and its files: items, evidence, measures and results as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.site.open_data.completeness import completeness_data
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

TYPES = {"CSV": "text/csv", "JSON": "application/json"}
"""Media types of the formats, by the name that a visitor sees."""


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
    """What the template shows: the sets under the ``schema`` that they follow, as they stood on ``day``."""

    schema: str
    day: date
    sets: tuple[SetView, ...]


TITLE = "ข้อมูลเปิด"
TEMPLATE = PageTemplate("data", DataView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page that lists every set of open data, says what its columns mean and under which schema it is."""
    agency = site.workspace.config.agency.name
    views = tuple(_view(data, files) for data, files in _written(site))
    yield TEMPLATE.page(
        path=addresses.DATA,
        title=TITLE,
        description=f"ข้อมูลข้อ OIT หลักฐาน มาตรการ และผลการประเมินของ{agency} เป็นไฟล์ CSV และ JSON",
        data=DataView(SCHEMA, site.as_of, views),
        breadcrumbs=(HOME, Crumb(TITLE)),
        structured=_catalog(site, views),
    )


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the files."""
    for _, files in _written(site):
        for path, content in files.items():
            yield Asset(path, content)


def data_sets(site: SiteContext) -> tuple[DataSet, ...]:
    """Return every set that has records, newest year first."""
    years = site.workspace.years
    sets = [data for year in years for data in _of_year(site, year)]
    return tuple(data for data in (*sets, result_data(site)) if data.table)


def _of_year(site: SiteContext, year: int) -> tuple[DataSet, ...]:
    return (*item_data(site, year), completeness_data(site, year), measure_data(site, year))


@lru_cache(maxsize=1)
def _written(site: SiteContext) -> tuple[tuple[DataSet, Mapping[str, bytes]], ...]:
    """Return every set with its files by address; the page and the files are both made from this."""
    return tuple((data, _files(site, data)) for data in data_sets(site))


def _files(site: SiteContext, data: DataSet) -> Mapping[str, bytes]:
    files = {addresses.data_file(data.name, "csv"): csv_bytes(data)}
    if data.has_json:
        agency = site.workspace.config.agency.name
        files[addresses.data_file(data.name, "json")] = json_bytes(data, agency, site.as_of)
    return files


def _view(data: DataSet, files: Mapping[str, bytes]) -> SetView:
    views = (
        FileView(path, path.rsplit(".", 1)[-1].upper(), file_size(len(content))) for path, content in files.items()
    )
    return SetView(data.name, data.title, len(data.table), tuple(views), data.columns)


def _catalog(site: SiteContext, views: tuple[SetView, ...]) -> Mapping[str, object]:
    """Describe the data in the terms of schema.org; files can be named only once the public address is known."""
    agency, url = site.workspace.config.agency, site.workspace.config.site_url
    creator = organization(agency, url)

    def dataset(view: SetView) -> Mapping[str, object]:
        """Describe one set of data to search engines."""
        files = [
            {"@type": "DataDownload", "encodingFormat": TYPES[file.format], "contentUrl": absolute(file.path, url)}
            for file in view.files
            if url
        ]
        return {
            "@type": "Dataset",
            "name": view.title,
            "description": f"{view.title} ของ{agency.name} {view.rows} แถว ช่องข้อมูล "
            + ", ".join(column.meaning for column in view.columns),
            "creator": creator,
            "isAccessibleForFree": True,
            "inLanguage": "th",
            **({"distribution": files} if files else {}),
        }

    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": f"ข้อมูลเปิดของ{agency.name}",
        "creator": creator,
        "dataset": [dataset(view) for view in views],
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
