"""What rendering needs to know of a site: its pages, what stands around them, the theme and the day of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.frames import FrameKey, current_of, keys_of, section_of
from generator.site import Page, Shell
from generator.templates import Templates
from generator.theme_assets import ThemeAssets
from generator.theme_folder import Theme


@dataclass(frozen=True)
class Project:
    """A composed site, ready to render; ``cache`` is a folder for what later builds may use again, or None."""

    shell: Shell
    theme: Theme
    pages: tuple[Page, ...]
    as_of: date
    cache: Path | None = None

    @cached_property
    def keys(self) -> tuple[FrameKey, ...]:
        """The frames that the pages need."""
        return keys_of(self.pages, self.shell.menu)

    @cached_property
    def assets(self) -> ThemeAssets:
        """The theme's styles, scripts and pictures as this site publishes them."""
        return ThemeAssets(self.theme, self.shell)

    @cached_property
    def templates(self) -> Templates:
        """Our own templates."""
        return Templates(self.theme, self.shell, self.assets, self.cache)

    def slots(self, page: Page) -> Mapping[str, str]:
        """Give the finished HTML of everything but the body that is ``page``'s own in its frame."""
        current = current_of(page, section_of(page.path, self.shell.menu))
        return {**self.templates.slots(page), "current": current}
