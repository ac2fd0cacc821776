"""What of a result a record speaks of, in words that lead there: indicators, sub-indicators, questions and items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.layouts.links import indicator_name, ranges, sub_indicator_name
from generator.records.model.measure import Answers, Links


@dataclass(frozen=True, slots=True)
class Reference:
    """Something spoken of, where this site shows it (if it does), and the ``field`` of the links that names it."""

    title: str
    path: str | None = None
    anchor: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """References of one kind under their Thai name."""

    label: str
    references: tuple[Reference, ...]


def answered_year(answers: Answers, year: int) -> int:
    """Return the year whose result a measure of fiscal year ``year`` (BE) answers: the one before unless it says so."""
    return answers.fiscal_year or year - 1


def indicator_anchor(number: int) -> str:
    """Return the anchor of an indicator on the result page."""
    return f"indicator-{number}"


def failed_item_anchor(code: str) -> str:
    """Return the anchor of a failed item on the result page: ``O13`` → ``failed-o13``."""
    return f"failed-{code.lower()}"


def references(site: SiteContext, links: Links, year: int) -> tuple[ReferenceGroup, ...]:
    """Say what ``links`` speak of in the result of ``year`` (BE), kind by kind; kinds that are empty are left out."""
    groups = (
        ReferenceGroup("แบบวัด", tuple(Reference(name) for name in links.instruments)),
        ReferenceGroup("ตัวชี้วัด", tuple(_indicators(site, links, year))),
        ReferenceGroup("ตัวชี้วัดย่อย", tuple(_sub_indicators(site, links, year))),
        ReferenceGroup("ข้อคำถาม", tuple(Reference(text) for text in (ranges(links.questions),) if text)),
        ReferenceGroup("ข้อ OIT", tuple(item_reference(site, code, year) for code in links.items)),
    )
    return tuple(group for group in groups if group.references)


def item_reference(site: SiteContext, code: str, year: int) -> Reference:
    """Name item ``code`` of ``year`` (BE), with its page where there is one."""
    item = site.workspace.names(year).item(code) if site.workspace.form(year) else None
    title = f"{code} {item.title}" if item else code
    known = code in site.states.get(year, {})
    return Reference(title, addresses.item_page(year, code) if known else None, field="items")


def _indicators(site: SiteContext, links: Links, year: int) -> Iterator[Reference]:
    result = site.workspace.results.get(year)
    names = site.workspace.names(year)
    for number in links.indicators:
        title = indicator_name(number, names)
        score = result.record.indicators.get(number) if result else None
        if result is None:
            yield Reference(title)
        else:
            words = f"{title} ({score} คะแนน)" if score is not None else title
            anchor = indicator_anchor(number) if score is not None else ""
            yield Reference(words, addresses.result_page(year), anchor, "indicators")


def _sub_indicators(site: SiteContext, links: Links, year: int) -> Iterator[Reference]:
    names = site.workspace.names(year)
    for code in links.sub_indicators:
        title = sub_indicator_name(code, names)
        if year in site.states and names.sub_indicator(code):
            yield Reference(title, addresses.year_page(year), addresses.sub_indicator_anchor(code), "sub_indicators")
        else:
            yield Reference(title)
