"""The site's public address has one form, however it was typed, wherever the site says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.site import compose, feed
from generator.site.shell import shell
from tests.small_items import FILES, small_site

URL = "https://www.test.example/ita/"


@pytest.fixture(params=[URL, URL[:-1], f"{URL}/"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> SiteContext:
    return small_site(tmp_path, {"site_config.yml": f"{FILES['site_config.yml']!s}site_url: {request.param}\n"})


def test_config_and_shell_have_a_slash_at_the_end(site: SiteContext) -> None:
    assert site.workspace.config.site_url == shell(site).site_url == URL


def test_search_engines_are_told_the_same_address_as_readers(site: SiteContext) -> None:
    pages = {page.kind: page for page in compose.pages(site)}
    (atom,) = (asset.content for asset in feed.assets(site))

    assert (pages["home"].structured or {})["url"] == URL
    assert f'"url": "{URL}"' in json.dumps(pages["data"].structured)
    assert isinstance(atom, bytes)
    assert f"<id>{URL}</id>" in atom.decode()
