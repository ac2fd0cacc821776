"""Where the EIT survey of a year stands on a day: not set, not open yet, open, closed, or without dates."""

from __future__ import annotations

from datetime import date

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


def survey_year(site: SiteContext) -> int | None:
    """Return the fiscal year (BE) whose survey people are led to: one that is open today, else the front page's.

    A survey opens months before the first item of its year is published, and closes for good.
    """
    surveys = site.workspace.config.eit
    answered = [survey.fiscal_year for survey in surveys if survey_state(survey, site.as_of) is SurveyState.OPEN]
    return max(answered, default=site.front_year)
