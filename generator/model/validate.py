"""From a source file to a model: Pydantic's errors become findings that name file, line, field and cure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from generator.findings import Finding, finding
from generator.messages.store import all_messages
from generator.yaml_source import SourceFile

M = TypeVar("M", bound=BaseModel)

SIMILAR = 60
"""Similarity in percent from which a name is offered as “did you mean”."""


def validate(
    model: type[M], source: SourceFile, context: dict[str, object] | None = None
) -> tuple[M | None, tuple[Finding, ...]]:
    """Read ``source`` as ``model``; gives the record, or ``None`` and every problem found in the file.

    ``context`` reaches the validators (``fiscal_year`` for periods written relative to a year).
    """
    try:
        return model.model_validate(source.data, context=context or {}), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(_translate(model, source, detail) for detail in details)


def did_you_mean(text: str, choices: Sequence[str]) -> str | None:
    """Give the choice nearest to ``text``, or ``None`` when none is near."""
    best = process.extractOne(text.lower(), choices, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    return best[0] if best else None


def field_label(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """Give the Thai name of the field at ``loc`` with its key: ``ชื่อหลักฐาน (title)``; indexes count from 1."""
    names = [piece for piece in loc if isinstance(piece, str)]
    info = _field(model, names)
    key = names[-1] if names else ""
    label = f"{info.title} ({key})" if info and info.title else f"“{key}”"
    index = next((piece for piece in reversed(loc) if isinstance(piece, int)), None)
    return f"{label} รายการที่ {index + 1}" if index is not None else label


def _field(model: type[BaseModel], names: Sequence[str]) -> FieldInfo | None:
    info: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for name in names:
        if current is None or name not in current.model_fields:
            return info
        info = current.model_fields[name]
        current = next(_models_in(info.annotation), None)
    return info


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any typing construct
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _owner(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel]:
    owner = model
    for name in (piece for piece in loc[:-1] if isinstance(piece, str)):
        info = owner.model_fields.get(name)
        inner = next(_models_in(info.annotation), None) if info else None
        owner = inner or owner
    return owner


def _existing(loc: Sequence[str | int]) -> tuple[str | int, ...]:
    """Drop the markers that Pydantic adds for keys of a mapping and branches of a union."""
    return tuple(piece for piece in loc if piece != "[key]")


_KIND = {
    "model_type": "E203",
    "dict_type": "E203",
    "model_attributes_type": "E203",
    "tuple_type": "E204",
    "list_type": "E204",
}


def _found(value: object) -> str:
    if value is None:
        return "ค่าว่าง"
    return {dict: "กลุ่มของช่องย่อย", list: "รายการ"}.get(type(value), f"“{value}”")


def _translate(model: type[BaseModel], source: SourceFile, detail: ErrorDetails) -> Finding:
    loc = _existing(detail["loc"])
    kind, ctx, value = detail["type"], detail.get("ctx", {}), detail.get("input")
    names = [piece for piece in loc if isinstance(piece, str)]
    key = names[-1] if names else ""
    values: dict[str, object] = {"field": field_label(model, loc), "key": key, "value": value, "found": _found(value)}
    if kind == "missing":
        return finding("E201", source.place(loc[:-1]), **values)
    if kind == "extra_forbidden":
        near = did_you_mean(str(loc[-1]), list(_owner(model, loc).model_fields))
        fields = ", ".join(_owner(model, loc).model_fields)
        values["cure"] = f"หมายถึง “{near}” ใช่หรือไม่" if near else f"ช่องที่ใช้ได้คือ {fields}"
        values["key"] = loc[-1]
        return finding("E202", source.place(loc, key=True), **values)
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in str(ctx.get("expected", "")).replace(" or ", ",").split(",")]
        near = did_you_mean(str(value), choices)
        values["cure"] = (f"หมายถึง “{near}” ใช่หรือไม่ " if near else "") + "ตัวเลือกคือ " + ", ".join(choices)
        return finding("E208", source.place(loc), **values)
    if kind in all_messages():
        values.update({name: found for name, found in ctx.items() if found != ""})
        return finding(kind, source.place(loc), **values)
    if kind in _KIND:
        return finding(_KIND[kind], source.place(loc), **values)
    if kind in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        bound = next(iter(ctx.values()), "")
        word = "มากกว่า" if kind.startswith("greater") else "น้อยกว่า"
        values["cure"] = f"ต้อง{word}{'หรือเท่ากับ' if kind.endswith('equal') else ''} {bound}"
        return finding("E208", source.place(loc), **values)
    return finding("E209", source.place(loc), **values)
