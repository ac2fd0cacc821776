"""Whatever stands in a record or a document is shown in results and suggestions as the text it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.inspection.result import Inspection
from generator.records.file_kinds import Kind
from generator.rendering import engine, render
from generator.rendering.project import Project
from generator.rendering.theme_folder import theme_of
from generator.site import compose
from generator.site.shell import shell
from tests.site.search.search_tab import open_search
from tests.small_items import small_site

pytestmark = pytest.mark.browser

HOSTILE = {
    "tag": "<img src=x onerror=window.harmed=1> ภาพหนึ่ง",
    "script": "</script><script>window.harmed=1</script> ภาพสอง",
    "quotes": '" onerror="harmed=1" \'`${window.harmed=1}` ภาพสาม',
    "lines": "บรรทัด\u2028แยก\u2029ภาพสี่",
    "template": "{{ 7 * 7 }}{% raw %} ภาพห้า",
    "link": "javascript:window.harmed=1 ภาพหก",
}


@pytest.fixture(scope="module")
def tab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a small site whose measures and document say what is hostile."""
    folder = tmp_path_factory.mktemp("site")
    files: dict[str, str | bytes] = {
        f"content/measures/2569/{name}.yml": json.dumps({"id": name, "answers": {"indicators": [4]}, "title": words})
        for name, words in HOSTILE.items()
    }
    site = small_site(folder / "agency", files)
    document = site.workspace.documents["2566/plan.pdf"].path
    site = replace(site, opened={document: Inspection(Kind.PDF, tuple(HOSTILE.values()), len(HOSTILE))})
    project = Project(shell(site), theme_of(folder), compose.pages(site), site.as_of, None)
    (folder / "out").mkdir()
    render.write(project, lambda: compose.assets(site), engine.frames_of(project), folder / "out")
    page = browser.new_page()
    page.goto((folder / "out" / "2566" / "o11" / "index.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_words_are_suggested_as_they_are(tab: Page, words: str) -> None:
    tab.fill("#oit-search", words.rsplit(maxsplit=1)[-1])
    option = tab.get_by_role("option").first
    expect(option.locator("mark").first).to_have_text(words.rsplit(maxsplit=1)[-1])

    assert option.locator("span").first.inner_text().split() == words.split()
    assert tab.evaluate("window.harmed") is None


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_words_of_a_document_are_a_passage_as_they_are(browser: Browser, tab: Page, words: str) -> None:
    page = browser.new_page()
    open_search(page, tab.url.removesuffix("2566/o11/index.html"), "?year=2566").search(words.rsplit(maxsplit=1)[-1])
    found = page.locator(".oit-hit__text").first.inner_text()

    assert " ".join(words.split()) in " ".join(found.split())
    assert page.evaluate("window.harmed") is None
    assert page.locator(".oit-hit img, .oit-hit script").count() == 0
    page.close()
