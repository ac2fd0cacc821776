"""``python -m tests.screenshots`` (``make screenshots``): pictures of the main pages into ``docs/screenshots/``.

At 1280 and 360 px wide by day, two of them by night, as WebP so that all together stay small enough for a repository.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from generator.app.build import build
from tests.browser import find, start

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
AS_OF = date(2026, 4, 20)
PAGES = {
    "home": "index.html",
    "year": "2569/index.html",
    "item": "2569/o10/index.html",
    "measures": "2569/measures/index.html",
    "measure": "2569/measures/mobile-service/index.html",
    "result": "2568/result/index.html",
    "eit": "eit/2569/index.html",
    "search": "search/index.html?q=จัดซื้อ",
    "english": "en/index.html",
}
BY_NIGHT = ("home", "item")
WIDTHS = {1280: 860, 360: 740}
"""Width and height of the window, in px."""
QUALITY = 60


@dataclass(frozen=True)
class Shot:
    """A picture to take: of which page, how wide, in which colours."""

    page: str
    width: int
    scheme: Literal["light", "dark"]

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.page}-{self.width}{'-dark' if self.scheme == 'dark' else ''}.webp"


def shots() -> Iterator[Shot]:
    """Yield every picture to take."""
    for width in WIDTHS:
        for page in PAGES:
            yield Shot(page, width, "light")
        for page in BY_NIGHT:
            yield Shot(page, width, "dark")


def main() -> None:
    """Build the sample and take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="oit-screenshots-") as name, sync_playwright() as playwright:
        chromium = find(playwright)
        if chromium is None:
            raise SystemExit("no Chromium: set CHROMIUM_PATH to one")
        outcome = build(ROOT, Path(name) / "site", AS_OF)
        if not outcome.published:
            raise SystemExit(outcome.line)
        browser = start(playwright, chromium, Path(name))
        for shot in shots():
            take(browser, (Path(name) / "site").as_uri(), shot)
        browser.close()


def take(browser: Browser, site: str, shot: Shot) -> None:
    """Take one picture of the site at ``site`` and keep it."""
    window: ViewportSize = {"width": shot.width, "height": WIDTHS[shot.width]}
    context = browser.new_context(viewport=window, color_scheme=shot.scheme)
    page = context.new_page()
    page.goto(f"{site}/{PAGES[shot.page]}", wait_until="networkidle")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.save(shot.file, "WEBP", quality=QUALITY, method=6)
    context.close()


if __name__ == "__main__":
    main()
