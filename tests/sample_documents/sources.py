"""Reads what the documents say: YAML files whose blocks are headings, paragraphs, lists, tables and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.thai.dates import parse_date
from tests.sample_documents.tables import Table, read_table

HERE = Path(__file__).parent
AGENCY = "เทศบาลตำบลดอนตะวัน"
WHERE = "ตำบลดอนตะวัน อำเภอสายธาร จังหวัดศรีธารา"
TABLES = "tables.yml"
"""Tables that several documents of a year share, so that a report cannot differ from its plan."""

PEOPLE = "people.yml"


@dataclass(frozen=True)
class Block:
    """One piece of a document: ``kind`` names it (``p``, ``h``, ``list``, ``table`` …), ``data`` is its content."""

    kind: str
    data: Any


@dataclass(frozen=True)
class Source:
    """One document: the files it is written as, its look, its date (ISO, for the file's own clock), its blocks."""

    files: tuple[str, ...]
    title: tuple[str, ...]
    written: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    thai_digits: bool = False
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def sources() -> Iterator[Source]:
    """Yield every document of every year, in the order of folders and files."""
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir() and path.name.isdecimal()):
        shared = {name: read_table(data) for name, data in _load(folder / TABLES).items()}
        people = _load(folder / PEOPLE)
        for path in sorted(folder.glob("*.yml")):
            if path.name in {TABLES, PEOPLE}:
                continue
            for document in yaml.load_all(_filled(path), Loader=yaml.CBaseLoader):
                yield _source(document, shared, people)


def _filled(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("{a}", AGENCY).replace("{where}", WHERE)


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(_filled(path), Loader=yaml.CBaseLoader)  # noqa: S506 - gives text only
    return loaded


def _source(data: dict[str, Any], shared: Mapping[str, Table], people: dict[str, Any]) -> Source:
    files, title = data["file"], data["title"]
    return Source(
        files=tuple(files if isinstance(files, list) else [files]),
        title=tuple(title if isinstance(title, list) else [title]),
        written=parse_date(data["date"]).isoformat(),
        blocks=tuple(_block(kind, content, shared) for entry in data["blocks"] for kind, content in entry.items()),
        landscape=data.get("paper") == "landscape",
        thai_digits=data.get("digits") == "thai",
        people=people,
    )


def _block(kind: str, content: Any, shared: Mapping[str, Table]) -> Block:  # noqa: ANN401 - any YAML value
    return Block(kind, read_table(content, shared) if kind == "table" else content)
