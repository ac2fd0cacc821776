"""The JSON Schemas that editors read: what the program takes passes, what it refuses does not; all is told in Thai."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.app.schemas import FOLDER, schemas
from generator.records.layouts import store as layouts
from tests.hostile_agency import PLAIN, config, records

ROOT = Path(__file__).parents[2]
SCHEMAS = {name.partition(".")[0]: json.loads(text) for name, text in schemas().items()}
KIND_OF = {
    "site_config.yml": "site_config",
    "oit_items/*/*.yml": "item",
    "content/measures/*/*.yml": "measure",
    "content/results/*.yml": "result",
    "content/layouts/*.yml": "layout",
    "content/redirects.yml": "redirects",
}
RECORDS = [(path, kind) for pattern, kind in KIND_OF.items() for path in sorted(ROOT.glob(pattern))]
RECORDS += [(path, "layout") for path in sorted(layouts.FOLDER.glob("*.yml"))]


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: days are text, and only ``true`` and ``false`` are answers."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def complaints(kind: str, data: Any) -> list[str]:  # noqa: ANN401 - any YAML value
    return [
        f"{list(error.absolute_path)}: {error.message}" for error in Draft7Validator(SCHEMAS[kind]).iter_errors(data)
    ]


def test_the_schemas_of_the_sample_are_up_to_date() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()} == schemas()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize(("path", "kind"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_an_editor_takes_every_record_of_the_sample(path: Path, kind: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert complaints(kind, yaml.load(text, EditorLoader)) == []  # noqa: S506 - a safe loader
    if path.is_relative_to(ROOT / "content") or path.is_relative_to(ROOT / "oit_items"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
        assert named
        assert (path.parent / named[1]).resolve() == (ROOT / FOLDER / f"{kind}.schema.json").resolve()


def test_an_editor_takes_what_the_program_takes() -> None:
    assert complaints("site_config", config(PLAIN)) == []
    for name, record in records(PLAIN).items():
        kind = next(kind for pattern, kind in KIND_OF.items() if Path(name).match(pattern))
        assert complaints(kind, record) == [], name


SHORT = {"id": "m1", "answers": {"items": "O10"}, "title": PLAIN}
TAKEN: list[dict[str, Any]] = [
    {**SHORT, "rows": {"steps": PLAIN, "responsible": "all", "period": PLAIN, "follow_up": PLAIN}},
    {**SHORT, "rows": [{"steps": [PLAIN, {"text": PLAIN, "sub": PLAIN}], "responsible": ["clerk"]}]},
    {**SHORT, "rows": [{"follow_up": {"quarters": 2}, "responsible": {"all": True}}], "target": PLAIN},
    {**SHORT, "progress": PLAIN, "status_date": "15 ม.ค. 2569", "number": "๑"},
]
REFUSED: list[dict[str, Any]] = [
    {**SHORT, "titel": PLAIN},
    {**SHORT, "status": "published"},
    {**SHORT, "id": "มาตรการ 1"},
    {**SHORT, "title": {"text": PLAIN}},
    {**SHORT, "evidence": [{"file": ["a.pdf"]}]},
    {"id": "m1"},
]


@pytest.mark.parametrize("record", TAKEN)
def test_short_forms_are_taken(record: dict[str, Any]) -> None:
    assert complaints("measure", record) == []


AGENCY = {"name": PLAIN}
READ: list[tuple[str, dict[str, Any]]] = [
    ("site_config", {"agency": {**AGENCY, "type": "อบต."}}),
    ("site_config", {"agency": {**AGENCY, "type": "โรงพยาบาล"}}),
    ("item", {"item": 29, "status": "draft", "responsible": "สำนักปลัด, กองคลัง"}),
    ("item", {"item": "OIT 18", "status": "draft", "evidence": [{"parts": ["คู่มือการใช้ระบบ"], "file": "2569\\ก.pdf"}]}),
    ("measure", {**SHORT, "answers": {"items": [17]}}),
]


@pytest.mark.parametrize(("kind", "record"), READ)
def test_what_is_read_as_it_is_typed_is_not_marked_in_the_editor(kind: str, record: dict[str, Any]) -> None:
    assert complaints(kind, record) == []


@pytest.mark.parametrize("record", REFUSED)
def test_slips_are_marked_in_the_editor(record: dict[str, Any]) -> None:
    assert complaints("measure", record)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_is_named_and_explained_in_thai(kind: str) -> None:
    named = list(_properties(SCHEMAS[kind]))
    assert named
    for name, field in named:
        for words in (field.get("title", ""), field.get("description", "")):
            assert re.search("[ก-๛]", words) or re.fullmatch(r"[A-Z, ]+", words), (name, field)


def _properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - any JSON value
    if isinstance(node, dict):
        yield from (node.get("properties") or {}).items()
        for value in node.values():
            yield from _properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from _properties(value)
