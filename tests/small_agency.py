"""A small agency in a temporary folder, its pages composed and rendered as the real program does it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext, site_context
from generator.findings.finding import has_errors
from generator.records.loading.workspace import load
from generator.rendering.templates import Templates
from generator.rendering.theme_assets import ThemeAssets
from generator.rendering.theme_folder import theme_of
from generator.site.page import Page
from generator.site.shell import shell

_WHOLE_WORD = re.compile(r'<span class="oit-word">(.*?)</span>')
DAY = date(2026, 1, 15)
"""The day of the build: 15 January 2569 in the Buddhist Era."""

CONFIG = """
agency:
  name: เทศบาลตำบลทดสอบ
  type: tambon_municipality
  phone: "0 2000 0000"
  domains: [www.test.example]
units:
  - {id: clerk, name: สำนักปลัดเทศบาล}
  - {id: finance, name: กองคลัง, aliases: [คลัง]}
fiscal_years: [{year: 2566}]
"""


def agency(folder: Path, files: Mapping[str, str | bytes]) -> SiteContext:
    """Write ``files`` (path: text or bytes) into ``folder`` and load it; a site config is there by default."""
    for name, content in {"site_config.yml": CONFIG, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    workspace, findings = load(folder)
    assert workspace is not None
    assert not has_errors(findings), [found.message for found in findings]
    return site_context(workspace, DAY)


def templates(site: SiteContext) -> Templates:
    """Open the templates that the site's pages are rendered with."""
    theme, around = theme_of(site.workspace.folder), shell(site)
    return Templates(theme, around, ThemeAssets(theme, around), _compiled_templates())


@cache
def _compiled_templates() -> Path:
    """Return a folder where the templates that one test compiled serve the next."""
    return Path(tempfile.mkdtemp(prefix="oit-tests-"))


def body(site: SiteContext, page: Page) -> LexborHTMLParser:
    """Render the body of one page and read it as a browser would; what only keeps words whole is taken out."""
    return LexborHTMLParser(_WHOLE_WORD.sub(r"\1", templates(site).body(page)))


def text_of(tree: LexborHTMLParser) -> str:
    """Return what a reader sees, with single spaces."""
    seen = LexborHTMLParser(tree.html or "")
    for hidden in seen.css("[hidden]"):
        hidden.decompose()
    root = seen.body
    return " ".join(root.text(separator=" ").split()) if root else ""
