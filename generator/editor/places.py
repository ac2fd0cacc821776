"""Which record an address of the editor means: the file in the folder, its model, its year, what it is called.

Only names of these forms are records; no address leads to any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from generator.records.loading.file_names import CONFIG_NAME, as_year
from generator.records.model.codes import code_of_stem
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig

REDIRECTS = "content/redirects.yml"
_NAME = r"[a-z0-9][a-z0-9_.-]{0,59}"
_KINDS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("agency", rf"(?P<name>{re.escape(CONFIG_NAME)})", SiteConfig),
    ("item", rf"oit_items/(?P<year>\d{{4}})/(?P<name>{_NAME})\.yml", Item),
    ("measure", rf"content/measures/(?P<year>\d{{4}})/(?P<name>{_NAME})\.yml", Measure),
    ("result", r"content/results/(?P<name>(?P<year>\d{4}))\.yml", Result),
    ("redirects", rf"(?P<name>{re.escape(REDIRECTS)})", Redirects),
)
SECTIONS = {"item": "items", "measure": "measures", "result": "results", "agency": "agency", "redirects": "agency"}
"""In which part of the menu each kind of record stands."""
_PAGE = re.compile(r"content/pages/(?P<name>(?:[\w-][\w.-]{0,59}/){0,3}[\w-][\w.-]{0,59})\.md")


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record's file, as a POSIX path in the folder, and what kind of record stands there."""

    kind: str
    file: str
    name: str
    model: type[BaseModel]
    year: int | None = None

    @property
    def code(self) -> str:
        """The code of an item by the name of its file; empty for anything else."""
        return (code_of_stem(self.name) or "") if self.kind == "item" else ""

    @property
    def address(self) -> str:
        """Where the editor shows it."""
        return f"/record/{self.file}"

    @property
    def title(self) -> str:
        """What it is called where nothing is known of what stands in it."""
        return {
            "agency": "หน่วยงานและการตั้งค่า",
            "item": f"ข้อ {self.code} ปี {self.year}",
            "measure": f"มาตรการ {self.name} ปี {self.year}",
            "result": f"ผลการประเมินปี {self.year}",
            "redirects": "ที่อยู่เดิมและแฟ้มที่ถอน",
        }[self.kind]


def record_at(file: str) -> RecordPlace | None:
    """Return the record whose file is called ``file``; ``None`` where no record can stand."""
    for kind, pattern, model in _KINDS:
        match = re.fullmatch(pattern, file)
        if match is None:
            continue
        of_year = match.groupdict().get("year")
        year = as_year(of_year) if of_year else None
        return None if of_year and year is None else RecordPlace(kind, file, match["name"], model, year)
    return None


def is_page(file: str) -> bool:
    """Tell whether a free page may stand in ``file``."""
    return _PAGE.fullmatch(file) is not None and ".." not in file


def record_files(folder: Path) -> Iterator[RecordPlace]:
    """Yield the records whose files stand in ``folder``, readable or not."""
    names = (CONFIG_NAME, "oit_items/*/*.yml", "content/measures/*/*.yml", "content/results/*.yml", REDIRECTS)
    for name in names:
        for path in sorted(folder.glob(name)):
            place = record_at(path.relative_to(folder).as_posix())
            if place is not None and path.is_file():
                yield place
