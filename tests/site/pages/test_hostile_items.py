"""Whatever an official types into an item, a page or the site config is shown as the text it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext, site_context
from generator.records.loading.workspace import Loaded
from generator.records.model.item import Item
from generator.site import kinds
from generator.site.page import Page
from generator.site.pages import home, item
from tests.hostile_words import SEEDS, WORDS, Plain
from tests.small_agency import DAY, body, templates
from tests.small_items import small_site


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    return Plain(small_site(tmp_path_factory.mktemp("agency")))


def with_words(site: SiteContext, words: str) -> SiteContext:
    """Return the site with ``words`` in every text field of item O11, of the agency and of its complaint channel."""
    workspace = site.workspace
    loaded = workspace.items[2566]["O11"]
    evidence = {
        "title": words,
        "parts": ["one-year-plan"],
        "file": "2566/plan.pdf",
        "number": words,
        "period": {"text": words},
        "signatory": {"name": words, "position": words},
        "note": words,
    }
    record = Item.model_validate(
        {
            "item": "O11",
            "status": "published",
            "responsible": [words],
            "updated": "2565-11-15",
            "explanation": words,
            "evidence": [evidence, {"title": words, "page": "x.md"}, {"title": words}],
            "progress": [words],
            "instruction": words,
        },
        context={"fiscal_year": 2566},
    )
    items = {**workspace.items, 2566: {**workspace.items[2566], "O11": Loaded(record, loaded.source, 2566)}}
    config = workspace.config.model_copy(
        update={
            "tagline": words,
            "agency": workspace.config.agency.model_copy(update={"name": words, "address": words}),
            "units": tuple(unit.model_copy(update={"name": words}) for unit in workspace.config.units),
        }
    )
    changed = replace(workspace, items=items, config_file=replace(workspace.config_file, record=config))
    return site_context(changed, DAY)


def skeleton(tree: LexborHTMLParser) -> list[tuple[str | None, tuple[tuple[str, str | None], ...]]]:
    """Every element with its attributes: what a browser acts on."""
    return [(node.tag, tuple(node.attributes.items())) for node in tree.css("body *")]


def page_at(site: SiteContext, path: str) -> Page:
    pages = {page.path: page for page in (*item.compose(site), *home.compose(site, kinds.updates))}
    return pages[path]


@settings(max_examples=60, deadline=None)
@given(words=WORDS)
@pytest.mark.parametrize("path", ["2566/o11/", ""])
def test_words_add_no_element_and_no_attribute(plain: Plain, path: str, words: str) -> None:
    calm = with_words(plain.site, "ข้อความธรรมดา")
    site = with_words(plain.site, words)

    assert skeleton(body(site, page_at(site, path))) == skeleton(body(calm, page_at(calm, path)))


@pytest.mark.parametrize("words", SEEDS)
def test_words_are_shown_as_they_were_typed(plain: Plain, words: str) -> None:
    site = with_words(plain.site, words)
    file = body(site, page_at(site, "2566/o11/")).css_first("#part-1 a.oit-file__link")

    assert file is not None
    assert file.text() == words


@pytest.mark.parametrize("words", SEEDS)
def test_words_stay_inside_the_head_of_the_page(plain: Plain, words: str) -> None:
    site = with_words(plain.site, words)
    slots = templates(site).slots(page_at(site, "2566/o11/"))
    head = LexborHTMLParser(f"<html><head><title>{slots['title']}</title>{slots['head']}</head><body></body></html>")

    assert not head.css("script:not([type='application/ld+json'])")
    assert not head.css("body *")
