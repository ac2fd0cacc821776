"""Which files may be published: by their names whatever they hold, and by what acts in them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from generator.app.build import build
from generator.records.loading.publishable import DOCUMENTS, FONTS, PICTURES, REFUSED
from tests import small_documents as make
from tests.broken import DAY, lay_out
from tests.small_agency import CONFIG
from tests.small_papers import REPORT, codes, findings, record, report

REFUSED_NAMES = {
    "D440": (
        *("a.php", "a.PHP", "a.phtml", "a.shtml", "a.asp", "default.aspx", "a.jsp", "a.cgi", "a.py", "web.config"),
        *("a.htm", "index.html", "a.xhtml", "a.mht", "a.hta", "a.svg", "a.SVGZ", "a.js", "a.mjs", "a.swf", "a.xml"),
        *("a.exe", "a.scr", "a.bat", "a.com", "a.jar", "a.apk", "a.lnk", "a.url", "a.desktop", "a.webloc", "a.gdoc"),
        *("a.zip", "a.rar", "a.7z", "a.tar.bz2", "a.iso", "a.docm", "a.xlsm", "a.pptm", "a.xlsb", "a.dotx", "a.ppsx"),
        *("a.mp4", "a.mp3", "a.heic", "a.bmp", "a.dwg", "a.kml", "a.msg", "a.eml", "a.mdb", "a.md", "a.ini", "a.woff2"),
        *("plan.pdf.php", "photo.jpg.exe", "plan.pdf.zip", "plan.pdf~", "plan.pdf_", "a.xyz", "a.pdf1", "pdf", "แผน"),
        *("a.ｐｄｆ", "a．pdf", "a.pdƒ", "a.p\u200bdf", "a.pdf;x"),
    ),
    "D441": (
        *("plan.php.pdf", "plan.PhP5.pdf", "photo.svg.png", "plan.html.pdf", "plan.asp;.pdf", "plan.php .pdf"),
        *("plan.php%00.pdf", "plan.exe.pdf", "plan.js.pdf", "plan.cgi.docx", "plan.gz.pdf", "plan.shtml.th.pdf"),
        *("plan.ph\u200bp.pdf", "plan．php.pdf", "plan.ｐｈｐ.pdf", "x.php/plan.pdf", "x.asp/y/plan.pdf", "a.var.csv"),
    ),
    "D442": (
        *(
            "plan\u202efdp.csv",
            "plan\u200f.pdf",
            "\u2066plan.pdf",
            "plan.pdf.",
            "plan.pdf ",
            "plan.pdf\u00a0",
            "x./plan.pdf",
        ),
        "x /plan.pdf",
    ),
}

FIT_NAMES = (
    *(
        "a.pdf",
        "a.PDF",
        "แผน ปี 2569.pdf",
        "ฉบับที่ 1.2.3.pdf",
        "พ.ศ.2569.pdf",
        "แผน.docx.pdf",
        "data.xml.csv",
        "a.zip.pdf",
    ),
    *(
        "www.dontawan.go.th.pdf",
        "www.abc.com.pdf",
        "phpMyAdmin.pdf",
        "a-php.pdf",
        "exe.pdf",
        "v1.2/a.pdf",
        "ก.ค.-ก.ย..pdf",
    ),
    *(
        "แผน\u200bงาน.pdf",
        "(1).pdf",
        "a+b.pdf",
        "a.2569.csv",
        "a..pdf",
        "a.geojson",
        "a.rtf",
        "a.tiff",
        "a.webp",
        "a.odt",
    ),
)


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in REFUSED_NAMES.items() for name in names])
def test_a_name_that_may_not_be_published_is_refused_whatever_the_file_holds(
    tmp_path: Path, code: str, name: str
) -> None:
    assert [found for found in named(tmp_path, name) if found in REFUSED_NAMES] == [code]


@pytest.mark.parametrize("name", FIT_NAMES)
def test_an_ordinary_name_is_fit(tmp_path: Path, name: str) -> None:
    assert not [found for found in named(tmp_path, name) if found in REFUSED_NAMES]


def named(folder: Path, name: str) -> list[str]:
    """Return the codes of the findings on an agency with a page that links to a text under ``name``."""
    page = f"# ก\n\n[ข](../documents/{quote(name)})\n"
    return codes(folder, {"content/pages/a.md": page, f"content/documents/{name}": REPORT.encode()})


def test_every_refused_kind_names_its_cure_and_none_is_allowed_as_well() -> None:
    allowed = DOCUMENTS | PICTURES | FONTS
    for group in REFUSED:
        assert any("ก" <= letter <= "๛" for letter in group.cure), group.what
        assert group.hidden <= group.endings
        assert not (group.endings & allowed) - {"woff2"}, group.what


def test_a_packed_file_is_told_with_its_cure_at_its_line(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, report(a__zip=make.zipped({"a.pdf": make.pdf(REPORT)})))
    assert (found.code, found.severity, found.item, found.year) == ("D440", "error", "O13", 2566)
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("oit_items/2566/o13.yml", 6)
    assert "แตกแฟ้ม" in found.hint


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<script>alert(1)</script>\n"
FREE_PAGE = "# ก\n\n[ข]({target})\n"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("documents/a.svg", SVG, "D440"),
        ("documents/a.htm", PAGE, "D440"),
        ("documents/a.txt", PAGE, "D403"),
        ("documents/a.pdf", b"MZ" + bytes(90), "D404"),
        ("documents/a.pdf", make.photo(), "D402"),
        ("documents/a.csv", b"a,b\n<?php", "D444"),
        ("documents/a.woff2", b"wOF2", "D440"),
        ("images/a.svg", SVG, "D440"),
        ("images/a.pdf", make.page_bomb(1), "D440"),
        ("images/a.woff2", b"wOF2", "D440"),
        ("images/a.svg.png", make.photo(form="PNG"), "D441"),
        ("images/a.png", SVG, "D444"),
        ("images/a.png", b"plain text", "D452"),
        ("documents/a.csv", b"a,b\n1,2\n", None),
    ],
)
def test_what_a_free_page_links_to_is_held_to_the_list(
    tmp_path: Path, name: str, content: bytes, code: str | None
) -> None:
    page = FREE_PAGE.format(target=f"../{name}")
    found = findings(tmp_path, {"content/pages/a.md": page, f"content/{name}": content})
    assert [(one.code, one.place and one.place.file) for one in found] == (
        [(code, "content/pages/a.md")] if code else []
    )


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "PNG"), ("a.png", "JPEG"), ("a.webp", "PNG")])
def test_a_picture_of_another_form_than_its_name_says_is_still_a_picture(tmp_path: Path, name: str, form: str) -> None:
    page = FREE_PAGE.format(target=f"../images/{name}")
    assert codes(tmp_path, {"content/pages/a.md": page, f"content/images/{name}": make.photo(form=form)}) == []


@pytest.mark.parametrize(
    ("emblem", "font", "told"),
    [
        (make.photo(form="PNG"), b"wOF2...", []),
        (SVG, b"wOF2...", ["D444"]),
        (b"BM is no mark of a picture that opens", b"wOF2", []),
        (make.photo(form="PNG"), make.photo(), ["D452"]),
        (b"%PDF-1.4", b"<html>", ["D452", "D452"]),
    ],
)
def test_the_emblem_is_a_picture_and_the_font_is_a_font(
    tmp_path: Path, emblem: bytes, font: bytes, told: list[str]
) -> None:
    config = CONFIG.replace("  type:", "  emblem: e.png\n  type:") + "look: {font: f.woff2}\n"
    found = codes(tmp_path, {"site_config.yml": config, "content/images/e.png": emblem, "content/images/f.woff2": font})
    assert found == told


def test_a_draft_and_what_nothing_shows_may_be_of_any_kind(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "oit_items/2566/o13.yml": record("O13", "{parts: [results], file: a.php}", status="draft"),
        "content/documents/a.php": b"<?php",
        "content/documents/b.zip": b"PK",
        "content/images/c.svg": SVG,
    }
    assert codes(tmp_path, files) == []


@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("documents/old.pdf", None),
        ("documents/OLD.PDF", None),
        ("documents/old.docx", "D443"),
        ("documents/old.xyz", "D443"),
        ("documents/old.php", "D441"),
        ("old.html", "D441"),
        ("documents/old.php.pdf", "D441"),
        ("documents/.htaccess", "D442"),
        (".well-known/old.pdf", "D442"),
    ],
)
def test_an_old_address_may_not_give_a_document_another_kind(tmp_path: Path, old: str, code: str | None) -> None:
    moved = f"redirects: [{{old: '{old}', new: documents/a.pdf}}]\n"
    files: dict[str, str | bytes] = {**report(a__pdf=make.pdf(REPORT)), "content/redirects.yml": moved}
    assert codes(tmp_path, files) == ([code] if code else [])


EVIDENCE: dict[str, bytes] = {
    "a.pdf": make.pdf(REPORT),
    "b.docx": make.docx(REPORT),
    "c.csv": REPORT.encode(),
    "d.txt": REPORT.encode(),
    "e.json": b"{}",
    "f.jpg": make.photo(),
}
MADE_HERE = {"html", "css", "js", "json", "csv", "svg", "png", "xml", "txt", "conf", "htaccess", "oit-site", "_headers"}
"""Endings of what the program itself makes."""


def built(folder: Path, links: str) -> set[str]:
    """Build an agency with files of many kinds and a page with ``links``; returns the files of its site, if any."""
    lay_out(folder / "nothing", folder / "agency")
    files = {f"documents/{name}": content for name, content in EVIDENCE.items()}
    files |= {
        f"{where}/{name}": SVG for where in ("documents", "images") for name in ("a.svg", "b.php", "c.zip", ".htaccess")
    }
    files |= {"images/b.png": make.photo(form="PNG"), "pages/a.md": f"# ก\n\n{links}\n".encode()}
    for name, content in files.items():
        path = folder / "agency/content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    site = folder / "site"
    outcome = build(folder / "agency", site, DAY)
    assert outcome.published == site.exists(), [(found.code, found.message) for found in outcome.findings]
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_every_file_of_a_built_site_is_of_a_listed_kind_or_made_by_the_program(tmp_path: Path) -> None:
    found = built(tmp_path, "".join(f"[a](../documents/{name}) " for name in EVIDENCE) + "![b](../images/b.png)")
    given = {name for name in found if name.startswith(("documents/", "images/"))}
    assert {*(f"documents/{name}" for name in EVIDENCE), "images/b.png"} <= given
    assert {name.rpartition(".")[2] for name in given} <= DOCUMENTS
    assert {name.rpartition(".")[2] for name in found - given} <= MADE_HERE


@pytest.mark.parametrize("link", ["documents/a.svg", "images/a.svg", "documents/b.php", "documents/c.zip"])
def test_with_one_file_of_another_kind_there_is_no_site(tmp_path: Path, link: str) -> None:
    assert not built(tmp_path, f"[a](../{link})")
