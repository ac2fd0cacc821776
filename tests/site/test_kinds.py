"""The registry of page kinds: each has a template and a module, and says how menu, search and the others treat it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.rendering import sitemap
from generator.reports import html
from generator.site import compose, kinds, search_files
from generator.site.page import Page
from generator.site.page_kind import PageKind, Searched, Unsearched, always, never
from generator.site.shell import shell
from tests.small_items import FILES as SMALL
from tests.small_items import small_site

ROOT = Path(__file__).parents[2]
TEMPLATES = {path.stem for path in (ROOT / "theme/templates").glob("*.html") if not path.stem.startswith("_")}
MODULES = {path.stem for path in (ROOT / "generator/site/pages").glob("*.py") if path.stem != "__init__"}
BY_NAME = {kind.name: kind for kind in kinds.KINDS}
FILES: dict[str, str | bytes] = {
    "content/pages/privacy.md": "# นโยบายความเป็นส่วนตัว\n\nไม่ใช้คุกกี้\n",
    "content/measures/2569/m1.yml": (
        "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nupdated: 2568-12-01\nrows: [{steps: [จัดอบรม]}]\n"
    ),
    "content/results/2565.yml": "total: 88.5\nindicators: {1: 90}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    config = f"{SMALL['site_config.yml']!s}current_year: 2569\nsite_url: https://www.test.example/ita/\n"
    return small_site(tmp_path_factory.mktemp("agency"), {**FILES, "site_config.yml": config})


@pytest.fixture(scope="module")
def pages(site: SiteContext) -> tuple[Page, ...]:
    return compose.pages(site)


def test_every_kind_has_one_template_and_one_module_and_no_template_or_module_is_of_no_kind() -> None:
    names = [kind.name for kind in kinds.KINDS]
    assert len(names) == len(set(names))
    assert {*names, html.TEMPLATE.name} == TEMPLATES  # the report is never part of the site
    assert set(names) == MODULES


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_what_a_kind_composes_is_made_through_its_template(site: SiteContext, kind: PageKind) -> None:
    composed = list(kind.compose(site.public))
    assert composed
    assert {page.kind for page in composed} == {kind.name}
    assert {page.listed for page in composed} == {kind.template.listed}
    assert all(isinstance(page.data, kind.template.data) for page in composed)
    assert [address for address in map(is_given, composed) if kind.handed_out is always and not address] == []


def is_given(page: Page) -> bool:
    return kinds.is_handed_out(page)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_found_by_the_search_or_says_why_not(
    site: SiteContext, pages: tuple[Page, ...], kind: PageKind
) -> None:
    found = {entry.path for entry in search_files.entries(site.public)}
    own = {page.path for page in pages if page.kind == kind.name}
    if isinstance(kind.search, Unsearched):
        assert kind.search.why
        assert not own & found
    else:
        assert own & found


def test_whatever_the_search_finds_is_a_page_or_a_document(site: SiteContext, pages: tuple[Page, ...]) -> None:
    known = {page.path for page in pages} | {asset.path for asset in compose.assets(site)}
    assert {entry.path.split("#")[0] for entry in search_files.entries(site.public)} <= known


def test_the_menu_is_that_of_the_kinds_with_their_english_titles(site: SiteContext, pages: tuple[Page, ...]) -> None:
    entries = shell(site).menu
    kind_at = {page.path: BY_NAME[page.kind] for page in pages}

    assert [entry.label_en for entry in entries] == [
        "Home",
        "OIT 2569",
        "Measures",
        "ITA result",
        "EIT survey",
        "Open data",
    ]
    assert all(entry.label_en.startswith(kind_at[entry.path].english) for entry in entries)
    assert [kind_at[entry.path] for entry in entries] == [kind for kind in kinds.KINDS if kind.menu is not None]


def test_every_kind_has_an_english_title_of_its_own() -> None:
    titles = [kind.english for kind in kinds.KINDS]
    assert len(titles) == len(set(titles))
    assert all(re.fullmatch(r"[\x20-\x7e]+", title) for title in titles)


def test_the_sitemap_lists_the_pages_of_listed_kinds(pages: tuple[Page, ...]) -> None:
    url = "https://www.test.example/ita/"
    listed = {page.path for page in pages if BY_NAME[page.kind].template.listed}
    tree = ET.fromstring(sitemap.files(pages, url)["sitemap.xml"])  # noqa: S314 - written by the line before

    assert {element.text for element in tree.iter() if element.tag.endswith("}loc")} == {
        absolute(path, url) for path in listed
    }


def test_home_page_and_feed_mention_what_the_kinds_have_of_updates(site: SiteContext) -> None:
    by_kind = {kind.name: list(kind.updates(site)) for kind in kinds.KINDS if kind.updates is not None}

    assert by_kind.keys() == {"item", "measure"}
    assert all(by_kind.values())
    assert list(kinds.updates(site)) == [update for updates in by_kind.values() for update in updates]


def test_addresses_that_people_are_given_may_not_be_lost(pages: tuple[Page, ...]) -> None:
    given = {page.path for page in pages if kinds.is_handed_out(page)}

    assert {"", "2569/", "2569/o10/", "2569/measures/", "2569/measures/m1/", "2565/result/", "eit/2566/"} <= given
    assert {"eit/", "pages/privacy/", "e-service/"} <= given
    assert "eit/2569/" not in given  # it has no survey, and stands there only while its year is the current one
    assert not {addresses.DATA, addresses.SEARCH, addresses.LINK_HEALTH, addresses.ENGLISH, "404.html"} & given
    assert {page.path for page in pages if page.kind == "measures"} & given == {"2569/measures/"}


def test_a_kind_that_does_not_say_how_search_finds_it_cannot_be(tmp_path: Path) -> None:
    """Neither for Python nor for mypy."""
    home = BY_NAME["home"]
    said = {"template": home.template, "compose": home.compose, "english": "x", "handed_out": never}
    with pytest.raises(TypeError, match="search"):
        PageKind(**said)  # type: ignore[arg-type]
    assert PageKind(**said, search=Searched(lambda _, __: iter(()))).name == "home"  # type: ignore[arg-type]

    source = tmp_path / "new_kind.py"
    source.write_text(WRONG, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(source)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert 'Missing named argument "search" for "PageKind"' in told
    assert 'Argument "data" to "page" of "PageTemplate" has incompatible type "int"; expected "str"' in told


WRONG = """
from collections.abc import Iterator
from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.page_kind import PageKind, never
from generator.site.page_template import PageTemplate

TEMPLATE = PageTemplate("new_kind", str, listed=True)


def compose(_: SiteContext) -> Iterator[Page]:
    yield TEMPLATE.page(path="new/", title="New", description="", data=1)


KIND = PageKind(template=TEMPLATE, compose=compose, english="New", handed_out=never)
"""
