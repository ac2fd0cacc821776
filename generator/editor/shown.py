"""Screens become pages: our own templates, always escaped, with what stands around each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from generator.editor.desk import Desk
from generator.findings.finding import Finding
from generator.rendering import template_filters
from generator.rendering.theme_folder import shipped

TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_ASSETS = Path(__file__).parent / "assets"
_OF_THEME = {name: f"styles/{name}" for name in ("palette.css", "tokens.css")} | {"favicon.svg": "favicon.svg"}
"""The colours and the sign of the site, which are those of the editor."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a screen: whose folder it is, of which year, and where in the menu one is."""

    agency: str = ""
    year: int | None = None
    years: tuple[int, ...] = ()
    section: str = ""
    is_agency: bool = False


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(template_filters.FILTERS)
    environment.filters["sentence"] = sentence
    return environment


def sentence(finding: Finding) -> str:
    """Return the message of a finding with its cure."""
    return f"{finding.message} {finding.hint}".strip()


def around(desk: Desk, section: str, year: int | None = None) -> Around:
    """Return what stands around a screen of ``section`` that shows ``year``."""
    if not desk.is_agency:
        return Around(section=section)
    workspace = desk.seen().workspace
    if workspace is None:
        return Around(section=section, is_agency=True)
    return Around(
        workspace.config.agency.name, year or workspace.current_year, workspace.years, section, is_agency=True
    )


def page(template: str, values: Mapping[str, object], where: Around | None = None, status: int = 200) -> Response:
    """Return the page of a screen: its template with ``values``."""
    html = _environment().get_template(template).render(**{"around": where or Around(), **values})
    return HTMLResponse(html, status)


def asset(name: str) -> Response | None:
    """Return a style or script of the editor, ``None`` where there is none of that name."""
    path = shipped() / "assets" / _OF_THEME[name] if name in _OF_THEME else _ASSETS / name
    kind = _KINDS.get(path.suffix)
    if kind is None or "/" in name or "\\" in name or not path.is_file():
        return None
    return Response(path.read_bytes(), media_type=kind)
