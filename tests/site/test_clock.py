"""The visitor's clock: a page built once says in a browser, on a later day, what a build of that day says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.assessment.site_context import SiteContext
from generator.public.addresses import ASSETS
from generator.rendering.theme_assets import SCRIPT, ThemeAssets
from generator.rendering.theme_folder import Theme, shipped
from generator.site import kinds
from generator.site.page import Page, Shell
from generator.site.pages import eit, home, measure, measures, poster, year
from tests.site_server import SiteServer
from tests.small_agency import CONFIG, templates
from tests.small_measures import by_path, site_with

BUILT = date(2026, 1, 3)
"""Before the survey opens, with one measure overdue and two that will be."""
DAYS = {
    "the day of the build": BUILT,
    "the day after": date(2026, 1, 4),
    "the survey opens": date(2026, 1, 5),
    "a row's last day": date(2026, 3, 31),
    "the day after a deadline": date(2026, 4, 1),
    "the survey's last day": date(2026, 6, 30),
    "the survey closed": date(2026, 7, 1),
    "the year over": date(2026, 10, 1),
    "a year later": date(2027, 1, 3),
}
WRONG = {"1970": date(1970, 1, 1), "the day before the build": date(2026, 1, 2), "2200": date(2200, 5, 1)}
CONFIGURED = (
    CONFIG.replace("2566", "2569")
    + "eit: [{fiscal_year: 2569, url: 'https://itas.nacc.go.th/go/eit/aB3dE9',"
    + " opens: 5 ม.ค. 2569, closes: 30 มิ.ย. 2569}]\n"
)
SEEN = """() => [...document.querySelectorAll("main, svg [class], .oit-badge")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.tagName === "MAIN" ? one.innerText : one.getAttribute("class"))
  .join("\\n").replace(/\\s+/g, " ").replace(/ข้อมูล ณ วันที่ \\S+ \\S+ \\d+( นับวันถึง \\S+ \\S+ \\d+)?/, "")"""
"""What a reader sees, words and drawings, but for the day of the records, which no clock moves."""


@dataclass(frozen=True)
class Viewer:
    """A tab that shows pages of a site as on a given day."""

    tab: Tab

    def seen(self, site: SiteContext, page: Page, day: date, clock: time = time(5)) -> str:
        """Return what is seen of ``page`` when the clock says ``day`` and, in UTC, ``clock``."""
        self.tab.clock.set_fixed_time(datetime.combine(day, clock, UTC))
        script = (ThemeAssets(Theme((shipped(),)), Shell("ก", "ข")).content(SCRIPT) or b"").decode()
        style = "[hidden] { display: none !important; } .oit-hidden { display: none; }"
        body = templates(site).body(page)
        html = f"<!doctype html><style>{style}</style><body><main>{body}</main><script>{script}</script></body>"
        self.tab.set_content(html, wait_until="domcontentloaded")
        return str(self.tab.evaluate(SEEN))


@pytest.fixture(scope="module")
def viewer(browser: Browser) -> Iterator[Viewer]:
    context = browser.new_context(timezone_id="America/Los_Angeles")
    tab = context.new_page()
    tab.route("**/*", lambda route: route.abort())
    yield Viewer(tab)
    context.close()


def pages_of(folder: Path, day: date) -> tuple[SiteContext, dict[str, Page]]:
    site = site_with(folder, files={"site_config.yml": CONFIGURED}, day=day)
    made = [measures, measure, eit, poster, year]
    pages = [page for module in made for page in module.compose(site)]
    return site, by_path([*pages, *home.compose(site, kinds.updates)])


@pytest.mark.browser
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_a_page_says_what_a_build_of_the_day_says(viewer: Viewer, tmp_path: Path, day: date) -> None:
    old, built = pages_of(tmp_path / "old", BUILT)
    new, wanted = pages_of(tmp_path / "new", day)

    assert set(wanted) == set(built)
    for path, page in wanted.items():
        assert (path, viewer.seen(old, built[path], day)) == (path, viewer.seen(new, page, day))


@pytest.mark.browser
@pytest.mark.parametrize("day", WRONG.values(), ids=WRONG)
def test_a_clock_that_cannot_be_right_changes_nothing(viewer: Viewer, tmp_path: Path, day: date) -> None:
    site, built = pages_of(tmp_path, BUILT)

    for path, page in built.items():
        assert (path, viewer.seen(site, page, day)) == (path, viewer.seen(site, page, BUILT))


@pytest.mark.browser
@pytest.mark.parametrize(("clock", "days"), [(time(16, 59), 1), (time(17), 2)])
def test_the_day_is_that_of_thailand_wherever_the_visitor_is(
    viewer: Viewer, tmp_path: Path, clock: time, days: int
) -> None:
    site, built = pages_of(tmp_path, BUILT)

    text = viewer.seen(site, built["2569/measures/training/"], BUILT + timedelta(days=1), clock)

    assert f"เลยกำหนด {3 + days} วัน" in text


def test_without_a_script_the_words_of_the_build_stand(tmp_path: Path) -> None:
    site, built = pages_of(tmp_path, BUILT)
    html = templates(site).body(built["2569/measures/training/"])

    assert ">เลยกำหนด 3 วัน</span>" in html
    assert ">3 ม.ค. 2569</span>" in html


@pytest.mark.browser
def test_the_built_site_tells_the_day_under_its_policy(browser: Browser, served_site: SiteServer) -> None:
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.clock.set_fixed_time(datetime(2026, 7, 1, 5, tzinfo=UTC))
    tab.goto(f"{served_site.url}eit/2569/", wait_until="networkidle")

    assert "ปิดรับแล้ว" in tab.inner_text("main header")
    assert "1 ก.ค. 2569" in tab.inner_text("main header")
    tab.goto(f"{served_site.url}2569/measures/", wait_until="networkidle")
    assert "นับวันถึง 1 ก.ค. 2569" in tab.inner_text("main")
    assert not said
    assert ASSETS in str(tab.locator("script[src]").first.get_attribute("src"))
    context.close()
