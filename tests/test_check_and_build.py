"""What stops a build is an error of the check, and the reverse: for every broken folder and for any free page."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.app.composing import project_of
from generator.assessment.site_context import site_context
from generator.records.loading.workspace import load
from generator.records.model.free_page import FreePage
from generator.rendering import engine
from generator.verify.typed_links.pages import read_texts
from tests.both_verbs import errors, good_agency, run_both
from tests.broken import DAY, behaviours, lay_out
from tests.small_documents import photo


@pytest.mark.parametrize("behaviour", behaviours(), ids=lambda path: path.name)
def test_they_agree_on_a_broken_folder(behaviour: Path, tmp_path: Path) -> None:
    lay_out(behaviour, tmp_path)
    both = run_both(tmp_path)
    assert errors(both.build) <= errors(both.check)
    assert both.published == (not errors(both.check))


ADDRESSES = (
    *("b.md", "none.md", "b.md#หัวข้อ", "b.md#หัวข้อ_1", "#หัวข้อ", "#ไม่มี", "", "#", "#top", "?a=1", "/2569/o10/#parts"),
    *(
        "/2569/o10/#x",
        "/2569/o99/",
        "../documents/2569/e-service.csv",
        "../images/a.png",
        "../images/none.png",
        "../..",
    ),
    *("https://www.other.example/a", "https://www.test.example/ita/2569/o10/", "https://www.test.example/ita/old.php"),
    *(
        "https://www.test.example/ita/pages/none/",
        "mailto:a@b.example",
        "mailto:a",
        "tel:",
        "javascript:x",
        "www.a.example",
    ),
    *("http://[x", "//a.example/x", "b c.md", "a\\_b.md", "a(1).md", "/pages/b/index.html#หัวข้อ", "/", "./", "b.md#%zz"),
)
WORDS = st.sampled_from(["ก", "ดู", "**เข้ม**", "`โค้ด`", "[ก]", "ข้อ 1", "<b>", "&amp;", "(ฉบับที่ 2)", "|", "\\[", ""])
SHAPES = (
    *("[{w}]({a})", "![{w}]({a})", '[{w}]({a} "ชื่อ")', "[{w}](<{a}>)", "<{a}>", "[{w}] ({a})", "({w})[{a}]", "[{w}][ก]"),
    *("[{w}]({a}", "［{w}］（{a}）", "[{w}]", "`[{w}]({a})`", "\n[ก]: {a}\n", "{a}", "[[{w}]({a})]({a})"),
)
PIECES = st.builds(
    lambda shape, w, a: shape.format(w=w, a=a), st.sampled_from(SHAPES), WORDS, st.sampled_from(ADDRESSES)
)
STARTS = st.sampled_from(["", "- ", "> ", "## ", "1. ", "    ", "| ก | ข |\n|---|---|\n| ", "```\n", "## หัวข้อ\n\n"])
LINES = st.builds(lambda start, pieces: start + " ".join(pieces), STARTS, st.lists(PIECES, min_size=1, max_size=4))
PAGES = st.lists(LINES, min_size=1, max_size=5).map(lambda lines: "# หน้าทดลอง\n\n" + "\n\n".join(lines) + "\n")
B_PAGE = "# ข\n\n## หัวข้อ\n\nก\n\n## หัวข้อ\n\nข\n"
FILES: dict[str, str | bytes] = {
    "site_config.yml": "+site_url: https://www.test.example/ita/\n",
    "content/pages/b.md": B_PAGE,
    "content/images/a.png": photo(form="PNG"),
}

WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)
"""Each example is a build: a smaller one would take minutes to find."""


@settings(max_examples=40, deadline=None, derandomize=True, phases=WITHOUT_SHRINKING)
@given(PAGES, st.sampled_from(["a.md", "welcome.md"]))
def test_they_agree_on_any_free_page(markdown: str, name: str) -> None:
    with tempfile.TemporaryDirectory(prefix="oit-tests-") as folder:
        both = run_both(good_agency(Path(folder), {**FILES, f"content/pages/{name}": markdown}))
    assert errors(both.build) <= errors(both.check)
    assert both.published == (not errors(both.check))
    for found in both.check:
        if found.place and found.place.file == f"content/pages/{name}" and found.code[0] in "EW":
            assert found.place.line, found


@settings(max_examples=80, deadline=None, derandomize=True, phases=WITHOUT_SHRINKING)
@given(PAGES)
def test_the_links_found_are_those_of_the_built_page_and_stand_where_they_are_said_to(markdown: str) -> None:
    with tempfile.TemporaryDirectory(prefix="oit-tests-") as folder:
        agency = good_agency(Path(folder), {**FILES, "content/pages/a.md": markdown})
        workspace, _ = load(agency)
        assert workspace is not None
        (text,) = [one for one in read_texts(workspace.pages).texts if one.page.name == "a.md"]
        project = project_of(site_context(workspace, DAY), agency)
        content = engine.frames_of(project).contents["pages/a/"]
    built = [
        node.attributes.get("href") if node.tag == "a" else node.attributes.get("src")
        for node in LexborHTMLParser(content).css("a[href],img[src]")
    ]
    assert [link.address for link in text.links if link.address is not None] == built
    page: FreePage = text.page
    lines = page.markdown.split("\n")
    for link, place in zip(text.links, text.places, strict=True):
        assert place.line
        assert place.column
        rest = "\n".join(lines[place.line - 1 :])[place.column - 1 :].replace("\\_", "_")
        assert rest.startswith((link.written[:4], link.written.removeprefix("mailto:")[:4])), link
