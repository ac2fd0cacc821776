"""Writes the records of a converted document as the YAML files of an agency's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import yaml

from tests.real_documents.agency import Record
from tests.real_documents.convert import Converted

_SCHEMAS = {
    "site_config.yml": "site_config",
    "oit_items": "item",
    "content/measures": "measure",
    "content/results": "result",
    "content/layouts": "layout",
}


class _Plain(yaml.SafeDumper):
    """Writes what two records share twice: ours may not refer to each other's lines."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        """Never write an alias."""
        return True


def write_folder(converted: Converted, folder: Path) -> None:
    """Write every record below ``folder``; raises ``FileExistsError`` when something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} exists and is not empty")
    texts = {name: as_yaml(name, record) for name, record in converted.records.items()} | converted.pages
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def as_yaml(name: str, record: Mapping[str, object] | Record) -> str:
    """Write a record as YAML, led by the line that tells editors which schema explains its fields."""
    schema = next(found for start, found in _SCHEMAS.items() if name.startswith(start))
    root = "../" * (len(PurePosixPath(name).parts) - 1)
    text = yaml.dump(dict(record), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"# yaml-language-server: $schema={root}content/schemas/{schema}.schema.json\n{text}"
