"""From a source file to a model: Pydantic's errors become findings that name file, line, field and cure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.findings.finding import Finding, finding
from generator.findings.messages.store import files
from generator.records.model.base import models_in
from generator.records.yaml_source import SourceFile
from generator.system.text_characters import shown

CODES = ("E201", "E202", "E203", "E204", "E208", "E209", "E227", "E238")

M = TypeVar("M", bound=BaseModel)

SIMILAR = 60
"""Similarity in percent from which a name is offered as “did you mean”."""


def validate(
    model: type[M], source: SourceFile, context: dict[str, object] | None = None
) -> tuple[M | None, tuple[Finding, ...]]:
    """Read ``source`` as ``model``; returns the record, or ``None`` and every problem found in the file.

    ``context`` reaches the validators (``fiscal_year`` for periods written relative to a year).
    """
    try:
        return model.model_validate(source.data, context=context or {}), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(
            _translate(model, source, detail) for detail in details if not _is_consequence(detail, details)
        )


def did_you_mean(text: str, choices: Sequence[str]) -> str | None:
    """Return the choice nearest to ``text``, capitals or not, or ``None`` when none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only what is wrong waits for it

    best = process.extractOne(text, choices, processor=str.lower, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    return best[0] if best else None


def field_label(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """Return the Thai name of the field at ``loc`` with its key: ``ชื่อหลักฐาน (title)``; indexes count from 1."""
    names = [piece for piece in loc if isinstance(piece, str)]
    info = _field(model, names)
    key = names[-1] if names else ""
    label = f"{info.title} ({key})" if info and info.title else f"“{key}”"
    index = next((piece for piece in reversed(loc) if isinstance(piece, int)), None)
    return f"{label} รายการที่ {index + 1}" if index is not None else label


def field_info(model: type[BaseModel], loc: Sequence[str | int]) -> FieldInfo | None:
    """Return what ``model`` says of the field at ``loc``; ``None`` where it has none."""
    return _field(model, [piece for piece in loc if isinstance(piece, str)])


def _field(model: type[BaseModel], names: Sequence[str]) -> FieldInfo | None:
    info: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for name in names:
        if info is not None and get_origin(info.annotation) is dict and current and name not in current.model_fields:
            continue  # the name that the agency gave to an entry of a mapping
        if current is None or name not in current.model_fields:
            return info
        info = current.model_fields[name]
        current = next(models_in(info.annotation), None)
    return info


def owner_of(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel]:
    """Return the model that the field at ``loc`` of ``model`` belongs to."""
    owner = model
    for name in (piece for piece in loc[:-1] if isinstance(piece, str)):
        info = owner.model_fields.get(name)
        inner = next(models_in(info.annotation), None) if info else None
        owner = inner or owner
    return owner


def _existing(loc: Sequence[str | int]) -> tuple[str | int, ...]:
    """Drop the markers that Pydantic adds for keys of a mapping and branches of a union."""
    return tuple(piece for piece in loc if piece != "[key]")


def _is_consequence(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Tell whether a list is only too short because its entries, of which enough is said, cannot be read."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in details
    )


_KIND = {
    "too_short": "E227",
    "literal_error": "E208",
    "model_type": "E203",
    "dict_type": "E203",
    "model_attributes_type": "E203",
    "tuple_type": "E204",
    "list_type": "E204",
}


def _found(value: object) -> str:
    if value is None:
        return "ค่าว่าง"
    if isinstance(value, dict):
        return "กลุ่มของช่องย่อย"
    return "รายการ" if isinstance(value, list) else f"“{shown(str(value))}”"


def _in_words(value: object) -> str:
    """Write a value as it stands in the record, not as a program would."""
    if isinstance(value, list):
        return ", ".join(map(_in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_in_words(inner)}" for key, inner in value.items())
    return "ค่าว่าง" if value is None else shown(str(value))


def _translate(model: type[BaseModel], source: SourceFile, detail: ErrorDetails) -> Finding:
    kind, ctx, value = detail["type"], dict(detail.get("ctx", {})), detail.get("input")
    # A rule over several fields says which of them to point at.
    loc = (*_existing(detail["loc"]), *ctx.pop("at", ()))
    names = [piece for piece in loc if isinstance(piece, str)]
    values: dict[str, Any] = {
        "field": field_label(model, loc),
        "key": names[-1] if names else "",
        "found": _found(value),
        **{name: detail for name, detail in ctx.items() if detail != ""},
    }
    value = values.get("value", value)
    values["value"] = _in_words(value)
    if kind == "missing":
        return finding("E201", source.place(loc[:-1]), **values)
    if kind == "extra_forbidden":
        values |= {"key": shown(str(loc[-1])), "cure": _cure_for_key(owner_of(model, loc), str(loc[-1]))}
        return finding("E202", source.place(loc, key=True), **values)
    if kind == "literal_error":
        info = _field(model, names)
        words = "" if value is None else _in_words(value)
        values["cure"] = _cure_for_choice(str(ctx.get("expected", "")), words, (info and info.description) or "")
    elif kind in _BOUNDS:
        values["cure"] = f"ต้อง{_BOUNDS[kind]} {next(iter(ctx.values()), '')}"
    code = kind if kind in files() else "E238" if kind in _BOUNDS else _KIND.get(kind, "E209")
    return finding(code, source.place(loc, key="[key]" in detail["loc"]), **values)


_BOUNDS = {
    "greater_than": "มากกว่า",
    "greater_than_equal": "ไม่น้อยกว่า",
    "less_than": "น้อยกว่า",
    "less_than_equal": "ไม่เกิน",
}


def _cure_for_key(owner: type[BaseModel], key: str) -> str:
    near = did_you_mean(key, list(owner.model_fields))
    return f"หมายถึง “{near}” ใช่หรือไม่" if near else "ช่องที่ใช้ได้คือ " + ", ".join(owner.model_fields)


def _cure_for_choice(expected: str, value: str, description: str) -> str:
    """Name the choices, with their meanings where the field's description gives them, and the one that was meant."""
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ",").split(",")]
    meanings = {choice: meaning for choice, meaning in _MEANING.findall(description) if choice in choices}
    words = {choice.lower(): choice for choice in choices}
    words |= {meaning.lower(): choice for choice, meaning in meanings.items()}
    begun = sum(word.startswith(value.lower()) for word in words)
    near = did_you_mean(value, list(words)) if begun <= 1 else None  # เทศบาล may be any of three
    meant = f"หมายถึง “{words[near]}” ใช่หรือไม่ " if near else ""
    listed = (f"{choice} ({meanings[choice]})" if choice in meanings else choice for choice in choices)
    return f"{meant}ตัวเลือกคือ {', '.join(listed)}"


_MEANING = re.compile(r"(\w+) = ([^,(]*[^,( ])")
"""``draft = อยู่ระหว่างจัดทำ`` in a field's description."""
