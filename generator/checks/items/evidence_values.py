"""Rules on a piece of evidence that tells one thing in two places: its year, its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_years import asked
from generator.checks.language.bare_years import numbers_in_name, years_in_address, years_in_title
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.measures.dates import span_elsewhere
from generator.checks.results.measure_years import is_elsewhere
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.thai.dates import format_date
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.fiscal import fiscal_year_of

CODES = ("Y544", "Y546", "Y547")

_OF_ONE_YEAR = re.compile(r"ประจำปี|ปีงบประมาณ")
_TELLS = re.compile(r"ผล|รายงาน|สรุป|สถิติ|วิเคราะห์|มาตรการ|ข้อมูล|แนวทาง")
"""A paper that tells of another year than its own."""
_OF_ANOTHER = re.compile(r"ผลการประเมิน|ผลคะแนน|วิเคราะห์|มาตรการ|ITA|OIT|แนวทาง|จัดซื้อ|แผน|ข้อ\s?O")
"""One among the evidence of a measure that may be of the year whose result the measure answers, or of the next."""
_NUMBERED = re.compile(r"(?<![0-9])(?P<number>[0-9]{1,5})\s*/\s*(?P<year>25[0-9]{2})(?![0-9])")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence whose title, file, number and dates do not agree with each other."""
    texts = texts_of(site)
    workspace = texts.site.workspace
    for year, items in workspace.items.items():
        form = workspace.form(year)
        for code, loaded in items.items():
            about: dict[str, Any] = {"item": code, "year": year}
            item = form.item(code) if form else None
            for index, entry in enumerate(loaded.record.evidence):
                yield from _number(loaded, index, entry, about)
                if item and asked(item, year, entry.parts) is None:
                    yield from _year(texts, loaded, index, entry, about)
                else:
                    yield from _run(loaded, index, entry, about)
            yield from _said(texts.of_items.get((year, code), ()), loaded.record.evidence)
    for year, measures in workspace.measures.items():
        for measure in measures:
            about = {"measure": measure.record.id, "year": year}
            for index, entry in enumerate(measure.record.evidence):
                yield from _number(measure, index, entry, about)
                if span_elsewhere(entry, year) is None:
                    yield from _year(texts, measure, index, entry, about)
            yield from _said(texts.of_measures.get((year, measure.record.id), ()), measure.record.evidence)


def _year(texts: Texts, loaded: Loaded[Any], index: int, entry: Evidence, about: dict[str, Any]) -> Iterator[Finding]:
    """Compare the year in the title and the file name with the fiscal year or period, where the form asks for none."""
    span = entry.period.span if entry.period else None
    first = fiscal_year_of(span.start) if span else entry.fiscal_year
    last = fiscal_year_of(span.end) if span else entry.fiscal_year
    if first is None or last is None:
        return
    name = (entry.file or "").rpartition("/")[2] if entry.file in texts.site.workspace.documents else ""
    page = next((one.title for one in texts.site.workspace.pages if one.name == entry.page), "")
    named = (("title", entry.title or ""), ("page", page))
    spoken = [*((key, years_in_title(text)) for key, text in named), ("file", numbers_in_name(name))]
    for key, mentions in (*spoken, ("url", years_in_address(entry.url or ""))):
        if key in {"file", "url"} and "measure" in about and is_elsewhere(mentions, about["year"]):
            continue  # told as a name of another year
        own = _OF_ONE_YEAR.search(entry.title or "") if key == "title" and len(mentions) == 1 else None
        tells = _OF_ANOTHER if "measure" in about else _TELLS
        slack = 0 if own and entry.fiscal_year and not tells.search(entry.title or "") else 1
        near = range(
            first - slack, last + 1 + slack
        )  # a paper of one year tells of the result before and the measures after
        if mentions and not any(one.covers(year) for one in mentions for year in near):
            given = str(first) if first == last else f"{first}–{last}"
            place = loaded.place("evidence", index, key)
            yield finding("Y544", place, **about, stated=mentions[0].first, given=given, where=key)


def _run(loaded: Loaded[Any], index: int, entry: Evidence, about: dict[str, Any]) -> Iterator[Finding]:
    """Compare the run of years in a title with the period: one that begins or ends with it and is not it is a slip."""
    span = entry.period.span if entry.period else None
    runs = [one for one in years_in_title(entry.title or "") if one.first < one.last]
    if span is None or len(runs) != 1:
        return
    first, last = fiscal_year_of(span.start), fiscal_year_of(span.end)
    if (runs[0].first == first) != (runs[0].last == last) and first < last:
        values: dict[str, Any] = {"stated": f"{runs[0].first}–{runs[0].last}", "given": f"{first}–{last}"}
        yield finding("Y544", loaded.place("evidence", index, "period"), **about, **values, where="title")


def _number(loaded: Loaded[Any], index: int, entry: Evidence, about: dict[str, Any]) -> Iterator[Finding]:
    """Compare the year behind the stroke of a paper's number, which is that of the calendar, with its date."""
    match = _NUMBERED.search(to_arabic(entry.number or ""))
    if match and entry.issued and int(match["year"]) != entry.issued.year + OFFSET:
        values: dict[str, Any] = {"number": entry.number, "day": format_date(entry.issued)}
        yield finding("Y546", loaded.place("evidence", index, "number"), **about, **values)


def _said(passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """Compare the numbers that a record's words name with those of its evidence: one number, another year."""
    known = {match["number"]: match["year"] for entry in evidence if (match := _consistent(entry))}
    only = next(iter(known), "") if len(known) == 1 else ""
    for passage in passages if known else ():
        for match in _NUMBERED.finditer(to_arabic(passage.text)):
            meant = only if _is_turned(match["number"], only) and match["year"] == known[only] else match["number"]
            year = known.get(meant, match["year"])
            if (meant, year) != (match["number"], match["year"]):
                values: dict[str, Any] = {
                    "said": match[0],
                    "number": f"{meant}/{year}",
                    "field": passage.field,
                }
                yield finding("Y547", passage.place, **passage.about, **values)


def _is_turned(said: str, number: str) -> bool:
    """Tell whether ``said`` is ``number`` with its digits in another order, as a slip of the keyboard leaves them."""
    return said != number and len(number) > 1 and sorted(said) == sorted(number)


def _consistent(entry: Evidence) -> re.Match[str] | None:
    """Return the number of a piece of evidence, unless its own date already speaks against it."""
    match = _NUMBERED.search(to_arabic(entry.number or ""))
    return match if match and (not entry.issued or int(match["year"]) == entry.issued.year + OFFSET) else None
