"""The style sheet of the site: the theme's own styles, and the colours and the font that an agency chose.

An agency names one or two colours in ``site_config.yml`` and need not know about contrast: where a colour could not
be read as text, the nearest readable one is used for text in its place, by day and by night, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from generator import addresses
from generator.context import SiteContext
from generator.contrast import AA_TEXT, BLACK, WHITE, contrast, ink_on, mix, readable
from generator.findings import Finding, finding
from generator.model.site_config import Look
from generator.site import Asset
from generator.theme_folder import Theme, theme_of
from generator.workspace import Workspace

STYLESHEET = "assets/site.css"
STYLES = (
    "tokens",
    "base",
    "frame",
    "blocks",
    "status",
    "evidence",
    "figures",
    "tables",
    "actions",
    "print",
)
"""The files of ``theme/styles`` in the order in which they make up the style sheet."""

PAPER, NIGHT = "#ffffff", "#14181d"
"""The page's background by day and by night: ``--oit-page`` in ``tokens.css``."""
RAISED, NIGHT_RAISED = "#f5f7f9", "#1d2329"


def assets(site: SiteContext) -> Iterator[Asset]:
    """Give the style sheet of the site."""
    text = stylesheet(theme_of(site.workspace.folder), site.workspace.site.look)
    yield Asset(STYLESHEET, text.encode())


def stylesheet(theme: Theme, look: Look) -> str:
    """Put the style sheet together; a file of the agency's own ``theme/styles`` stands in for the shipped one."""
    stacked = [[folder / "styles" / f"{name}.css" for folder in theme.folders] for name in STYLES]
    files = [next(path for path in paths if path.is_file()) for paths in stacked]
    tokens, *rest = (path.read_text(encoding="utf-8") for path in files)
    return "\n".join((tokens, _chosen(look), *rest))


def by_day(look: Look) -> Mapping[str, str]:
    """Give the properties that follow from the agency's colours on a light page."""
    soft = mix(WHITE, look.primary, 0.09)
    return {
        "--oit-primary": look.primary,
        "--oit-accent": look.accent or look.primary,
        "--oit-on-primary": ink_on(look.primary),
        "--oit-primary-soft": soft,
        "--oit-link": readable(look.primary, (PAPER, RAISED, soft), BLACK),
    }


def by_night(look: Look) -> Mapping[str, str]:
    """Give the same properties for a dark page."""
    soft = mix(NIGHT, look.primary, 0.2)
    link = readable(look.primary, (NIGHT, NIGHT_RAISED, soft), WHITE, least=7)
    return {
        "--oit-primary": link,
        "--oit-accent": look.accent or link,
        "--oit-on-primary": ink_on(link),
        "--oit-primary-soft": soft,
        "--oit-link": link,
    }


def problems(workspace: Workspace) -> Iterator[Finding]:
    """Say when the agency's main colour cannot be read as text on the page."""
    look = workspace.site.look
    ratio = contrast(look.primary, PAPER)
    if ratio < AA_TEXT:
        yield finding(
            "W520",
            workspace.config.place("look", "primary"),
            color=look.primary,
            ratio=f"{ratio:.1f}",
            used=by_day(look)["--oit-link"],
        )


def _chosen(look: Look) -> str:
    """Write what the agency chose as rules; colours are checked values, the font's name is percent-encoded."""
    rules = [_root(by_day(look)), f"@media (prefers-color-scheme: dark) {{\n{_root(by_night(look))}}}\n"]
    if look.font:
        address = f"../{quote(addresses.image(look.font))}"
        face = f'@font-face {{ font-family: "Agency"; src: url("{address}"); font-weight: 100 900; font-display: swap; }}\n'
        rules = [face, *rules, ':root { --oit-font: "Agency", "Noto Sans Thai", "Leelawadee UI", "Thonburi", sans-serif; }\n']
    return "".join(rules)


def _root(properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n"
