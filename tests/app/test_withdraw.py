"""A document is withdrawn: out of records, free pages, site and web space; why is kept, and nothing brings it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.app.publish import Wish, perform, prepared
from generator.app.withdraw import carry_out, plan_of, publish_without
from generator.findings.usage import UsageProblem
from generator.link_health.guard import Guard
from tests.site_server import SiteServer
from tests.small_documents import pdf
from tests.small_web import DAY_OF_TOWN, StillClock

NAME = "2569/รายชื่อ.pdf"
ITEM = f"""item: O10
status: published
updated: 1 ต.ค. 2568
# ยังไม่ครบ
evidence:
  - {{title: ระบบ, parts: [online-service], url: https://www.test.example/e}}
  - {{title: รายชื่อ, parts: [manual], file: {NAME}}}
"""
PAGE = "# ยินดีต้อนรับ\n\nอ่าน [รายชื่อ](../documents/2569/รายชื่อ.pdf) หรือ [อื่น](https://www.test.example/)\n"
CONFIG = """
agency: {{name: เทศบาลตำบลทดสอบ, type: tambon_municipality, phone: "0 2000 0000", domains: [www.test.example]}}
units: [{{id: clerk, name: สำนักปลัดเทศบาล}}]
fiscal_years: [{{year: 2569}}]
site_url: {url}
publish: {{main: {{kind: folder, path: "{www}"}}}}
"""


def agency(tmp_path: Path, url: str = "https://www.test.example/") -> Path:
    folder, www = tmp_path / "agency", tmp_path / "www"
    www.mkdir()
    files: dict[str, bytes] = {
        "site_config.yml": CONFIG.format(url=url, www=www.as_posix()).encode(),
        "oit_items/2569/o10.yml": ITEM.encode(),
        "content/pages/welcome.md": PAGE.encode(),
        f"content/documents/{NAME}": pdf("รายชื่อผู้มีสิทธิ์"),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def wish() -> Wish:
    return Wish(now=StillClock().now)


def publish(folder: Path) -> None:
    with prepared(folder, DAY_OF_TOWN, wish()) as offer:
        done = perform(offer)
    assert done.is_done, done.findings


def test_a_withdrawn_document_is_gone_everywhere_and_why_is_kept(tmp_path: Path) -> None:
    folder = agency(tmp_path)
    publish(folder)
    assert (tmp_path / "www" / "documents" / NAME).exists()
    planned = plan_of(folder, f"https://www.test.example/documents/{NAME}", "มีเลขประจำตัว: 13 หลัก", date(2026, 4, 20))
    carry_out(planned)
    (gone,) = publish_without(planned, wish())
    assert gone.done.is_done, gone.done.findings
    assert [found.code for found in gone.findings] == ["N711"]
    everything = [path for path in (tmp_path / "www").rglob("*") if path.is_file()]
    assert not (tmp_path / "www" / "documents" / NAME).exists()
    assert all("รายชื่อ.pdf" not in path.read_bytes().decode(errors="replace") for path in everything)
    assert "# ยังไม่ครบ" in (folder / "oit_items/2569/o10.yml").read_text(encoding="utf-8")
    assert "รายชื่อ (ถอนออกแล้ว)" in (folder / "content/pages/welcome.md").read_text(encoding="utf-8")
    assert "13 หลัก" in (folder / "content/redirects.yml").read_text(encoding="utf-8")
    assert (folder / "withdrawn" / NAME).exists()
    with prepared(folder, DAY_OF_TOWN, Wish(back=1, now=StillClock().now)) as offer:
        assert [found.code for found in offer.findings] == ["E722"]
    publish(folder)


def test_what_the_public_address_still_gives_is_an_error(tmp_path: Path) -> None:
    stale = tmp_path / "stale"
    (stale / "documents" / "2569").mkdir(parents=True)
    (stale / "documents" / NAME).write_bytes(b"%PDF")
    (stale / "404.html").write_bytes(b"no")
    with SiteServer(stale) as server:
        folder = agency(tmp_path, server.url)
        publish(folder)
        planned = plan_of(folder, NAME, "เหตุ", date(2026, 4, 20))
        carry_out(planned)
        (gone,) = publish_without(planned, wish(), Guard(allow_private=True))
    assert [found.code for found in gone.findings] == ["E724", "N711"]


def test_a_document_that_is_not_there_is_asked_back(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as problem:
        plan_of(agency(tmp_path), "2569/รายชื่อ.pd", "เหตุ", date(2026, 4, 20))
    assert problem.value.finding.code == "U993"
    assert NAME in problem.value.finding.hint


def test_a_link_that_cannot_be_taken_out_stops_before_anything_is_written(tmp_path: Path) -> None:
    folder = agency(tmp_path)
    (folder / "content/pages/welcome.md").write_text("[ก][x]\n\n[x]: ../documents/2569/รายชื่อ.pdf\n", encoding="utf-8")
    with pytest.raises(UsageProblem) as problem:
        plan_of(folder, NAME, "เหตุ", date(2026, 4, 20))
    assert problem.value.finding.code == "U996"
    assert not (folder / "content/redirects.yml").exists()


def test_what_no_build_wrote_is_not_published_and_said(tmp_path: Path) -> None:
    folder = agency(tmp_path)
    publish(folder)
    (folder / "site" / "google1.html").write_text("x")
    with prepared(folder, DAY_OF_TOWN, wish()) as offer:
        assert [found.code for found in offer.findings] == ["N710"]
    assert not (tmp_path / "www" / "google1.html").exists()
