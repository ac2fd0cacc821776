"""Reads one file as the record that it is to be, and puts together what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.findings.finding import Finding
from generator.findings.marks import Mark
from generator.records.loaded import Loaded
from generator.records.loading.record_kinds import other_kind
from generator.records.loading.taken_apart import taken_apart
from generator.records.model.validate import validate
from generator.records.yaml_source import SourceFile, read

R = TypeVar("R", bound=BaseModel)


def read_record(
    folder: Path, model: type[R], path: Path, year: int | None, context: Mapping[str, object]
) -> tuple[Loaded[R] | None, Sequence[Finding]]:
    """Read the file at ``path`` in the agency's ``folder``; returns the record, if it can be used, and all to say."""
    return as_record_of(model, read(path, folder), year, context)


def as_record_of(
    model: type[R],
    outcome: tuple[SourceFile | None, Sequence[Finding]],
    year: int | None,
    context: Mapping[str, object],
) -> tuple[Loaded[R] | None, Sequence[Finding]]:
    """Return what was read as a ``model``, if it can be used, and all to say of it."""
    source, file_problems = outcome
    record, problems = (None, ()) if source is None else validate(model, source, dict(context))
    if source is not None and record is None and (other := other_kind(model, source, year)):
        problems = (other,)
    told = taken_apart(source.text, source.name) if source is not None else ()
    findings = (*_explained(file_problems, problems), *told)
    return (None if source is None or record is None else Loaded(record, source, year)), findings


def _explained(file_problems: Sequence[Finding], field_problems: Sequence[Finding]) -> Iterator[Finding]:
    """Put together what the file and its fields have wrong: a ``#`` that swallowed a value explains the empty field."""
    swallowed = {
        problem.place and problem.place.line: problem for problem in file_problems if problem.marked(Mark.SWALLOWED)
    }
    explained = set()
    for problem in field_problems:
        cause = swallowed.get(problem.place and problem.place.line)
        if cause is not None:
            explained.add(cause)
            yield replace(problem, hint=f"{cause.message} {cause.hint}", example=cause.example)
        else:
            yield problem
    yield from (problem for problem in file_problems if problem not in explained)
