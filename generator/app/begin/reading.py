"""Reads answers as they are typed, and believes them when the config made of them can be read.

``with_answer(answers, "website", "www.dontawan.example")`` returns the answers with that address, its ``https://``
written out; what the record's own field would refuse raises ``UsageProblem`` with the same words.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.app.begin.answers import Answers, guessed
from generator.app.begin.config_text import config_text
from generator.findings.usage import UsageProblem, usage_problem
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.model.agency_type import AGENCY_TYPE_THAI, AgencyType, TypedAgencyType
from generator.records.model.site_config import SiteConfig
from generator.records.model.validate import did_you_mean, validate
from generator.records.yaml_source import from_text

CODES = ("U952", "U953")

_KIND: TypeAdapter[AgencyType] = TypeAdapter(TypedAgencyType)


def named(text: str, year: int) -> Answers:
    """Return what the name of an agency tells of it; raises ``UsageProblem`` when there is none."""
    if not text.strip():
        raise usage_problem("U952")
    answers = replace(guessed(text), year=year)
    _want_readable(answers)
    return answers


def with_kind(answers: Answers, text: str) -> Answers:
    """Return ``answers`` with the kind of agency that ``text`` names; raises ``UsageProblem`` with the nearest."""
    try:
        kind = _KIND.validate_python(text.strip())
    except ValidationError:
        near = did_you_mean(text, list(AGENCY_TYPE_THAI.values()))
        raise usage_problem("U953", value=text, near=near or " ".join(AGENCY_TYPE_THAI.values())) from None
    return replace(answers, type=kind, usual_units=answers.usual_units if answers.type == kind else kind)


def with_answer(answers: Answers, field: str, text: str) -> Answers:
    """Return ``answers`` with ``text`` in ``field``; raises ``UsageProblem`` when the config would not take it."""
    if field not in {one.name for one in fields(answers)}:
        raise ValueError(field)
    value = text.strip()
    if field == "website" and value and "://" not in value:
        value = f"https://{value}"
    changed = replace(answers, **{field: value})  # type: ignore[arg-type]  # texts only
    _want_readable(changed)
    return changed


def _want_readable(answers: Answers) -> None:
    source, found = from_text(config_text(answers), Path(CONFIG_NAME), CONFIG_NAME)
    problems = found if source is None else (*found, *validate(SiteConfig, source)[1])
    if problems:
        raise UsageProblem(replace(problems[0], place=None))
