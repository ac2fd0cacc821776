"""``oit freeze``: what was frozen holds from then on, and whatever changes afterwards is told with what changed."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.commands.cli import run
from tests.small_agency import CONFIG
from tests.small_documents import pdf

SITE_URL = "https://www.test.example/ita/"
PLAN, OTHER = pdf("แผนปฏิบัติการ"), pdf("แผนฉบับแก้ไข")
ITEM = """item: O11
status: published
responsible: [clerk]
updated: 2565-11-15
explanation: เปิดแผนหน้า 3
evidence:
  - {title: แผนดำเนินงาน, file: 2566/plan.pdf, fiscal_year: 2566}
  - {title: หน้าแผน, page: plan.md, fiscal_year: 2566}
  - {title: ข่าว, url: "https://www.test.example/news/1"}
"""
FILES: dict[str, str | bytes] = {
    "site_config.yml": f"{CONFIG}site_url: {SITE_URL}\n",
    "oit_items/2566/o11.yml": ITEM,
    "content/documents/2566/plan.pdf": PLAN,
    "content/pages/plan.md": "# แผน\n\nบรรทัดแรก\n",
    "content/measures/2566/m1.yml": "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nrows: [{steps: [จัดอบรม]}]\n",
}
Said = pytest.CaptureFixture[str]


def put(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def freeze(folder: Path, *words: str) -> int:
    return run(["freeze", *words, "--folder", str(folder)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An agency whose year 2566 is built and frozen."""
    put(tmp_path, FILES)
    assert run(["build", "--folder", str(tmp_path)]) == 0
    assert freeze(tmp_path, "2566", "--label", "ส่ง ITAS 30 เม.ย. 2566") == 0
    return tmp_path


def manifest(folder: Path, name: str = "2566-1") -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / f"content/frozen/{name}.json").read_text(encoding="utf-8"))
    return made


def told(folder: Path, said: Said) -> dict[str, dict[str, Any]]:
    """Return the findings on frozen and moved addresses that ``oit check`` has, by code."""
    said.readouterr()
    run(["check", "--folder", str(folder), "--no-documents", "--format", "json"])
    found = json.loads(said.readouterr().out)["findings"]
    return {one["code"]: one for one in found if one["code"] >= "L840" and one["code"].startswith("L")}


def builds(folder: Path) -> bool:
    return run(["build", "--folder", str(folder)]) == 0


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


def test_renamed_record_keeps_its_address_by_a_redirect(folder: Path, capsys: Said) -> None:
    (folder / "content/measures/2566/m1.yml").unlink()
    put(
        folder,
        {"content/measures/2566/no-gift.yml": str(FILES["content/measures/2566/m1.yml"]).replace("m1", "no-gift")},
    )
    assert "2566/measures/m1/" in told(folder, capsys)["L850"]["message"]
    assert not builds(folder)
    assert (folder / "site/2566/measures/m1/index.html").is_file()
    put(folder, {"content/redirects.yml": "redirects: [{old: 2566/measures/m1/, new: 2566/measures/no-gift/}]\n"})
    assert told(folder, capsys) == {}
    assert builds(folder)
    assert "no-gift" in (folder / "site/2566/measures/m1/index.html").read_text(encoding="utf-8")


def test_withdrawn_file_needs_no_other_in_its_place_and_stays_told(folder: Path, capsys: Said) -> None:
    record = folder / "oit_items/2566/o11.yml"
    withdrawn = 'withdrawn: [{address: "documents/2566/plan.pdf", reason: มีข้อมูลส่วนบุคคล}]\n'
    put(folder, {"content/redirects.yml": withdrawn})
    assert told(folder, capsys)["L847"]["line"] == 1
    assert not builds(folder)
    (folder / "content/documents/2566/plan.pdf").rename(folder / "content/documents/2566/plan-2.pdf")
    record.write_text(ITEM.replace("plan.pdf", "plan-2.pdf"), "utf-8")
    found = told(folder, capsys)
    assert "L850" not in found
    assert (found["L855"]["severity"], found["L855"]["file"]) == ("note", "content/redirects.yml")
    assert "มีข้อมูลส่วนบุคคล" in found["L855"]["message"]
    assert builds(folder)
    assert not (folder / "site/documents/2566/plan.pdf").exists()


def test_page_cannot_be_withdrawn(folder: Path, capsys: Said) -> None:
    (folder / "content/measures/2566/m1.yml").unlink()
    put(folder, {"content/redirects.yml": "withdrawn: [{address: 2566/measures/m1/, reason: เลิกใช้}]\n"})
    assert told(folder, capsys)["L848"]["file"] == "content/redirects.yml"
    assert not builds(folder)


def test_removed_document_is_missed_until_something_keeps_its_address(folder: Path, capsys: Said) -> None:
    (folder / "content/documents/2566/plan.pdf").rename(folder / "content/documents/2566/plan-2.pdf")
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("plan.pdf", "plan-2.pdf")})
    assert "documents/2566/plan.pdf" in told(folder, capsys)["L850"]["message"]
    assert not builds(folder)
    move = "{old: documents/2566/plan.pdf, new: documents/2566/plan-2.pdf}"
    put(folder, {"content/redirects.yml": f"redirects: [{move}]\n"})
    assert builds(folder)
    assert (folder / "site/documents/2566/plan.pdf").read_bytes() == PLAN
    assert "L854" not in told(folder, capsys)


@pytest.mark.parametrize("status", ["draft", None])
def test_answer_that_was_taken_back_is_missed(folder: Path, capsys: Said, status: str | None) -> None:
    record = folder / "oit_items/2566/o11.yml"
    if status is None:
        record.unlink()
    else:
        record.write_text(ITEM.replace("published", status), encoding="utf-8")
    found = told(folder, capsys)["L851"]
    assert (found["severity"], found["file"]) == ("error", "oit_items/2566/o11.yml")
    assert not builds(folder)


def test_year_that_was_emptied_loses_its_addresses(folder: Path, capsys: Said) -> None:
    (folder / "oit_items/2566/o11.yml").unlink()
    (folder / "oit_items/2566").rmdir()
    put(folder, {"oit_items/2569/o01.yml": "item: O1\nstatus: draft\n"})
    assert told(folder, capsys)["L850"]["file"] == "content/frozen/2566-1.json"
    assert not builds(folder)


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


@pytest.mark.parametrize(
    ("site_url", "is_told"),
    [
        (SITE_URL.replace("https", "http"), False),
        (SITE_URL.rstrip("/"), False),
        ("https://www.other.example/", True),
        (f"{SITE_URL}new/", True),
        (None, True),
    ],
)
def test_public_address_that_changed_since_is_told(
    folder: Path, capsys: Said, site_url: str | None, *, is_told: bool
) -> None:
    put(folder, {"site_config.yml": CONFIG + (f"site_url: {site_url}\n" if site_url else "")})
    assert set(told(folder, capsys)) == ({"L862"} if is_told else set())
    capsys.readouterr()
    freeze(folder, "diff")
    assert ("L862" in capsys.readouterr().err) is is_told


def test_cure_never_leads_to_another_frozen_page_or_another_year(folder: Path, capsys: Said) -> None:
    measure = str(FILES["content/measures/2566/m1.yml"]).replace("m1", "m2")
    put(folder, {"content/measures/2566/m2.yml": measure, "content/measures/2565/m1.yml": measure.replace("m2", "m1")})
    assert freeze(folder, "2566", "--label", "ส่งใหม่") == 0
    (folder / "content/measures/2566/m1.yml").unlink()
    assert "new: ที่อยู่ใหม่" in told(folder, capsys)["L850"]["hint"]
    put(folder, {"content/measures/2566/m3.yml": measure.replace("m2", "m3")})
    assert "new: 2566/measures/m3/" in told(folder, capsys)["L850"]["hint"]


@pytest.mark.parametrize("text", ["", "{}", "<<<<<<< ours", '{"items": 3}'])
def test_manifest_that_cannot_be_read_stops_the_build(folder: Path, capsys: Said, text: str) -> None:
    put(folder, {"content/frozen/2566-1.json": text})
    assert told(folder, capsys)["L857"]["severity"] == "error"
    assert not builds(folder)


def renumbered() -> str:
    """Return the form of 2566 in which O11 and O12 have changed places."""
    shipped = (Path(__file__).parents[2] / "generator/catalogue/data/2566.yml").read_text(encoding="utf-8")
    swapped = re.sub(r"\bO1([12])\b", lambda match: f"O1{3 - int(match[1])}", shipped)
    head, *blocks = swapped.split("\n  - code: O")
    numbered = sorted(blocks, key=lambda block: int(block.split("\n", 1)[0]))
    return "\n  - code: O".join((head, *numbered))


def test_item_that_got_another_number_is_missed_at_its_address(folder: Path, capsys: Said) -> None:
    put(folder, {"content/catalogue/2566.yml": renumbered()})
    (folder / "oit_items/2566/o11.yml").rename(folder / "oit_items/2566/o12.yml")
    put(folder, {"oit_items/2566/o12.yml": ITEM.replace("O11", "O12")})
    found = told(folder, capsys)["L852"]
    assert (found["severity"], found["item"], "2566/o1" in found["message"]) == ("error", "O12", True)
    assert not builds(folder)
    moves = "{old: 2566/o11/, new: 2566/o12/}, {old: 2566/o12/, new: 2566/o11/}"
    put(folder, {"content/redirects.yml": f"redirects: [{moves}]\n"})
    assert not {"L852", "L843"} & told(folder, capsys).keys()
    assert builds(folder)
    assert 'href="../../2566/o12/index.html"' in (folder / "site/2566/o11/index.html").read_text(encoding="utf-8")


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
