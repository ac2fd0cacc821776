"""What holds for every page, whatever its kind."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import file_of
from generator.site import compose
from generator.site.page import Page
from tests.small_agency import templates
from tests.small_items import small_site

CONTENT = "<p>ข้อความของหน่วยงาน</p>"
MEASURE = "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nupdated: 2568-12-01\nrows: [{steps: [จัดอบรม]}]\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    files: dict[str, str | bytes] = {
        "content/pages/privacy.md": "# นโยบายความเป็นส่วนตัว\n\nไม่ใช้คุกกี้\n",
        "content/pages/welcome.md": "# ยินดีต้อนรับ\n\nอ่านก่อนใช้\n",
        "content/measures/2569/m1.yml": MEASURE,
        "content/results/2565.yml": "total: 88.5\nindicators: {1: 90}\n",
    }
    return small_site(tmp_path_factory.mktemp("agency"), files)


@pytest.fixture(scope="module")
def bodies(site: SiteContext) -> list[tuple[Page, LexborHTMLParser]]:
    rendering = templates(site)
    return [
        (page, LexborHTMLParser(rendering.body(page, None if page.markdown is None else CONTENT)))  # type: ignore[arg-type]
        for page in compose.pages(site)
    ]


def test_headings_go_down_in_order_from_one_title(bodies: list[tuple[Page, LexborHTMLParser]]) -> None:
    for page, tree in bodies:
        levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page.path, levels)


def test_ids_are_unique_and_what_is_referred_to_exists(bodies: list[tuple[Page, LexborHTMLParser]]) -> None:
    for page, tree in bodies:
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), page.path
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for node in tree.css(f"[{name}]"):
                assert set((node.attributes[name] or "").split()) <= set(ids), (page.path, name)


def test_nothing_needs_an_inline_style_or_handler(bodies: list[tuple[Page, LexborHTMLParser]]) -> None:
    for page, tree in bodies:
        names = {name for node in tree.css("*") for name in node.attributes}
        assert not {name for name in names if name == "style" or name.startswith("on")}, page.path
        assert not tree.css("style, script"), page.path


def test_every_picture_has_words_and_a_size_and_every_table_its_name(
    bodies: list[tuple[Page, LexborHTMLParser]],
) -> None:
    for page, tree in bodies:
        for picture in tree.css("img"):
            assert {"alt", "width", "height"} <= set(picture.attributes), page.path
        for table in tree.css("table"):
            assert table.css("caption"), page.path
            assert all(head.attributes.get("scope") for head in table.css("th")), page.path


def test_every_link_arrives(site: SiteContext, bodies: list[tuple[Page, LexborHTMLParser]]) -> None:
    known = {file_of(page.path) for page, _ in bodies} | {asset.path for asset in compose.assets(site)}
    anchors = {(file_of(page.path), node.attributes["id"]) for page, tree in bodies for node in tree.css("[id]")}
    for page, tree in bodies:
        for node in tree.css("[href], [src], form[action]"):
            address = node.attributes.get("href") or node.attributes.get("src") or node.attributes.get("action") or ""
            if re.match(r"[a-z]+:", address):
                continue
            path, _, anchor = address.partition("#")
            path = path.removeprefix("../" * page.path.count("/")).removeprefix("/") if path else file_of(page.path)
            assert path in known or path.startswith("assets/"), (page.path, address)
            assert not anchor or (path, anchor) in anchors, (page.path, address)


def test_every_listed_page_says_what_it_is(bodies: list[tuple[Page, LexborHTMLParser]]) -> None:
    listed = [page for page, _ in bodies if page.listed]
    titles = [page.title for page in listed if page.path != addresses.EIT]  # which shows the newest year's again

    assert all(page.description for page in listed)
    assert len(set(titles)) == len(titles)
    assert all(page.breadcrumbs[-1].path is None for page in listed if page.path not in {"", addresses.ENGLISH})


def test_every_address_that_only_this_program_makes_is_known_by_its_form(site: SiteContext) -> None:
    """A typed link to such an address that is not there is a mistake, and not somebody else's page."""
    keys = {item.key for form in site.workspace.forms.values() for item in form.items}
    paths = {page.path.removesuffix("/") for page in compose.pages(site)} - {""} - keys
    assert [path for path in sorted(paths) if not addresses.is_of_our_form(path)] == []
