from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from generator.commands.cli import run
from tests.imports.importing import agency

PLAN = """ที่,มาตรการ,ขั้นตอน,ผู้รับผิดชอบ,ระยะเวลา
1,ลดสำเนา (EIT),"1. สำรวจ
2. ยกเลิก",กองคลัง,ม.ค. 2569
,,3. รายงานผล,"\"\"",มี.ค. 2569
2,เปิดเผยข้อมูล ข้อ O12,ทำหน้าเว็บ,สำนักปลัด/กองช่าง,ตลอดปีงบประมาณ
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "agency")


def paper(tmp_path: Path, text: str = PLAN, name: str = "plan.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def call(folder: Path, *more: str) -> int:
    return run(["import", "--folder", str(folder), "--year", "2569", *more])


def measure(folder: Path, name: str) -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load((folder / f"content/measures/2569/{name}.yml").read_text(encoding="utf-8"))
    return data


def test_nothing_is_written_before_somebody_agrees(folder: Path, tmp_path: Path) -> None:
    assert call(folder, str(paper(tmp_path))) == 0
    assert not (folder / "content").exists()


def test_what_was_agreed_to_is_written_with_where_it_came_from(folder: Path, tmp_path: Path) -> None:
    assert call(folder, "--yes", str(paper(tmp_path))) == 0

    assert measure(folder, "m1") == {
        "id": "m1",
        "number": 1,
        "title": "ลดสำเนา (EIT)",
        "answers": {"fiscal_year": 2568, "instruments": ["EIT"]},
        "rows": [
            {"steps": ["สำรวจ", "ยกเลิก"], "responsible": ["finance"], "period": "ม.ค. 2569"},
            {"steps": ["รายงานผล"], "responsible": ["finance"], "period": "มี.ค. 2569"},
        ],
    }
    assert measure(folder, "m2")["answers"] == {"fiscal_year": 2568, "instruments": ["OIT"], "items": ["O12"]}
    kept = json.loads((folder / "content/import_sources.json").read_text(encoding="utf-8"))
    title = kept["records"]["content/measures/2569/m1.yml"]["fields"]["title"]
    assert title["place"] == "plan.csv ตารางที่ 1 แถว 2 ช่อง 2"


def test_the_same_paper_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    call(folder, "--yes", str(paper(tmp_path)))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert call(folder, "--yes", str(paper(tmp_path))) == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_record_is_filled_and_never_overwritten(folder: Path, tmp_path: Path) -> None:
    call(folder, "--yes", str(paper(tmp_path)))
    path = folder / "content/measures/2569/m2.yml"
    text = path.read_text(encoding="utf-8").replace("[ทำหน้าเว็บ]", "[ทำหน้าเว็บ] # ของเรา")
    path.write_text(text, encoding="utf-8")

    report = "ที่,มาตรการ,ขั้นตอน,ผู้รับผิดชอบ,ผลการดำเนินการ\n2,เปิดเผยข้อมูล ข้อ O12,ทำหน้าเว็บ,กองคลัง,ทำแล้ว 3 หน้า\n"
    call(folder, "--yes", str(paper(tmp_path, report, "report.csv")))

    after = path.read_text(encoding="utf-8")
    assert after.startswith(text.rstrip())
    assert measure(folder, "m2")["result"] == ["ทำแล้ว 3 หน้า"]
    assert measure(folder, "m2")["rows"][0]["responsible"]["units"] == ["clerk", "works"]  # type: ignore[index]


def test_what_is_not_understood_is_named_and_ends_in_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = "ที่,มาตรการ,ขั้นตอน,ผู้รับผิดชอบ,เลขทะเบียน\n1,ลดสำเนา IIT,สำรวจ,กองคลัง,ก-12\n"

    assert call(folder, "--format", "json", str(paper(tmp_path, odd))) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["text"], one["place"]) for one in told["not_understood"]] == [
        ("ก-12", "plan.csv ตารางที่ 1 แถว 2 ช่อง 5")
    ]


def test_a_paper_of_another_year_is_doubted(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(folder, "--format", "json", str(paper(tmp_path, f"มาตรการ ปีงบประมาณ พ.ศ. 2565,,,,\n{PLAN}")))

    assert any("2565" in one["chosen"] for one in json.loads(capsys.readouterr().out)["choices"])


def test_evidence_is_put_to_items_and_copied(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "evidence"
    place.mkdir()
    (place / "แผนปฏิบัติการป้องกันการทุจริต 2569.pdf").write_bytes(b"%PDF-1.4 plan")
    (place / "สำเนา.pdf").write_bytes(b"%PDF-1.4 plan")
    (place / "scan0001.pdf").write_bytes(b"%PDF-1.4 scan")

    assert call(folder, "--yes", "--format", "json", str(place)) == 1

    told = {one["file"]: one for one in json.loads(capsys.readouterr().out)["documents"]}
    assert told["แผนปฏิบัติการป้องกันการทุจริต 2569.pdf"]["item"] == "O23"
    assert told["สำเนา.pdf"]["same_as"] == "แผนปฏิบัติการป้องกันการทุจริต 2569.pdf"
    assert not told["scan0001.pdf"]["sure"]
    documents = folder / "content/documents"
    assert [path.relative_to(documents).as_posix() for path in documents.rglob("*.pdf")] == [
        "2569/o23-anticorruption-plan.pdf"
    ]
    record = yaml.safe_load((folder / "oit_items/2569/o23.yml").read_text(encoding="utf-8"))
    assert record["evidence"][0]["file"] == "2569/o23-anticorruption-plan.pdf"
    assert record["status"] == "draft"
