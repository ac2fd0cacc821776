"""Where the EIT survey of a year stands on a day: not set, not open yet, open, closed, or without dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.assessment.by_day import ByDay, after, as_of, by_day, days_from
from generator.assessment.site_context import SiteContext
from generator.findings.choices import Choice
from generator.records.model.site_config import EitSurvey


class SurveyState(Choice):
    """Whether people can answer."""

    NOT_SET = "not_set", "ยังไม่ได้กำหนด"
    UPCOMING = "upcoming", "ยังไม่เปิดรับ"
    OPEN = "open", "เปิดรับคำตอบ"
    CLOSED = "closed", "ปิดรับแล้ว"
    UNDATED = "undated", "ยังไม่ได้ระบุวันเปิดรับ"


def survey_state(survey: EitSurvey | None, day: date) -> SurveyState:
    """Tell whether ``survey`` can be answered on ``day``; its first and last day count as open."""
    if survey is None:
        return SurveyState.NOT_SET
    if survey.opens is None and survey.closes is None:
        return SurveyState.UNDATED
    if survey.opens and day < survey.opens:
        return SurveyState.UPCOMING
    if survey.closes and day > survey.closes:
        return SurveyState.CLOSED
    return SurveyState.OPEN


@dataclass(frozen=True, slots=True)
class SurveyDays:
    """What is said of a survey on each day: where it stands, until when, and which notices are shown."""

    state: ByDay
    words: ByDay
    left: ByDay
    day: ByDay
    upcoming: ByDay
    open: ByDay
    closed: ByDay
    not_closed: ByDay


def survey_days(survey: EitSurvey | None, day: date) -> SurveyDays:
    """Return what is said of ``survey`` on ``day`` and on the days to come."""
    opens, closes = (survey.opens, survey.closes) if survey else (None, None)
    turns = [turn for turn in (opens, closes, after(closes) if closes else None) if turn]

    def state(on: date) -> SurveyState:
        """Return where it stands on a day."""
        return survey_state(survey, on)

    states = by_day(day, turns, state)
    return SurveyDays(
        state=states,
        words=by_day(day, turns, lambda on: state(on).thai),
        left=by_day(day, turns, lambda on: _left(survey, on)),
        day=as_of(day) if len(states.steps) > 1 else ByDay(as_of(day).steps[:1]),
        upcoming=by_day(day, turns, lambda on: "1" if state(on) is SurveyState.UPCOMING else ""),
        open=by_day(day, turns, lambda on: "1" if state(on) is SurveyState.OPEN else ""),
        closed=by_day(day, turns, lambda on: "1" if state(on) is SurveyState.CLOSED else ""),
        not_closed=by_day(day, turns, lambda on: "" if state(on) is SurveyState.CLOSED else "1"),
    )


def _left(survey: EitSurvey | None, day: date) -> str:
    """Say how far off the next turn of a survey is."""
    state = survey_state(survey, day)
    if survey and survey.opens and state is SurveyState.UPCOMING:
        return f"เปิดรับในอีก {days_from(survey.opens)} วัน"
    if survey and survey.closes and state is SurveyState.OPEN:
        return "วันนี้เป็นวันสุดท้าย" if survey.closes == day else f"ปิดรับในอีก {days_from(survey.closes)} วัน"
    return ""


def survey_year(site: SiteContext) -> int | None:
    """Return the fiscal year (BE) whose survey people are led to: one that is open today, else the front page's.

    A survey opens months before the first item of its year is published, and closes for good.
    """
    surveys = site.workspace.config.eit
    answered = [survey.fiscal_year for survey in surveys if survey_state(survey, site.as_of) is SurveyState.OPEN]
    return max(answered, default=site.front_year)
