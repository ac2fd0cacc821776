"""``oit papers``: files that are written once, named gaps, and PDF where LibreOffice is there."""

from __future__ import annotations

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from generator.commands.cli import run
from generator.system import libre_office
from tests.broken import GOOD
from tests.small_measures import TRAINING, written

Said = pytest.CaptureFixture[str]
DAY = "2569-01-20"
RESULT = """
total: 90
level: ผ่านดี
indicators: {1: 90, 2: 90, 3: 90, 4: 90, 5: 90, 6: 90, 7: 90, 8: 90, 9: 90, 10: 90}
"""
CONFIG = (GOOD / "site_config.yml").read_text(encoding="utf-8")
EXECUTIVE = "  executives: [{name: นาย ก ข, position: นายกเทศมนตรี, since: 1 ม.ค. 2568}]\n"
FAKE = """#!/bin/sh
while [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; *.docx) source="$1";; esac; shift; done
echo once >> "{log}"
printf '%%PDF-1.4 %s' "$(wc -c < "$source")" > "$out/paper.pdf"
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(libre_office, "_USUAL", ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    agency = tmp_path / "agency"
    shutil.copytree(GOOD, agency)
    (agency / "content/results").mkdir()
    (agency / "content/results/2568.yml").write_text(RESULT, encoding="utf-8")
    return agency


def call(folder: Path, *words: str) -> int:
    return run(["papers", *words, "--folder", str(folder), "--as-of", DAY])


def told(folder: Path, said: Said, *words: str) -> dict[str, Any]:
    said.readouterr()
    call(folder, *words, "--format", "json")
    made: dict[str, Any] = json.loads(said.readouterr().out)["summary"]
    return made


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "papers").rglob("*") if path.is_file())


STEMS = ("1-วิเคราะห์ผล-ITA-2568", "2-มาตรการ-2569", "3-รายงานผลมาตรการ-2569")


def test_papers_are_written_and_a_second_run_changes_nothing(folder: Path, capsys: Said) -> None:
    assert call(folder, "2569") == 1
    first = capsys.readouterr().out
    assert names(folder) == [f"papers/2569/{stem}.{ending}" for stem in STEMS for ending in ("docx", "xlsx")]
    assert first.count("เขียน ") == 6
    assert "ไม่ได้ทำ PDF: ไม่พบ LibreOffice ในเครื่องนี้ ติดตั้ง LibreOffice" in first
    before = {path: path.stat().st_mtime_ns for path in (folder / "papers").rglob("*.*")}
    assert call(folder, "2569") == 1
    assert capsys.readouterr().out.count("ไม่เปลี่ยน ") == 6
    assert run(["papers", "2569", "--folder", str(folder), "--as-of", "2569-09-30"]) == 1
    assert capsys.readouterr().out.count("ไม่เปลี่ยน ") == 6, "a paper says nothing of the day it was made on"
    assert before == {path: path.stat().st_mtime_ns for path in (folder / "papers").rglob("*.*")}


def test_what_is_missing_is_named_with_the_records_that_lack_it(folder: Path, capsys: Said) -> None:
    lacking = told(folder, capsys, "2569")["lacking"]
    assert any(
        "2-มาตรการ" not in line and "ผลลัพธ์หรือความสำเร็จในการดำเนินการ" in line and "(m1)" in line for line in lacking
    )
    assert any("ชื่อและตำแหน่งผู้ลงนาม" in line for line in lacking)
    put(folder, "site_config.yml", CONFIG.replace("units:", f"{EXECUTIVE}units:"))
    assert not any("ผู้ลงนาม" in line for line in told(folder, capsys, "2569")["lacking"])


def test_a_complete_folder_is_fine(folder: Path, capsys: Said) -> None:
    row = {**TRAINING["rows"][0], "follow_up": "รายงานผล ไตรมาส 2", "period": "ม.ค. - มี.ค. 2569"}
    whole = {**TRAINING, "id": "m1", "rows": [row], "result": ["อบรมแล้ว"], "outcome": ["ไม่มีพัสดุหาย"]}
    put(folder, "content/measures/2569/m1.yml", written(whole))
    kinds = [{"kind": kind, "points": ["ก"]} for kind in ("suggestion", "weakness", "maintain")]
    analysis = [{**one, "instrument": name} for one in kinds for name in ("IIT", "EIT", "OIT")]
    put(folder, "content/results/2568.yml", RESULT + written({"analysis": analysis}))
    put(folder, "site_config.yml", CONFIG.replace("units:", f"{EXECUTIVE}units:"))
    assert told(folder, capsys, "2569", "--out", str(folder / "elsewhere"))["lacking"] == []
    assert call(folder, "2569", "--out", str(folder / "elsewhere"), "--no-pdf") == 0
    assert sorted(path.suffix for path in (folder / "elsewhere").iterdir()) == [".docx"] * 3 + [".xlsx"] * 3
    assert not (folder / "papers").exists()


def test_drafts_are_left_out_and_named(folder: Path, capsys: Said) -> None:
    draft = written({**TRAINING, "id": "secret", "number": 2, "title": "เรื่องลับ", "status": "draft"})
    (folder / "content/measures/2569/secret.yml").write_text(draft, encoding="utf-8")
    lacking = told(folder, capsys, "2569")["lacking"]
    assert "ไม่ได้พิมพ์มาตรการฉบับร่าง (status: draft): secret" in lacking
    document = Document(str(folder / f"papers/2569/{STEMS[1]}.docx"))
    assert all("เรื่องลับ" not in cell.text for row in document.tables[0].rows for cell in row.cells)


def test_a_paper_somebody_filled_in_is_not_written_over(folder: Path, capsys: Said) -> None:
    call(folder, "2569")
    signed = folder / f"papers/2569/{STEMS[1]}.docx"
    document = Document(str(signed))
    document.add_paragraph("กรอกแล้ว")
    document.save(str(signed))
    kept = signed.read_bytes()
    measure = folder / "content/measures/2569/m1.yml"
    measure.write_text(measure.read_text(encoding="utf-8").replace("ยกร่างคู่มือ", "ร่างคู่มือ"), encoding="utf-8")
    others = {path: path.read_bytes() for path in signed.parent.iterdir()}
    assert call(folder, "2569") == 2
    assert "U936" in capsys.readouterr().err
    assert signed.read_bytes() == kept
    assert others == {path: path.read_bytes() for path in signed.parent.iterdir()}, "all or nothing"


def test_records_that_cannot_be_read_stop_it(folder: Path, capsys: Said) -> None:
    (folder / "content/measures/2569/m2.yml").write_text("id: [", encoding="utf-8")
    assert call(folder, "2569") == 1
    assert "content/measures/2569/m2.yml" in capsys.readouterr().out
    assert not (folder / "papers").exists()


def test_what_is_left_of_the_sample_stops_it(folder: Path, capsys: Said) -> None:
    put(folder, "site_config.yml", CONFIG.replace("0 2000 0000", "0 5799 0120"))
    assert call(folder, "2569") == 1
    assert "E365" in capsys.readouterr().out
    assert not (folder / "papers").exists()


def test_other_mistakes_do_not(folder: Path) -> None:
    (folder / "oit_items/2569/o02.yml").write_text("item: [", encoding="utf-8")
    call(folder, "2569")
    assert names(folder)


def test_nothing_is_written_where_there_is_nothing_to_print(folder: Path, capsys: Said) -> None:
    assert call(folder, "2560") == 2
    assert "U981" in capsys.readouterr().err
    (folder / "content/results/2568.yml").unlink()
    assert call(folder, "2569") == 1
    assert "ไม่ได้ทำบทวิเคราะห์ เพราะไม่มี content/results/2568.yml" in capsys.readouterr().out


def test_the_template_is_written_once_and_then_used(folder: Path, capsys: Said) -> None:
    assert call(folder, "--template") == 0
    own = folder / "content/templates/papers.docx"
    document = Document(str(own))
    document.paragraphs[-1].text = "ท้ายเอกสารของเรา"
    document.save(str(own))
    changed = own.read_bytes()
    assert call(folder, "--template") == 2
    assert "U907" in capsys.readouterr().err
    assert own.read_bytes() == changed
    call(folder, "2569")
    made = Document(str(folder / f"papers/2569/{STEMS[0]}.docx"))
    assert made.paragraphs[-1].text == "ท้ายเอกสารของเรา"
    assert run(["check", "--folder", str(folder), "--as-of", DAY, "--format", "json"]) in {0, 1}
    assert "content/templates" not in capsys.readouterr().out


def test_pdf_that_must_be_and_cannot_be_is_refused_before_anything_is_written(folder: Path, capsys: Said) -> None:
    assert call(folder, "2569", "--pdf") == 2
    assert "U983" in capsys.readouterr().err
    assert not (folder / "papers").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of LibreOffice")
def test_pdf_is_made_again_only_of_what_changed(folder: Path, tmp_path: Path, capsys: Said) -> None:
    log = fake_office(tmp_path)
    call(folder, "2569")
    pdfs = [folder / f"papers/2569/{stem}.pdf" for stem in STEMS]
    assert [pdf.read_bytes()[:5] for pdf in pdfs] == [b"%PDF-"] * 3
    call(folder, "2569", "--pdf")
    assert log.read_text().count("once") == 3
    (folder / "content/results/2568.yml").write_text(RESULT.replace("total: 90", "total: 90.1"), encoding="utf-8")
    made = told(folder, capsys, "2569")
    new = [Path(file["path"]).name for file in made["files"] if file["new"]]
    assert new == [*(f"{STEMS[0]}.{kind}" for kind in ("docx", "pdf", "xlsx")), f"{STEMS[1]}.docx", f"{STEMS[1]}.pdf"]
    assert log.read_text().count("once") == 5


@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of LibreOffice")
def test_an_office_that_gives_nothing_is_told(folder: Path, tmp_path: Path, capsys: Said) -> None:
    fake_office(tmp_path, "#!/bin/sh\nexit 1\n")
    made = told(folder, capsys, "2569")
    assert made["no_pdf"] == "LibreOffice ไม่ได้เขียนแฟ้ม"
    assert len(made["files"]) == 6
    assert call(folder, "2569", "--pdf") == 2
    assert "U983" in capsys.readouterr().err


def fake_office(tmp_path: Path, script: str = FAKE) -> Path:
    """Put a program called soffice among the commands; it notes each call in the file that is returned."""
    log = tmp_path / "log"
    program = tmp_path / "bin/soffice"
    program.parent.mkdir()
    program.write_text(script.replace("{log}", str(log)), encoding="utf-8")
    program.chmod(0o755)
    return log


def test_real_libreoffice_makes_a_pdf_of_every_paper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    program = libre_office.found()
    if program is None:
        pytest.skip("no LibreOffice on this machine: no paper was made a PDF")
    from pypdf import PdfReader  # noqa: PLC0415 - only where there is something to read

    call(folder, "2569", "--no-pdf")
    document = (folder / f"papers/2569/{STEMS[1]}.docx").read_bytes()
    pdf = PdfReader(BytesIO(libre_office.converted(program, document, "docx", "pdf")))
    assert "มาตรการ" in pdf.pages[0].extract_text()
