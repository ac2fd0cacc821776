"""The scripts that the shipped theme writes into pages, as tests of the policy need them."""

from __future__ import annotations

from generator.rendering.theme_assets import ThemeAssets
from generator.rendering.theme_folder import Theme, shipped
from generator.site.page import Shell


def written_scripts() -> tuple[str, ...]:
    """Return the text of each script that is written into every page."""
    return ThemeAssets(Theme((shipped(),)), Shell("ก", "ข")).written
