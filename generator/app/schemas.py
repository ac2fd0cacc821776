"""JSON Schemas of the kinds of records, with which an editor completes and explains their fields in Thai.

``write_schemas(Path("agency"))`` lays them into ``content/schemas``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.app.writing.files import write_text
from generator.app.writing.targets import free_name
from generator.catalogue.model import Catalogue
from generator.findings.usage import usage_problem
from generator.records.layouts.model import Layout
from generator.records.model.base import SHORT_FORMS
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of

FOLDER = Path("content", "schemas")
_DRAFT = "http://json-schema.org/draft-07/schema#"
_SEAL = "$comment"
_BYTES = 5_000_000
MODELS: dict[str, type[BaseModel]] = {
    "site_config": SiteConfig,
    "item": Item,
    "measure": Measure,
    "result": Result,
    "layout": Layout,
    "redirects": Redirects,
    "catalogue": Catalogue,
}


def write_schemas(folder: Path) -> Sequence[Path]:
    """Write one schema per kind of record into ``folder`` and return where they stand.

    Raises ``UsageProblem`` before anything is written where a file stands that is not ours.
    """
    texts = {folder / FOLDER / name: text for name, text in schemas().items()}
    for path in texts:
        _want_own(path, folder)
    for path, text in texts.items():
        write_text(path, text)
    return tuple(texts)


def _want_own(path: Path, folder: Path) -> None:
    """Raise ``UsageProblem`` where a schema that we did not write, or that somebody changed, stands at ``path``."""
    if not is_inside(path, folder):
        raise usage_problem("U938", value=path.as_posix(), free=path.name)
    if not os.path.lexists(path):
        return
    try:
        text = content_of(path, _BYTES, follow=False).decode()
        schema = json.loads(text)
        seal = schema.pop(_SEAL, None)
        ours = _sealed(schema) == text if seal else _plain(schema) == text and schema["$schema"] == _DRAFT
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        ours = False
    if not ours:
        raise usage_problem("U935", value=path.as_posix(), free=free_name(path).name)


def _plain(schema: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sealed(schema: dict[str, Any]) -> str:
    """Return the text of a schema with a seal in it: the digest of all the rest."""
    return _plain({**schema, _SEAL: f"oit {sha256(_plain(schema).encode()).hexdigest()}"})


def schemas() -> dict[str, str]:
    """Return the text of every schema by its file name."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def _text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(mode="validation")
    schema["$schema"] = _DRAFT
    return _sealed(_in_thai(schema))


def _in_thai(node: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Let lists of one and short forms pass, as the models do; drop English class docstrings."""
    if isinstance(node, list):
        return [_in_thai(piece) for piece in node]
    if not isinstance(node, dict):
        return node
    schema = {key: _in_thai(value) for key, value in node.items()}
    if "properties" in schema:
        schema.pop("description", None)
        schema.pop("title", None)
    if schema.get("type") == "array" and "items" in schema:
        whole = {key: schema.pop(key) for key in ("type", "items")}
        schema["anyOf"] = [whole, whole["items"]]
    if "$ref" in schema and len(schema) > 1:
        # In this draft of JSON Schema nothing beside a reference counts: the field's own title and explanation.
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    if SHORT_FORMS in schema:
        return {"anyOf": [schema, *schema.pop(SHORT_FORMS)]}
    return schema
