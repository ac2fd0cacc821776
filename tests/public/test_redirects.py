"""Old addresses lead to new ones, and a record that cannot work is told at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.commands.cli import run
from generator.public.redirects import from_root
from generator.records.model.redirects import Redirect
from tests.small_agency import CONFIG
from tests.small_documents import pdf

SITE_URL = "https://www.test.example/ita/"
MEASURE = "id: no-gift\nanswers: {indicators: [4]}\ntitle: อบรม\nupdated: 2566-12-01\nrows: [{steps: [จัดอบรม]}]\n"


def agency(folder: Path, redirects: str) -> None:
    """Write an agency with an item, a measure, a free page and ``redirects``."""
    files: dict[str, str | bytes] = {
        "site_config.yml": f"{CONFIG}site_url: {SITE_URL}\n",
        "oit_items/2566/o11.yml": "item: O11\nstatus: published\nresponsible: [clerk]\nupdated: 2565-11-15\n"
        "evidence: [{title: แผน, file: 2566/new.pdf}]\n",
        "content/documents/2566/new.pdf": pdf("แผน"),
        "content/measures/2566/no-gift.yml": MEASURE,
        "content/pages/privacy.md": "# นโยบาย\n",
        "content/redirects.yml": redirects,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def entries(*moves: tuple[str, str]) -> str:
    return "redirects:\n" + "".join(f'  - old: "{old}"\n    new: "{new}"\n' for old, new in moves)


def findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str | None, int | None]]:
    capsys.readouterr()
    run(["check", "--folder", str(folder), "--as-of", "2566-01-10", "--no-documents", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [(one["code"], one["file"], one["line"]) for one in found if one["severity"] == "error"]


def test_old_addresses_lead_on_in_the_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency(
        tmp_path,
        entries(
            ("2566/measures/m1/", "2566/measures/no-gift/"),
            (f"{SITE_URL}2566/measures/m0/index.html", "/2566/measures/m1"),
            ("pages/pdpa", "pages/privacy/"),
            ("documents/2566/old.pdf", "documents/2566/new.pdf"),
            ("plan/", "documents/2566/new.pdf"),
        ),
    )
    assert findings(tmp_path, capsys) == []
    assert run(["build", "--folder", str(tmp_path)]) == 0
    site = tmp_path / "site"
    for old in ("m1", "m0"):
        page = (site / f"2566/measures/{old}/index.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=../../../2566/measures/no-gift/index.html">' in page
        assert f'<link rel="canonical" href="{SITE_URL}2566/measures/no-gift/">' in page
        assert "หน้านี้ย้ายไปที่อยู่ใหม่แล้ว" in page
    assert "url=../../pages/privacy/index.html" in (site / "pages/pdpa/index.html").read_text(encoding="utf-8")
    assert (site / "documents/2566/old.pdf").read_bytes() == (site / "documents/2566/new.pdf").read_bytes()
    assert "documents/2566/new.pdf" in (site / "plan/index.html").read_text(encoding="utf-8")
    assert "m1" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ([("a/", "none/")], ("L844", 3)),
        ([("a/", "https://other.example/x/")], ("L841", 3)),
        ([("https://other.example/a/", "2566/")], ("L841", 2)),
        ([("a/", "2566/"), ("a/", "eit/")], ("L842", 4)),
        ([("a/", "a/")], ("L843", 3)),
        ([("2566/result-old/", "b/"), ("b/", "2566/result-old/")], ("L843", 3)),
        ([("pages/privacy/", "2566/")], ("L845", 2)),
        ([("documents/2566/new.pdf", "2566/")], ("L845", 2)),
        ([("documents/2566/old.pdf", "2566/")], ("L846", 2)),
        ([("../x/", "2566/")], ("L840", 2)),
        ([("a/?x=1", "2566/")], ("L840", 2)),
        ([("javascript:alert(1)", "2566/")], ("L840", 2)),
        ([("search/text-0.js/", "2566/")], ("L845", 2)),
        ([("assets/x/", "2566/")], ("L845", 2)),
        *(
            ([(f"{own}/", "2566/")], ("E501", 2))
            for own in ("robots.txt", "sitemap.xml", ".htaccess", ".oit-site", ".oit-site/x", "nginx.conf")
        ),
        ([("ก" * 90 + "/", "2566/")], ("E505", 2)),
        ([("a" * 300 + "/", "2566/")], ("E505", 2)),
        ([(f"documents/{'ก' * 90}.pdf", "documents/2566/new.pdf")], ("E505", 2)),
    ],
    ids=str,
)
def test_move_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], moves: list[tuple[str, str]], expected: tuple[str, int]
) -> None:
    agency(tmp_path, entries(*moves))
    code, line = expected
    assert findings(tmp_path, capsys)[0] == (code, "content/redirects.yml", line)
    assert run(["build", "--folder", str(tmp_path)]) == 1


def test_item_that_changed_its_number_tells_where_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency(tmp_path, entries(("2566/o12/", "2566/o11/")))
    assert findings(tmp_path, capsys) == []
    assert run(["build", "--folder", str(tmp_path)]) == 0
    page = (tmp_path / "site/2566/o12/index.html").read_text(encoding="utf-8")
    assert "ข้อที่เคยอยู่ที่อยู่นี้ย้ายไปแล้ว" in page
    assert 'href="../../2566/o11/index.html"' in page


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("2566/o11", "2566/o11/"),
        ("/2566/o11/index.html", "2566/o11/"),
        ("https://WWW.test.example/ita/2566/o11/", "2566/o11/"),
        ("https://www.test.example/ita", ""),
        ("https://www.test.example/itas/x", None),
        ("https://www.test.example/ita/documents/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", "documents/แผน.pdf"),
    ],
)
def test_addresses_are_read_as_people_copy_them(written: str, path: str | None) -> None:
    entry = Redirect.model_validate({"old": written, "new": "2566/"})
    assert from_root(entry.old, SITE_URL) == path
