"""``oit ready``: what is complete is published in one act, what is not stays a draft and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.cli import run
from tests.small_documents import pdf
from tests.small_papers import FILLER, OWN

CONFIG = f"""
agency: {{name: {OWN}, type: tambon_municipality, phone: "0 2000 0000", domains: [www.test.example]}}
units: [{{id: clerk, name: สำนักปลัดเทศบาล}}]
current_year: 2569
"""
PLAN = f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569\n{OWN}\n{FILLER}"
READY = """\
# ของกองกลาง
item: O23
status: draft    # อย่าลืมประกาศ
responsible: [clerk]
evidence:
  - {title: แผนป้องกันการทุจริต, file: plan.pdf, fiscal_year: 2569}   # ฉบับลงนาม
"""
BARE = "item: O24\nstatus: draft\nresponsible: [clerk]\n"


def agency(folder: Path, paper: str = PLAN, record: str = READY) -> Path:
    files = {
        "site_config.yml": CONFIG.encode(),
        "oit_items/2569/o23.yml": record.encode(),
        "oit_items/2569/o24.yml": BARE.encode(),
        "content/documents/plan.pdf": pdf(paper),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def ready(folder: Path, *more: str) -> int:
    return run(["ready", "2569", "--folder", str(folder), "--as-of", "2569-01-20", *more])


def item(folder: Path, name: str = "o23") -> str:
    return (folder / f"oit_items/2569/{name}.yml").read_text(encoding="utf-8")


def test_what_is_complete_is_published_and_its_file_kept_as_it_was(tmp_path: Path) -> None:
    folder = agency(tmp_path)

    assert ready(folder, "--yes") == 1

    published = READY.replace("status: draft", "status: published")
    dated = published.replace("evidence:", "updated: 20 ม.ค. 2569\nevidence:")
    assert item(folder) == dated
    assert item(folder, "o24") == BARE


def test_what_is_not_complete_is_told_with_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(agency(tmp_path), "--yes")

    told = capsys.readouterr().out
    assert "ครบแล้ว 1 ข้อ: O23" in told
    assert "O24" in told
    assert "ยังไม่มีหลักฐาน" in told


def test_nothing_is_published_before_somebody_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = agency(tmp_path)

    assert ready(folder) == 1

    assert item(folder) == READY
    assert "oit ready 2569 --yes" in capsys.readouterr().out


def test_once_published_there_is_nothing_more_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = agency(tmp_path)
    (folder / "oit_items/2569/o24.yml").unlink()
    assert ready(folder, "--yes") == 0
    before = item(folder)

    assert ready(folder, "--yes") == 0

    assert item(folder) == before
    assert "ไม่มีข้อใดเป็นฉบับร่าง" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("paper", "record", "why"),
    [
        (PLAN, READY.replace("fiscal_year: 2569", "fiscal_year: 2565"), "2569"),
        (PLAN, READY.replace("plan.pdf", "plann.pdf"), "plann.pdf"),
        (f"{PLAN}\nผู้ร้องเรียน เลขประจำตัวประชาชน 3-4199-00123-45-1", READY, "ประจำตัวประชาชน"),
    ],
    ids=["of another year", "no such file", "with a citizen's number"],
)
def test_what_would_cost_points_or_tell_of_citizens_stays_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: str, record: str, why: str
) -> None:
    folder = agency(tmp_path, paper, record)

    assert ready(folder, "--yes") == 1

    assert item(folder) == record
    assert why in "".join(capsys.readouterr().out.replace("│", "").split())


def test_a_date_that_is_there_stays(tmp_path: Path) -> None:
    folder = agency(tmp_path, record=READY.replace("responsible", "updated: 2569-01-05\nresponsible"))

    ready(folder, "--yes")

    assert "updated: 2569-01-05\n" in item(folder)


def test_a_year_without_records_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = agency(tmp_path)

    assert run(["ready", "2560", "--folder", str(folder)]) == 2
    assert "2560" in capsys.readouterr().err
