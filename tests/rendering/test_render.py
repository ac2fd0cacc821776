from __future__ import annotations

import filecmp
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.findings.finding import Place
from generator.public import links
from generator.public.addresses import without_digest
from generator.rendering import engine, render
from generator.rendering.project import Project
from generator.rendering.render import RenderReport
from generator.site.page import Asset, Page
from tests.small_site import FREE, HOME, ITEM, LOST, project


def write(small: Project, target: Path, assets: tuple[Asset, ...] = (), previous: Path | None = None) -> RenderReport:
    target.mkdir()
    return render.write(small, lambda: assets, engine.frames_of(small), target, previous)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_site_holds_its_pages_its_files_and_only_what_it_uses_of_the_theme(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    assets = (Asset("documents/แผน 1.pdf", tmp_path / "plan.pdf"), Asset("eit/qr.svg", b"<svg/>"))
    small = project(
        tmp_path,
        files={
            "assets/unused.css": "a{}",
            "assets/used.js": "1",
            "templates/linked.html": "{{ url('assets/used.js') }}",
        },
    )
    small = replace(small, pages=(*small.pages, Page("2569/", "linked", "ปี")))
    report = write(small, tmp_path / "site", assets)
    assert not report.findings
    every = [without_digest(name) for name in names(tmp_path / "site")]
    assert [name for name in dict.fromkeys(every) if name != "assets/site.js"] == [
        ".htaccess",
        *(
            "2569/index.html",
            "2569/o10/index.html",
            "404.html",
            "_headers",
            "assets/favicon.svg",
            "assets/site.css",
            "assets/used.js",
        ),
        *("documents/แผน 1.pdf", "eit/qr.svg", "index.html", "nginx.conf", "pages/privacy/index.html"),
        *("robots.txt", "sitemap.xml"),
    ]
    assert report.written == len(names(tmp_path / "site"))
    assert (tmp_path / "site/documents/แผน 1.pdf").read_bytes() == b"%PDF"


def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(project(tmp_path / name), tmp_path / name / "site")
    found = filecmp.dircmp(tmp_path / "a/site", tmp_path / "b/site")
    assert names(tmp_path / "a/site") == names(tmp_path / "b/site")
    assert not filecmp.cmpfiles(found.left, found.right, names(Path(found.left)), shallow=False)[1]
    assert str(tmp_path).encode() not in b"".join(path.read_bytes() for path in Path(found.left).rglob("*.html"))


def test_a_build_with_cached_frames_and_templates_is_the_same(tmp_path: Path) -> None:
    for name in ("cold", "warm"):
        write(project(tmp_path, cache=tmp_path / "cache"), tmp_path / name)
    write(project(tmp_path), tmp_path / "none")
    for name in names(tmp_path / "none"):
        assert (tmp_path / "cold" / name).read_bytes() == (tmp_path / "warm" / name).read_bytes()
        assert (tmp_path / "cold" / name).read_bytes() == (tmp_path / "none" / name).read_bytes()


def test_a_rebuild_writes_what_changed_and_leaves_the_last_site_alone(tmp_path: Path) -> None:
    document = tmp_path / "plan.pdf"
    document.write_bytes(b"old")
    assets = (Asset("documents/plan.pdf", document), Asset("data/all.json", b"{}"))
    first = project(tmp_path)
    write(first, tmp_path / "one", assets)
    before = {name: (tmp_path / "one" / name).read_bytes() for name in names(tmp_path / "one")}
    document.write_bytes(b"new")
    os.utime(document, ns=(1, 1))
    edited = replace(first, pages=(HOME, replace(ITEM, data="แก้แล้ว"), FREE, LOST))
    report = write(edited, tmp_path / "two", assets, previous=tmp_path / "one")
    changed = {
        name
        for name in names(tmp_path / "two")
        if (tmp_path / "two" / name).stat().st_ino != (tmp_path / "one" / name).stat().st_ino
    }
    assert changed == {"2569/o10/index.html", "documents/plan.pdf"}
    assert (report.written, report.kept) == (2, len(before) - 2)
    assert {name: (tmp_path / "one" / name).read_bytes() for name in before} == before
    assert (tmp_path / "two/documents/plan.pdf").read_bytes() == b"new"


def test_a_file_changed_by_hand_in_the_last_site_is_made_anew(tmp_path: Path) -> None:
    small = project(tmp_path)
    write(small, tmp_path / "one")
    good = (tmp_path / "one/index.html").read_bytes()
    (tmp_path / "one/index.html").write_bytes(good.replace(b"OIT", b"XXX"))
    (tmp_path / "one/404.html").unlink()
    (tmp_path / "one/404.html").symlink_to("/etc/passwd")
    write(small, tmp_path / "two", previous=tmp_path / "one")
    assert (tmp_path / "two/index.html").read_bytes() == good
    assert not (tmp_path / "two/404.html").is_symlink()


def test_where_links_between_files_cannot_be_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not permitted")

    small = project(tmp_path)
    write(small, tmp_path / "one")
    monkeypatch.setattr(os, "link", refuse)
    report = write(small, tmp_path / "two", previous=tmp_path / "one")
    assert report.kept == 0
    assert (tmp_path / "two/index.html").read_bytes() == (tmp_path / "one/index.html").read_bytes()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("documents/a.pdf", "documents/a.pdf"),
        ("documents/A.pdf", "documents/a.PDF"),
        ("documents/é.pdf", "documents/e\u0301.pdf"),
        ("2569/o10/index.html", "x.txt"),
        ("2569/o10", "x.txt"),
        ("index.html/a", "x.txt"),
    ],
)
def test_an_address_claimed_twice_is_a_finding_and_no_file_is_written(tmp_path: Path, one: str, other: str) -> None:
    place = Place("content/documents/a.pdf")
    small = project(tmp_path)
    report = write(small, tmp_path / "site", (Asset(one, b"1", place), Asset(other, b"2", place)))
    assert {found.code for found in report.findings} == {"E501"}
    assert report.findings[0].place == place
    assert set(names(tmp_path / "site")) == {links.file_of(page.path) for page in small.pages}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("documents/a.pdf", "documents/a.pdf.pdf"),
        ("documents/a.pdf", "documents/2569/a.pdf"),
        ("documents/แผน.pdf", "documents/แผน 1.pdf"),
        ("2569/o10/data.csv", "2569/o1"),
    ],
)
def test_addresses_that_are_only_alike_are_two(tmp_path: Path, one: str, other: str) -> None:
    report = write(project(tmp_path), tmp_path / "site", (Asset(one, b"1"), Asset(other, b"2")))
    assert [found.code for found in report.findings if found.code == "E501"] == []
    assert [(tmp_path / "site" / path).read_bytes() for path in (one, other)] == [b"1", b"2"]


@pytest.mark.parametrize(
    "path",
    [
        "../out.txt",
        "/etc/x",
        "a//b",
        "a/./b",
        "documents/nul.pdf",
        "documents/CON",
        "a:b",
        "a\\b",
        "a\nb",
        "a./b",
        "a /b",
        "a?b",
    ],
)
def test_an_address_that_cannot_be_everywhere_is_a_finding(tmp_path: Path, path: str) -> None:
    report = write(project(tmp_path), tmp_path / "site", (Asset(path, b""),))
    assert [found.code for found in report.findings] == ["E505"]
    assert sorted(child.name for child in tmp_path.iterdir()) == ["site", "theme"]


@pytest.mark.parametrize(
    "path",
    [
        "documents/console.pdf",
        "documents/แผน (1).pdf",
        "documents/ฉบับแก้ไข..pdf",
        "documents/ a.pdf",
        "documents/100%+&#'ก.pdf",
        f"documents/{'ก' * 78}.pdf",
    ],
)
def test_an_address_that_only_looks_odd_can_be_everywhere(tmp_path: Path, path: str) -> None:
    report = write(project(tmp_path), tmp_path / "site", (Asset(path, b"1"),))
    assert [found.code for found in report.findings if found.code == "E505"] == []
    assert (tmp_path / "site" / path).read_bytes() == b"1"


@pytest.mark.parametrize(
    "text", ["{{ page.no_such_field }}", "{{ nothing }}", "{% if %}", "{% include 'gone.html' %}", "{{ 1 / 0 }}"]
)
def test_a_broken_template_is_one_finding_with_its_line(tmp_path: Path, text: str) -> None:
    small = project(
        tmp_path, (HOME, ITEM, replace(ITEM, path="2569/o11/")), files={"templates/plain.html": f"\n{text}\n"}
    )
    report = write(small, tmp_path / "site")
    assert [found.code for found in report.findings] == ["E503"]
    assert "plain.html บรรทัด 2" in report.findings[0].message


@pytest.mark.parametrize(
    "text", ["<script>x</script>", '"><img src=x onerror=y>', "{{ 7 * 7 }}", "{% raw %}", "\u202eก\u0e31\u0e31", "&lt;"]
)
def test_what_a_record_says_appears_as_it_is(tmp_path: Path, text: str) -> None:
    write(project(tmp_path, (replace(HOME, title=text, data=text),)), tmp_path / "site")
    tree = LexborHTMLParser((tmp_path / "site/index.html").read_bytes())
    assert [node.text() for node in tree.css("h1, .oit-main p")] == [text, text]
    assert [node.text() for node in tree.css("title")] == [text]
    assert not tree.css("[onerror], main script")


def test_every_link_of_a_page_opens_from_a_folder(tmp_path: Path) -> None:
    paths = ("", "2569/o10/", "documents/แผน 100% #1.pdf", "pages/privacy/")
    pages = (HOME, FREE, ITEM, Page("2569/measures/m1/", "linked", "ม", data=paths))
    write(project(tmp_path, pages), tmp_path / "site", (Asset(paths[2], b""),))
    page = tmp_path / "site/2569/measures/m1/index.html"
    hrefs = [node.attributes["href"] or "" for node in LexborHTMLParser(page.read_bytes()).css(".oit-main a")]
    assert [(page.parent / unquote(href)).is_file() for href in hrefs] == [True] * len(paths)


def test_the_sitemap_lists_the_permanent_addresses(tmp_path: Path) -> None:
    write(project(tmp_path), tmp_path / "site")
    sitemap = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://a.go.th/ita/2569/o10/</loc><lastmod>2026-01-05</lastmod>" in sitemap
    assert "404" not in sitemap
    assert "https://a.go.th/ita/sitemap.xml" in (tmp_path / "site/robots.txt").read_text()


def test_without_a_public_address_there_is_no_sitemap_and_a_note_says_so(tmp_path: Path) -> None:
    report = write(project(tmp_path, site_url=None), tmp_path / "site")
    assert [found.code for found in report.findings] == ["N501"]
    assert "sitemap.xml" not in names(tmp_path / "site")
    assert "canonical" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")
