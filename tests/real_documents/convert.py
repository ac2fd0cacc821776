"""A whole document becomes the records of an agency's folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue.store import available_years, catalogue
from generator.layouts.store import available
from generator.model.codes import item_file_stem
from tests.real_documents.agency import Record, register, site_config
from tests.real_documents.fields import Paper
from tests.real_documents.gold import codes, nodes, squeezed, value
from tests.real_documents.item_records import item_records
from tests.real_documents.lost import Lost, lost_words
from tests.real_documents.measure_records import analysis_cells, measure_record
from tests.real_documents.result_records import previous_record, result_record, table_words


@dataclass(frozen=True, slots=True)
class Converted:
    """The records by their POSIX path in the folder, and what could not be understood."""

    year: int
    assessed: int
    records: dict[str, Record]
    not_understood: list[Lost] = field(default_factory=list)


def convert(gold: Mapping[str, Any]) -> Converted:
    """Give the records of a document; nothing of it is lost: what fits no field becomes a note, and is reported."""
    document = gold.get("document") or {}
    year, assessed = fiscal_years(document)
    papers = {name: Paper(layout, year, register(gold)) for name, layout in available().items()}
    cells = analysis_cells(gold)
    measures = [
        measure_record(
            node,
            position,
            papers[layout_of(gold, node, "measures")],
            document.get("fy_assessed"),
            cells.get(str(node.get("id"))),
        )
        for position, node in enumerate(nodes(gold, "measures"), start=1)
    ]
    items = item_records(gold, papers[layout_of(gold, {}, "items")])
    records = {f"content/measures/{year}/{record['id']}.yml": record for record in measures}
    records |= {f"oit_items/{year}/{item_file_stem(code)}.yml": record for code, record in items.items()}
    if previous := previous_record(gold):
        records[f"content/results/{assessed - 1}.yml"] = previous
    if result := result_record(gold):
        records[f"content/results/{assessed}.yml"] = result
    config = site_config(gold, _years(gold, year, assessed, bool(items)), year)
    written = {squeezed(text) for text in table_words(gold)}.union(*(paper.rewritten for paper in papers.values()))
    lost = lost_words(gold, [config, *records.values()], written)
    _keep(lost, gold, records, year, assessed)
    return Converted(year, assessed, {"site_config.yml": config, **records}, lost)


def fiscal_years(document: Mapping[str, Any]) -> tuple[int, int]:
    """Give the year of the measures and the assessed year (BE); each from the other where one is not given."""
    measures, assessed = document.get("fy_measures"), document.get("fy_assessed")
    if measures is None and assessed is None:
        raise ValueError("the document names no fiscal year")
    year = int(assessed) + 1 if measures is None and assessed is not None else int(str(measures))
    return year, year - 1 if assessed is None else int(assessed)


def layout_of(gold: Mapping[str, Any], node: Mapping[str, Any], subject: str) -> str:
    """Give the layout that a measure or the items are printed in: that of its table, else any of the document."""
    fitting = {name: layout for name, layout in available().items() if layout.subject == subject}
    tables = {table.get("id"): str(table.get("layout")).lower() for table in nodes(gold, "tables")}
    if (own := tables.get(node.get("table"))) in fitting:
        return str(own)
    return next((name for name in tables.values() if name in fitting), next(iter(fitting)))


def _years(gold: Mapping[str, Any], year: int, assessed: int, has_items: bool) -> list[Record]:
    used = Counter(layout_of(gold, node, "measures") for node in nodes(gold, "measures"))
    current: Record = {"year": year}
    if has_items and year not in available_years():
        current["form"] = _form(gold, year)
    if used:
        current["layout"] = next(iter(used))
    return [current] if assessed == year else [current, {"year": assessed}]


def _form(gold: Mapping[str, Any], year: int) -> int:
    """Give the form that the items are of: the list the document names, else the nearest with as many items."""
    known = available_years()
    named = [
        int(found[2:6]) for one in nodes(gold, "oit_items") if (found := str(value(one, "item_list") or ""))[:2] == "FY"
    ]
    if named and named[0] in known:
        return named[0]
    count = len(nodes(gold, "oit_items"))
    return min(known, key=lambda one: (abs(len(catalogue(one).items) - count), abs(one - year)))


def _keep(lost: list[Lost], gold: Mapping[str, Any], records: dict[str, Record], year: int, assessed: int) -> None:
    """Put words that fitted no field where a reader of the record finds them: its note, else the running text."""
    for entry in lost:
        root, *rest = entry.path
        home: Record | None = None
        if root == "measures" and rest:
            measures = [record for path, record in records.items() if path.startswith("content/measures/")]
            row = rest[2] if len(rest) > 2 and rest[1] == "rows" else 0
            rows = measures[int(rest[0])].setdefault("rows", [{}])
            home = rows[int(row)] if int(row) < len(rows) else rows[0]
        elif root == "oit_items" and rest:
            home = _item_record(gold["oit_items"][int(rest[0])], records, year)
        if home is not None:
            home["note"] = " ".join(filter(None, (home.get("note"), entry.text)))
        else:
            result = records.setdefault(f"content/results/{assessed}.yml", {})
            result.setdefault("narrative", []).append({"paragraphs": [entry.text]})


def _item_record(node: Mapping[str, Any], records: dict[str, Record], year: int) -> Record | None:
    code = next(codes(value(node, "id", "code")), None)
    return records.get(f"oit_items/{year}/{item_file_stem(code)}.yml") if code else None
