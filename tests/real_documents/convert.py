"""A whole document becomes the records of an agency's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue.codes import file_stem
from generator.records.forms.store import available_years, catalogue
from generator.records.layouts.store import available
from tests.real_documents.agency import Record, register, site_config
from tests.real_documents.fields import Paper
from tests.real_documents.gold import mapping, nodes, squeezed, value, whole, words
from tests.real_documents.item_records import item_records
from tests.real_documents.leftovers import keep, lost_words, page_text
from tests.real_documents.measure_records import analysis_cells, measure_ids, measure_record
from tests.real_documents.paper_style import document_layouts, own_layouts
from tests.real_documents.result_records import previous_record, result_record, table_words


@dataclass(frozen=True, slots=True)
class Converted:
    """The data of every YAML file and the text of every page by POSIX path in the folder, and remarks for people."""

    records: dict[str, Record]
    pages: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def convert(gold: Mapping[str, Any]) -> Converted:
    """Return the records of a document; nothing of it is lost: what fits no field becomes a note, and is reported.

    Raises ``ValueError`` when the document names no fiscal year.
    """
    document = mapping(gold, "document")
    year, assessed = fiscal_years(document)
    papers = {name: Paper(layout, year, register(gold)) for name, layout in document_layouts(gold).items()}
    measures = list(_measures(gold, papers))
    items = item_records(gold, papers[layout_of(gold, {}, "items")])
    records = {f"content/measures/{year}/{record['id']}.yml": record for record in measures}
    records |= {f"oit_items/{year}/{file_stem(code)}.yml": record for code, record in items.items()}
    records |= {f"content/layouts/{name}.yml": data for name, data in own_layouts(gold).items()}
    results = {assessed - 1: previous_record(gold), assessed: result_record(gold)}
    stray: list[Record] = []
    if whole(document.get("fy_assessed")) is None:  # running text alone is no result of a year that nobody named
        stray = list(results[assessed].pop("narrative", []))
    records |= {f"content/results/{of}.yml": record for of, record in results.items() if record}
    config = site_config(gold, _years(gold, year, {of for of, record in results.items() if record}, items), year)
    written = {squeezed(text) for text in table_words(gold)}.union(*(paper.rewritten for paper in papers.values()))
    lost = lost_words(gold, [config, *records.values(), *stray], written)
    homeless = keep(lost, gold, measures, items)
    if homeless:
        stray.append({"paragraphs": homeless})
    stray = stray if any(section.get("paragraphs") for section in stray) else []  # a mere title is no page
    pages = {"content/pages/document.md": page_text(stray)} if stray else {}
    return Converted({"site_config.yml": config, **records}, pages, [*_remarks(gold), *map(str, lost)])


def _measures(gold: Mapping[str, Any], papers: Mapping[str, Paper]) -> Iterator[Record]:
    cells = analysis_cells(gold)
    assessed = whole((mapping(gold, "document")).get("fy_assessed"))
    for position, (identity, node) in enumerate(measure_ids(gold), start=1):
        paper = papers[layout_of(gold, node, "measures")]
        record = measure_record(node, paper, assessed, cells.get(str(node.get("id"))))
        number = node.get("printed_number", position)
        yield {"id": identity} | ({} if number is None else {"number": number}) | record


def _remarks(gold: Mapping[str, Any]) -> Iterator[str]:
    """Tell what stays as it was printed although it was read otherwise."""
    for identity, node in measure_ids(gold):
        for row in nodes(node, "rows"):
            if swapped := row.get("columns_swapped"):
                yield f"{identity}: the paper prints {' and '.join(map(str, swapped))} in each other's column; kept so"


def fiscal_years(document: Mapping[str, Any]) -> tuple[int, int]:
    """Return the year of the measures and the assessed year (BE); each from the other where one is not given."""
    measures, assessed = whole(document.get("fy_measures")), whole(document.get("fy_assessed"))
    if measures is None:
        if assessed is None:
            raise ValueError("the document names no fiscal year")
        measures = assessed + 1
    return measures, measures - 1 if assessed is None else assessed


def layout_of(gold: Mapping[str, Any], node: Mapping[str, Any], subject: str) -> str:
    """Return the layout that a measure or the items are printed in: that of its table, else any of the document."""
    fitting = {name: layout for name, layout in available().items() if layout.subject == subject}
    tables = {str(table.get("id")): (words(table, "layout") or "").lower() for table in nodes(gold, "tables")}
    if (own := tables.get(str(node.get("table")))) in fitting:
        return str(own)
    return next((name for name in tables.values() if name in fitting), next(iter(fitting)))


def _years(gold: Mapping[str, Any], year: int, results: set[int], items: Mapping[str, Record]) -> list[Record]:
    used = [layout_of(gold, node, "measures") for node in nodes(gold, "measures")]
    current: Record = {"year": year}
    codes = [str(one["id"]) for one in nodes(gold, "oit_items")]
    if items and (year not in available_years() or not all(catalogue(year).item(code) for code in codes)):
        current["form"] = _form(gold, year)
    if used:
        current["layout"] = used[0]
    return [current, *({"year": of} for of in sorted(results - {year}, reverse=True))]


def _form(gold: Mapping[str, Any], year: int) -> int:
    """Return the form that the items are of: the list the document names, else the nearest with as many items."""
    known = available_years()
    named = [
        int(found[2:6]) for one in nodes(gold, "oit_items") if (found := str(value(one, "item_list") or ""))[:2] == "FY"
    ]
    if named and named[0] in known:
        return named[0]
    count = len(nodes(gold, "oit_items"))
    return min(known, key=lambda one: (abs(len(catalogue(one).items) - count), abs(one - year)))
