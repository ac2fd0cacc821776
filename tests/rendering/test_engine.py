from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.public import links
from generator.public.addresses import without_digest
from generator.rendering import engine, engine_project, render
from generator.rendering.frames import section_of
from generator.rendering.policy import digest
from generator.rendering.project import Project
from generator.rendering.theme_assets import used_in
from generator.site.page import ContactLine, MenuEntry, Page
from tests.small_site import FREE, HOME, ITEM, LOST, MENU, project

NASTY = "</title><script>x</script>\"'{{ config }}{% raw %}--- &lt; !ENV \u202e ำ"


def build_by_hand(folder: Path) -> Path:
    """Run ``mkdocs build`` as anyone would, and return the folder it made."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=environment, check=True)
    return folder / "site"


def whole(small: Project, page: Page, body: str) -> bytes:
    """Return the document that has the engine itself render ``page`` with that body."""
    meta: Mapping[str, object] = {**small.slots(page), "body": body, "section": section_of(page.path, small.shell.menu)}
    return engine_project.document(meta)


def test_a_stamped_page_is_the_page_that_mkdocs_renders_whole(tmp_path: Path) -> None:
    below = replace(ITEM, path="2569/measures/m1/", data=NASTY, title=NASTY)
    small = project(tmp_path, (HOME, ITEM, below, LOST), site_name=NASTY)
    engine_project.write_project(small, "5ec2e7", tmp_path / "hand")
    pages = (HOME, ITEM, below)
    for page in pages:
        file = tmp_path / "hand/docs" / f"{page.path}index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(whole(small, page, small.templates.body(page)))
    site = build_by_hand(tmp_path / "hand")
    frames = engine.frames_of(small)
    for page in pages:
        assert render.html_of(small, page, frames) == (site / links.file_of(page.path)).read_text(encoding="utf-8")


def test_the_project_built_by_hand_is_a_site_with_styles_and_free_pages(tmp_path: Path) -> None:
    small = project(tmp_path)
    engine_project.write_project(small, "5ec2e7", tmp_path / "hand")
    site = build_by_hand(tmp_path / "hand")
    text = (site / "pages/privacy/index.html").read_text(encoding="utf-8")
    assert engine.frames_of(small).contents["pages/privacy/"] in text
    assert "<title>นโยบาย | OIT ดอนตะวัน</title>" in text
    assert {without_digest(asset) for asset in used_in(text)} >= {"assets/site.css", "assets/favicon.svg"}
    assert all((site / asset).is_file() for asset in used_in(text))


def test_nothing_typed_around_the_pages_becomes_markup(tmp_path: Path) -> None:
    plain = project(tmp_path, contact=(ContactLine("ก", "ข", "tel:1"),), home_url="https://a.go.th/")
    nasty = project(
        tmp_path,
        (replace(HOME, title=NASTY, description=NASTY), *plain.pages[1:]),
        site_name=NASTY,
        agency_name=NASTY,
        menu=(MenuEntry(NASTY, "", NASTY), MenuEntry(NASTY, "2569/")),
        contact=(ContactLine(NASTY, NASTY, "javascript:alert(1)"),),
        home_url='javascript:"x',
    )
    shapes = []
    for small in (plain, nasty):
        tree = LexborHTMLParser(render.html_of(small, small.pages[1], engine.frames_of(small)))
        shapes.append([(node.tag, sorted(node.attributes)) for node in tree.css("html *")])
        assert not [node for node in tree.css("a") if "javascript" in (node.attributes["href"] or "")]
    tags = [[tag for tag, _ in shape if tag != "span"] for shape in shapes]
    assert tags[0] == tags[1]


def test_the_shell_loads_nothing_of_materials_and_little_of_ours(tmp_path: Path) -> None:
    small = project(tmp_path)
    html = render.html_of(small, ITEM, engine.frames_of(small))
    tree = LexborHTMLParser(html)
    loaded = [
        node.attributes.get("href") or node.attributes.get("src") or ""
        for node in tree.css("link[rel=stylesheet],link[rel=icon],script[src],img")
    ]
    assert all(address.startswith("../../assets/") for address in loaded)
    assert len(loaded) <= 5
    written = [node for node in tree.css("script:not([src])") if node.attributes.get("type") != "application/ld+json"]
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert [digest(node.text()) in (policy.attributes["content"] or "") for node in written] == [True]
    assert not tree.css("style, [style], iframe, object")
    weight = sum(len(gzip.compress(content)) for content in small.assets.needed(used_in(html)).values())
    assert weight + len(gzip.compress(html.encode())) < 25_000


def test_the_landmarks_are_there_once_and_the_skip_link_arrives(tmp_path: Path) -> None:
    small = project(tmp_path)
    tree = LexborHTMLParser(render.html_of(small, ITEM, engine.frames_of(small)))
    assert [len(tree.css(name)) for name in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert all(node.attributes.get("aria-label") for node in tree.css("nav"))
    skip = tree.css_first("a.oit-skip")
    assert skip is not None
    assert tree.css_first(f"main{skip.attributes['href']}") is not None
    current = [node.text(strip=True) for node in tree.css("header [aria-current]")]
    assert current == ["ปี 2569"]


def test_the_page_for_lost_visitors_works_at_any_depth(tmp_path: Path) -> None:
    small = project(tmp_path)
    tree = LexborHTMLParser(render.html_of(small, LOST, engine.frames_of(small)))
    addresses = [node.attributes.get("href") or "" for node in tree.css("a, link")]
    assert {address for address in addresses if not address.startswith(("/ita/", "#", "https://"))} == set()


def test_a_text_that_holds_a_token_stays_text(tmp_path: Path) -> None:
    small = project(tmp_path, agency_name="oit-5ec2e7-title")
    assert "oit-5ec2e7-title" in render.html_of(small, ITEM, engine.frames_of(small))


def test_frames_are_kept_and_mkdocs_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = project(tmp_path, cache=tmp_path / "cache")
    first = engine.frames_of(small)
    monkeypatch.setattr(engine, "build", None)
    assert engine.frames_of(small) == first
    with pytest.raises(TypeError):
        engine.frames_of(project(tmp_path, agency_name="อื่น", cache=tmp_path / "cache"))


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"0" * 64 + b"\n{}", "cut"])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: bytes | str) -> None:
    small = project(tmp_path, cache=tmp_path / "cache")
    first = engine.frames_of(small)
    (file,) = (tmp_path / "cache").glob("frames-*")
    content = file.read_bytes()
    file.write_bytes(damage if isinstance(damage, bytes) else content[:-9])
    assert engine.frames_of(small) == first
    assert file.read_bytes() == content


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    small = project(tmp_path, cache=tmp_path / "cache")
    assert engine.frames_of(small).frames
    assert small.templates.body(HOME)


def test_nothing_is_printed_and_the_environment_stays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = dict(os.environ)
    engine.frames_of(project(tmp_path, (HOME, replace(FREE, markdown="[x](javascript:1)"))))
    assert capfd.readouterr() == ("", "")
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [("[x](javascript:1)", "W502"), ("[x](http://[a)", "W502"), ("![x](https://a.example/x.png)", "W503")],
)
def test_what_is_left_out_of_a_free_page_is_said_with_its_file(tmp_path: Path, text: str, code: str) -> None:
    findings = engine.frames_of(project(tmp_path, (HOME, replace(FREE, markdown=text)))).findings
    assert [(found.code, str(found.place)) for found in findings] == [(code, "content/pages/privacy.md")]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("main.html", "{% extends 'base.html' %}{% block footer %}", "E503"),
        ("main.html", "{% extends 'base.html' %}{% block footer %}{{ 1 / 0 }}{{ nothing.here }}{% endblock %}", "E503"),
        ("main.html", "{% extends 'base.html' %}", "E504"),
        ("partials/oit/footer.html", "{% include 'not/there.html' %}", "E503"),
    ],
)
def test_a_broken_theme_of_the_agency_is_a_finding(tmp_path: Path, name: str, text: str, code: str) -> None:
    frames = engine.frames_of(project(tmp_path, files={name: text}))
    assert [found.code for found in frames.findings] == [code]
    assert not frames.frames


def test_the_menu_says_where_a_visitor_is(tmp_path: Path) -> None:
    small = project(tmp_path, (HOME, ITEM, replace(ITEM, path="2569/")))
    frames = engine.frames_of(small)
    states = {}
    for page in small.pages:
        node = LexborHTMLParser(render.html_of(small, page, frames)).css_first("header [aria-current]")
        states[page.path] = (node.text(strip=True).split()[0], node.attributes["aria-current"]) if node else None
    assert states == {"": ("หน้าหลักHome", "page"), "2569/o10/": ("ปี", "true"), "2569/": ("ปี", "page")}
    assert MENU[1].path == "2569/"
