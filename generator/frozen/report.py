"""The manifest as a document to print: evidence for an objection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.frozen.changes import ItemChange
from generator.public import links
from generator.records.memory.frozen_manifest import Manifest
from generator.thai.figures import file_size
from generator.thai.moments import moment

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""Characters that mean something in Markdown, so that titles and addresses need a backslash before them."""

ReportFormat = Literal["html", "md"]


def report(manifest: Manifest, changes: Sequence[ItemChange], lost: Sequence[str], kind: ReportFormat) -> str:
    """Return the report of ``manifest`` with what has changed since and which of its addresses are ``lost``."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=kind == "html",  # noqa: S701 - Markdown is escaped by its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(moment=moment, file_size=file_size, md=_markdown)
    template = environment.get_template(f"report.{kind}")
    return template.render(manifest=manifest, changes=changes, lost=lost, public=_public(manifest))


def _public(manifest: Manifest) -> dict[str, str]:
    """Return the whole address of everything in the manifest, or its address from the root where that is not known."""
    paths = {item.address for item in manifest.items}
    paths |= {document.address for item in manifest.items for document in item.documents}
    paths |= set(manifest.addresses)
    return {path: links.absolute(path, manifest.site_url) if manifest.site_url else path for path in paths}


def _markdown(text: object) -> str:
    """Write a text so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
