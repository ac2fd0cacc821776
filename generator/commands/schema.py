"""``oit schema``: writes the JSON Schemas with which an editor completes and explains the fields of records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel

from generator.commands.options import Folder, existing
from generator.commands.thai_help import ThaiCommand
from generator.commands.writing import write_text
from generator.layouts.model import Layout
from generator.model.base import SHORT_FORMS
from generator.model.item import Item
from generator.model.measure import Measure
from generator.model.redirects import Redirects
from generator.model.result import Result
from generator.model.site_config import SiteConfig

HELP = (
    "เขียนแฟ้มอธิบายช่องของระเบียน (JSON Schema) ลงใน content/schemas เพื่อให้โปรแกรมแก้ไขอย่าง VS Code ช่วยเติมและอธิบายเป็นภาษาไทย"
)
FOLDER = Path("content", "schemas")
MODELS: dict[str, type[BaseModel]] = {
    "site_config": SiteConfig,
    "item": Item,
    "measure": Measure,
    "result": Result,
    "layout": Layout,
    "redirects": Redirects,
}


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("schema", cls=ThaiCommand, help=HELP)(schema)


def schema(folder: Folder = Path()) -> None:
    """Write one schema per kind of record into the agency's folder."""
    for name, text in schemas().items():
        path = existing(folder) / FOLDER / name
        write_text(path, text)
        typer.echo(f"เขียน {path.as_posix()}")


def schemas() -> dict[str, str]:
    """Give the text of every schema by its file name."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def _text(model: type[BaseModel]) -> str:
    made = model.model_json_schema(mode="validation")
    made["$schema"] = "http://json-schema.org/draft-07/schema#"
    return json.dumps(_in_thai(made), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_thai(node: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Let lists of one and short forms pass, as the models do; drop English class docstrings."""
    if isinstance(node, list):
        return [_in_thai(piece) for piece in node]
    if not isinstance(node, dict):
        return node
    made = {key: _in_thai(value) for key, value in node.items()}
    if "properties" in made:
        made.pop("description", None)
        made.pop("title", None)
    if made.get("type") == "array" and "items" in made:
        whole = {key: made.pop(key) for key in ("type", "items")}
        made["anyOf"] = [whole, whole["items"]]
    if "$ref" in made and len(made) > 1:
        # In this draft of JSON Schema nothing beside a reference counts: the field's own title and explanation.
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    if SHORT_FORMS in made:
        return {"anyOf": [made, *made.pop(SHORT_FORMS)]}
    return made
