"""The OIT forecast of a fiscal year: arithmetic on what the records prove, with every assumption named.

It is never the ITA score: assessors judge what a paper says, and IIT and EIT are what people answer in surveys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.assessment.completeness import ItemState, ItemStatus
from generator.assessment.completeness_figures import Figure, item_figure
from generator.assessment.forecast_gaps import Gap, gaps
from generator.assessment.scoring import FULL_MARKS, Rounding, Scores, forecast, item_worth, scores
from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import in_order
from generator.catalogue.model import Catalogue, Instrument

NAME = "คะแนนคาดการณ์จากการคำนวณ"
"""What the forecast is called wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A survey's score 0–100 that the forecast takes, and where it comes from; None when nobody knows one."""

    score: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class ItemForecast:
    """An item with what it is worth in points of the total, its credit 0–100 and what of it is proved."""

    state: ItemState
    figure: Figure
    worth: Decimal
    credit: Decimal


@dataclass(frozen=True, slots=True)
class YearForecast:
    """The forecast of fiscal year ``year`` (BE) in both rounding orders; ``gaps`` begin with most points per effort.

    ``best`` is what the year would come to with every gap closed.
    """

    year: int
    form: Catalogue
    items: tuple[ItemForecast, ...]
    gaps: tuple[Gap, ...]
    surveys: Mapping[Instrument, Entered]
    scores: Scores
    scores_at_end: Scores
    best: Scores
    assumptions: tuple[str, ...]


def year_forecast(site: SiteContext, year: int, entered: Mapping[Instrument, Decimal | None]) -> YearForecast:
    """Forecast ``year`` with the survey scores ``entered``; of one not entered the last result is taken.

    Raises ``LookupError`` when the year has no form or no records of items.
    """
    form, states = site.workspace.form(year), site.states.get(year, {})
    if form is None or not states:
        raise LookupError(f"FY{year} has no items to forecast")
    items = tuple(_item(form, state) for state in states.values())
    surveys = {name: _survey(site, year, name, entered.get(name)) for name in form.weights if name not in form.of_items}
    earned = {item.state.item.code: item.credit for item in items}
    known = {
        indicator.number: score
        for name, survey in surveys.items()
        if (score := survey.score) is not None
        for indicator in form.indicators_of(name)
    }
    return YearForecast(
        year,
        form,
        items,
        tuple(sorted((gap for state in states.values() for gap in gaps(form, state)), key=_by_value)),
        surveys,
        forecast(form, earned, known, Rounding.EACH_STEP),
        forecast(form, earned, known, Rounding.AT_END),
        forecast(form, dict.fromkeys(earned, Decimal(FULL_MARKS)), known),
        tuple(_assumptions(site, year, form, states, surveys)),
    )


def _by_value(gap: Gap) -> tuple[Decimal, tuple[str, tuple[int, ...]]]:
    return Decimal(-gap.value.numerator) / gap.value.denominator, in_order(gap.item)


def _item(form: Catalogue, state: ItemState) -> ItemForecast:
    figure = item_figure(state)
    if form.item_credit == "all-or-nothing":
        settled = state.status in {ItemStatus.COMPLETE, ItemStatus.NOT_APPLICABLE}
        credit = Decimal(FULL_MARKS if settled else 0)
    else:
        credit = Decimal(FULL_MARKS) * figure.done / figure.total if figure.total else Decimal(FULL_MARKS)
    return ItemForecast(state, figure, item_worth(form, state.item.code), credit)


def _survey(site: SiteContext, year: int, name: Instrument, entered: Decimal | None) -> Entered:
    """Return a survey's score: as entered, else that of the newest result before ``year``."""
    if entered is not None:
        return Entered(entered, "ตามที่ระบุในคำสั่ง")
    for before in sorted((known_year for known_year in site.workspace.results if known_year < year), reverse=True):
        record = site.workspace.results[before].record
        score = record.instruments.get(name) or scores(site.workspace.names(before), record.indicators).instruments.get(
            name
        )
        if score is not None:
            return Entered(score, f"สมมติว่าเท่ากับผลของปี {before} เพราะยังไม่ทราบผลของปี {year}")
    return Entered(None, f"ไม่มีคะแนนของปีก่อน ใส่ด้วย --{name.lower()}")


def _assumptions(
    site: SiteContext,
    year: int,
    form: Catalogue,
    states: Mapping[str, ItemState],
    surveys: Mapping[Instrument, Entered],
) -> Iterator[str]:
    """Name everything that the forecast takes for granted."""
    for name, survey in surveys.items():
        score = f"{survey.score:.2f}" if survey.score is not None else "ไม่ทราบ"
        yield f"{name} {score}: {survey.source}"
    if form.item_credit == "all-or-nothing":
        yield "ข้อหนึ่งได้ 100 เมื่อมีหลักฐานครบทุกองค์ประกอบ ขาดอย่างใดอย่างหนึ่งได้ 0"
    else:
        yield "ข้อหนึ่งได้คะแนนตามส่วนขององค์ประกอบที่มีหลักฐาน เพราะปีนี้ให้คะแนนบางส่วนได้ แต่ไม่พบสูตรที่ใช้จริง"
    yield "หลักฐานที่มีและอยู่ในช่วงเวลานับว่าได้คะแนน ผู้ประเมินอาจเห็นว่าเนื้อหาไม่ครบ"
    if not form.is_verified:
        yield f"ใช้รายการข้อของปี {form.fiscal_year} ที่{form.status_words}"
    whole = [code for code, state in states.items() if not state.item.parts]
    if whole:
        yield f"ไม่รู้องค์ประกอบของข้อ {', '.join(whole)} จึงนับหลักฐานทั้งข้อเป็นหนึ่ง"
    spared = [code for code, state in states.items() if state.status is ItemStatus.NOT_APPLICABLE]
    if spared:
        yield f"ข้อที่ไม่เกี่ยวข้องกับหน่วยงานนับว่าได้คะแนน ({', '.join(spared)})"
    unread = sorted(name for name in site.workspace.unreadable if name.startswith(f"oit_items/{year}/"))
    if unread:
        yield f"แฟ้มที่อ่านไม่ได้นับว่ายังไม่มีข้อมูล ({', '.join(unread)})"
    yield "ทศนิยมสองตำแหน่งทุกขั้นตามที่ประกาศผล ถ้าปัดเศษครั้งเดียวตอนท้ายอาจต่างกัน 0.01"
    if form.levels.note:
        yield f"ระดับ: {form.levels.note}"
