"""What rendering needs to know of a site: its pages, what stands around them, the theme and the day of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.public import links
from generator.rendering.frames import current_of, section_of, sections_of
from generator.rendering.templates import Templates
from generator.rendering.theme_assets import ThemeAssets
from generator.rendering.theme_folder import Theme
from generator.site.page import Page, Shell


@dataclass(frozen=True)
class Project:
    """A composed site, ready to render; ``cache`` is a folder for what later builds may use again, or None."""

    shell: Shell
    theme: Theme
    pages: tuple[Page, ...]
    as_of: date
    cache: Path | None = None

    @cached_property
    def sections(self) -> tuple[str | None, ...]:
        """The sections of the menu that the pages stand in: each has its frame."""
        return sections_of(self.pages, self.shell.menu)

    @cached_property
    def assets(self) -> ThemeAssets:
        """The theme's styles, scripts and pictures as this site publishes them."""
        return ThemeAssets(self.theme, self.shell)

    @cached_property
    def templates(self) -> Templates:
        """Our own templates."""
        return Templates(self.theme, self.shell, self.assets, self.cache)

    def slots(self, page: Page) -> Mapping[str, str]:
        """Return the finished HTML of everything but the body that is ``page``'s own in its frame."""
        current = current_of(page, section_of(page.path, self.shell.menu))
        root = links.root_from(page.path, self.shell.site_url)
        return {**self.templates.slots(page), "current": current, "root": root}
