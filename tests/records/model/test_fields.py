"""What is read from a value as an official types it, and with which cure it is refused; to the edge of every bound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from generator.records.model import fields

CASES: dict[str, list[dict[str, str]]] = yaml.load(
    Path(__file__).with_name("field_cases.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - the base loader makes nothing but text
)


def cases() -> list[Any]:
    return [
        pytest.param(kind, case, id=f"{kind} {case['text']}x{case.get('times', 1)}")
        for kind, listed in CASES.items()
        for case in listed
    ]


@pytest.mark.parametrize(("kind", "case"), cases())
def test_a_value_as_it_is_typed(kind: str, case: dict[str, str]) -> None:
    reader: TypeAdapter[Any] = TypeAdapter(getattr(fields, kind))
    text = case["text"] * int(case.get("times", "1"))
    if "read" in case:
        assert str(reader.validate_python(text)) == (text if case["read"] == "whole" else case["read"])
        return
    with pytest.raises(ValidationError) as refused:
        reader.validate_python(text)
    (error,) = refused.value.errors()
    assert error["type"] == case["refused"]
    assert case.get("cure", "") in str(error.get("ctx", {}).get("cure", ""))


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter[str](fields.WebAddress).validate_python("https://user:secret@www.test.example/")
    (error,) = refused.value.errors()
    assert "secret" not in str(error["ctx"])
