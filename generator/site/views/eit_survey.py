"""Where the EIT survey of a year stands on a day: not open yet, open, closed, or without dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.records.model.site_config import EitSurvey


class SurveyState(StrEnum):
    """Whether people can answer."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    UNDATED = "undated"


SURVEY_STATE_THAI: dict[SurveyState, str] = {
    SurveyState.UPCOMING: "ยังไม่เปิดรับ",
    SurveyState.OPEN: "เปิดรับคำตอบ",
    SurveyState.CLOSED: "ปิดรับแล้ว",
    SurveyState.UNDATED: "ยังไม่ได้ระบุวันเปิดรับ",
}


def survey_state(survey: EitSurvey, day: date) -> SurveyState:
    """Tell whether ``survey`` can be answered on ``day``; its first and last day count as open."""
    if survey.opens is None and survey.closes is None:
        return SurveyState.UNDATED
    if survey.opens and day < survey.opens:
        return SurveyState.UPCOMING
    if survey.closes and day > survey.closes:
        return SurveyState.CLOSED
    return SurveyState.OPEN
