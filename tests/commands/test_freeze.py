"""``oit freeze``: what was frozen holds from then on, and whatever changes afterwards is told with what changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.frozen_agency import (
    FILES,
    ITEM,
    OTHER,
    PLAN,
    SITE_URL,
    Said,
    builds,
    freeze,
    frozen_agency,
    manifest,
    put,
    told,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return frozen_agency(tmp_path)


def test_manifest_says_what_stood_where(folder: Path, capsys: Said) -> None:
    made = manifest(folder)
    assert (made["fiscal_year"], made["label"], made["site_url"]) == (2566, "ส่ง ITAS 30 เม.ย. 2566", SITE_URL)
    assert made["time"].endswith("+07:00")
    assert {"2566/o11/", "2566/measures/m1/", "documents/2566/plan.pdf", "e-service/"} <= set(made["addresses"])
    item = next(one for one in made["items"] if one["code"] == "O11")
    assert item["answered"]
    assert {"เปิดแผนหน้า 3", "แผนดำเนินงาน"} <= set(item["text"])
    assert item["links"] == ["https://www.test.example/news/1"]
    assert [(one["address"], one["sha256"], one["size"]) for one in item["documents"]] == [
        ("documents/2566/plan.pdf", sha256(PLAN).hexdigest(), len(PLAN)),
        ("pages/plan/", sha256(str(FILES["content/pages/plan.md"]).encode()).hexdigest(), 41),
    ]
    assert not next(one for one in made["items"] if one["code"] == "O12")["answered"]
    assert told(folder, capsys) == {}
    assert freeze(folder, "diff") == 0
    assert "ไม่มีอะไรเปลี่ยน" in capsys.readouterr().out


def test_changed_document_is_told_with_what_changed(folder: Path, capsys: Said) -> None:
    put(folder, {"content/documents/2566/plan.pdf": OTHER})
    found = told(folder, capsys)["L854"]
    assert (found["file"], found["item"], found["severity"]) == ("content/documents/2566/plan.pdf", "O11", "warning")
    assert "เดิม" in found["message"]
    assert builds(folder)
    assert freeze(folder, "diff", "2566-1") == 1
    shown = capsys.readouterr().out
    assert sha256(PLAN).hexdigest() in shown
    assert sha256(OTHER).hexdigest() in shown


def test_changed_page_is_told_with_the_lines_that_changed(folder: Path, capsys: Said) -> None:
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("หน้า 3", "หน้า 5").replace("/news/1", "/news/2")})
    found = told(folder, capsys)["L853"]
    assert (found["file"], found["item"], found["severity"]) == ("oit_items/2566/o11.yml", "O11", "warning")
    assert "เดิม “เปิดแผนหน้า 3”" in found["message"]
    assert "ใหม่ “เปิดแผนหน้า 5”" in found["message"]
    assert builds(folder)
    assert freeze(folder, "diff") == 1
    shown = capsys.readouterr().out
    assert "  - เปิดแผนหน้า 3\n" in shown
    assert "  + https://www.test.example/news/2\n" in shown


def test_changed_free_page_is_told_too(folder: Path, capsys: Said) -> None:
    put(folder, {"content/pages/plan.md": "# แผน\n\nบรรทัดอื่น\n"})
    assert told(folder, capsys)["L854"]["file"] == "content/pages/plan.md"


def test_what_changes_elsewhere_is_no_change(folder: Path, capsys: Said) -> None:
    put(
        folder,
        {
            "oit_items/2569/o10.yml": "item: O10\nstatus: draft\n",
            "content/pages/news.md": "# ข่าว\n\nประชุมสภา\n",
        },
    )
    assert told(folder, capsys) == {}


def test_evidence_that_went_dead_since_is_told_and_forbids_nothing(folder: Path, capsys: Said) -> None:
    broken = {"state": "broken", "reason": "gone", "first_seen": "2026-01-01", "checked": "2026-01-01"}
    put(folder, {"content/link_health.json": json.dumps({"links": {"https://www.test.example/news/1": broken}})})
    found = told(folder, capsys)
    assert [(code, one["severity"]) for code, one in found.items()] == [("L853", "warning")]
    assert builds(folder)


def test_newest_manifest_of_a_year_is_what_changes_are_told_against(folder: Path, capsys: Said) -> None:
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("หน้า 3", "หน้า 5")})
    assert builds(folder)
    assert freeze(folder, "2566", "--label", "ส่งเพิ่มเติม") == 0
    assert manifest(folder, "2566-2")["label"] == "ส่งเพิ่มเติม"
    assert told(folder, capsys) == {}
    assert freeze(folder, "diff") == 0
    assert freeze(folder, "diff", "2566-1") == 1


def test_manifest_changed_by_hand_is_no_evidence(folder: Path, capsys: Said) -> None:
    path = folder / "content/frozen/2566-1.json"
    path.write_text(path.read_text(encoding="utf-8").replace("เปิดแผนหน้า 3", "เปิดแผนหน้า 9"), encoding="utf-8")
    found = told(folder, capsys)
    assert {"L856", "L853"} <= set(found)
    assert found["L856"]["severity"] == "error"
    assert not builds(folder)
    capsys.readouterr()
    assert freeze(folder, "report") == 0
    assert "L856" in capsys.readouterr().err
    assert "แฟ้มถูกแก้หลังจากตรึง" in (folder / "frozen-2566-1.html").read_text(encoding="utf-8")


def test_manifest_that_was_deleted_is_missed_by_the_next(folder: Path, capsys: Said) -> None:
    assert freeze(folder, "2566", "--label", "ส่งเพิ่ม") == 0
    assert told(folder, capsys) == {}
    (folder / "content/frozen/2566-1.json").unlink()
    assert told(folder, capsys)["L863"]["file"] == "content/frozen/2566-1.json"
    capsys.readouterr()
    assert freeze(folder, "diff") == 0
    assert "L863" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "<<<<<<< ours", '{"items": 3}'])
def test_manifest_that_cannot_be_read_stops_the_build(folder: Path, capsys: Said, text: str) -> None:
    put(folder, {"content/frozen/2566-1.json": text})
    assert told(folder, capsys)["L857"]["severity"] == "error"
    assert not builds(folder)


def test_report_is_a_document_to_print(folder: Path) -> None:
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("หน้า 3", "<b>หน้า 5</b>")})
    assert freeze(folder, "report") == 0
    page = (folder / "frozen-2566-1.html").read_text(encoding="utf-8")
    assert sha256(PLAN).hexdigest() in page
    assert f"{SITE_URL}2566/o11/" in page
    assert "<del>เปิดแผนหน้า 3</del>" in page
    assert "<ins>เปิดแผน&lt;b&gt;หน้า 5&lt;/b&gt;</ins>" in page
    assert "ตรงกับเนื้อหาในแฟ้ม" in page
    assert freeze(folder, "report", "--out", str(folder / "report.md")) == 0
    text = (folder / "report.md").read_text(encoding="utf-8")
    assert "- ใหม่: เปิดแผน\\<b\\>หน้า 5\\</b\\>" in text


def test_site_that_was_built_from_other_records_is_told(folder: Path, capsys: Said) -> None:
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("หน้า 3", "หน้า 5")})
    assert freeze(folder, "2566", "--label", "ส่งใหม่") == 0
    said = capsys.readouterr().out
    assert "L861" in said
    assert "1 ข้อ: O11" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2566"], "U903"),
        (["2569", "--label", "ก"], "U920"),
        (["2566", "2567", "--label", "ก"], "U905"),
        (["เมื่อวาน", "--label", "ก"], "U915"),
        (["diff", "2569-9"], "U921"),
        (["report", "2569"], "U921"),
    ],
)
def test_wrong_calls_are_told(folder: Path, capsys: Said, words: list[str], code: str) -> None:
    capsys.readouterr()
    assert freeze(folder, *words) == 2
    assert code in capsys.readouterr().err
    assert [path.name for path in (folder / "content/frozen").iterdir()] == ["2566-1.json"]


def test_folder_with_errors_is_not_frozen(folder: Path) -> None:
    put(folder, {"oit_items/2566/o12.yml": "item: ["})
    assert freeze(folder, "2566", "--label", "ก") == 1
    assert not (folder / "content/frozen/2566-2.json").exists()
