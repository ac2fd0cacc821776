"""The browser that other tests use is found, or its absence is said."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Playwright

from tests import browser as finding
from tests.site_server import SiteServer


class _NoBrowser:
    """Stands for a Playwright that has downloaded nothing."""

    class chromium:  # noqa: N801 - the name that Playwright gives it
        executable_path = "/not/there"


NONE = cast("Playwright", _NoBrowser())


@pytest.mark.browser
def test_a_page_of_the_sample_opens(browser: Browser, served_site: SiteServer) -> None:
    page = browser.new_page()
    page.goto(served_site.url)
    assert "เทศบาลตำบลดอนตะวัน" in page.title()
    page.close()


def test_a_browser_that_is_named_and_not_there_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", "/not/there")
    assert finding.find(NONE) is None


@pytest.mark.parametrize(("ci", "raised"), [("true", "Failed"), ("", "Skipped")])
def test_without_a_browser_tests_are_skipped_and_in_ci_they_fail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ci: str, raised: str
) -> None:
    monkeypatch.setattr(finding, "find", lambda _: None)
    monkeypatch.setattr(finding, "install", lambda _: None)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(BaseException, match="CHROMIUM_PATH") as outcome:
        finding.launch(NONE, tmp_path)
    assert outcome.type.__name__ == raised
