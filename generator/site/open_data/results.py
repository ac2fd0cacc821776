"""The ITA results of all years as open data: every known score in a row of its own, the analysis in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.public import addresses
from generator.records.model.measure import Links
from generator.records.model.result import Result
from generator.site.open_data.files import Column, DataSet, Record
from generator.site.open_data.places import Places

COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณที่ประเมิน พ.ศ."),
    Column("kind", "ชนิดคะแนน: total คะแนนรวม, instrument แบบวัด, indicator ตัวชี้วัด"),
    Column("code", "รหัสแบบวัดหรือเลขตัวชี้วัด"),
    Column("title", "ชื่อตัวชี้วัด"),
    Column("score", "คะแนน 0 ถึง 100"),
    Column("level", "ระดับผลการประเมิน"),
)


def result_data(site: SiteContext) -> DataSet:
    """Return the results of every year that has one, newest first."""
    places = Places(site)
    years = sorted(site.workspace.results.items(), reverse=True)
    records = tuple(_record(loaded.record, year, places) for year, loaded in years)
    rows = tuple(row for year, loaded in years for row in _scores(loaded.record, year, site.workspace.names(year)))
    return DataSet("results", "ผลการประเมิน ITA ทุกปี", COLUMNS, records, rows=rows)


def _scores(result: Result, year: int, names: Catalogue) -> Iterator[Record]:
    def row(kind: str, code: str | int, title: str, score: Decimal | None) -> Record:
        """Return one score as a row."""
        level = result.level if kind == "total" else None
        return {"fiscal_year": year, "kind": kind, "code": code, "title": title, "score": score, "level": level}

    if result.total is not None or result.level:
        yield row("total", "ITA", "คะแนนรวม", result.total)
    for code, score in result.instruments.items():
        yield row("instrument", code, code, score)
    for number, score in sorted(result.indicators.items()):
        indicator = names.indicator(number)
        yield row("indicator", number, indicator.title if indicator else "", score)


def _record(result: Result, year: int, places: Places) -> Record:
    return {
        "fiscal_year": year,
        "total": result.total,
        "level": result.level,
        "level_word": result.level_word,
        "instruments": {str(code): score for code, score in result.instruments.items()},
        "indicators": {str(number): score for number, score in sorted(result.indicators.items())},
        "verdicts": {str(number): verdict for number, verdict in sorted(result.verdicts.items())},
        "failed_items": [
            {
                "item": failed.item,
                "credit": failed.credit,
                "comment": failed.comment,
                "cause": failed.cause,
                "remedy": failed.remedy,
            }
            for failed in result.failed_items
        ],
        "analysis": [
            {"kind": block.kind, "instrument": block.instrument, **_links(block)}
            | {"points": [{"text": point.text, "kind": point.kind, **_links(point)} for point in block.points]}
            for block in result.analysis
        ],
        "source": result.source,
        "page": places.page(addresses.result_page(year)),
    }


def _links(links: Links) -> dict[str, tuple[str, ...] | tuple[int, ...]]:
    return {
        "instruments": links.instruments,
        "indicators": links.indicators,
        "sub_indicators": links.sub_indicators,
        "questions": links.questions,
        "items": links.items,
    }
