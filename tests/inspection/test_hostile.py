"""Files that are made to hurt: each becomes a problem of its inspection, and the next document is opened as ever."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from generator.inspection import worker
from generator.inspection.opening import open_document
from generator.inspection.pool import open_all
from generator.inspection.result import Inspection, Problem, from_data
from generator.records.file_kinds import Kind
from tests import small_documents as make

BIG = 30_000_000
SHEET = "xl/worksheets/sheet1.xml"


def lying_workbook() -> bytes:
    """Return a workbook whose part says it unpacks to a thousand bytes, and comes to thirty million."""
    bomb = make.repacked(make.xlsx({"a": [[1]]}), {SHEET: b"<a>" + b" " * (BIG - 7) + b"</a>"})
    return bomb.replace(struct.pack("<I", BIG), struct.pack("<I", 1000))


def many_parts() -> bytes:
    return make.repacked(make.docx("ก"), {f"word/part{number}.xml": b"<a/>" for number in range(20_001)})


HOSTILE: dict[str, tuple[Callable[[], bytes], Problem]] = {
    "zip bomb": (lambda: make.repacked(make.xlsx({"a": [[1]]}), {SHEET: b"<a>" + b" " * BIG + b"</a>"}), Problem.BOMB),
    "zip bomb that lies": (lying_workbook, Problem.DAMAGED),
    "zip of very many parts": (many_parts, Problem.BOMB),
    "entity bomb in Word": (
        lambda: make.repacked(make.docx("ก"), {"word/document.xml": make.entity_bomb()}),
        Problem.BOMB,
    ),
    "entity bomb in Excel, in UTF-16": (
        lambda: make.repacked(make.xlsx({"a": [[1]]}), {SHEET: make.entity_bomb().decode().encode("utf-16")}),
        Problem.BOMB,
    ),
    "entity bomb in a part of another name": (
        lambda: make.repacked(make.docx("ก"), {"docProps/core.xml": make.entity_bomb()}),
        Problem.BOMB,
    ),
    "a thousand million pages": (make.page_bomb, Problem.HEAVY),
    "arrays in arrays": (make.nested_pdf, Problem.DAMAGED),
    "word without its main part": (
        lambda: make.repacked(make.docx("ก"), {"_rels/.rels": b"<Relationships/>"}),
        Problem.DAMAGED,
    ),
    "excel of broken xml": (lambda: make.repacked(make.xlsx({"a": [[1]]}), {SHEET: b"<worksheet><a"}), Problem.DAMAGED),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_problem_and_no_crash(name: str) -> None:
    build, problem = HOSTILE[name]
    assert open_document(build()).problems == (problem,)


def opened(folder: Path, files: dict[str, bytes], seconds: float = 40.0) -> dict[str, Inspection | None]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {path.name: found for path, found in open_all([folder / name for name in files], seconds=seconds)}


def test_a_file_that_takes_too_long_is_given_up_and_the_others_are_read(tmp_path: Path) -> None:
    files = {"a.pdf": make.pdf("หนึ่ง"), "slow.pdf": make.slow_pdf(), "b.pdf": make.pdf("สอง")}
    found = opened(tmp_path, files, seconds=5.0)
    slow, after = found["slow.pdf"], found["b.pdf"]
    assert slow is not None
    assert slow.problems == (Problem.SLOW,)
    assert after is not None
    assert after.text.strip() == "สอง"


def test_a_file_that_goes_away_meanwhile_is_no_document(tmp_path: Path) -> None:
    assert dict(open_all([tmp_path / "gone.pdf"])) == {tmp_path / "gone.pdf": None}


def test_a_worker_imports_nothing_from_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = opened(tmp_path, {"a.pdf": make.pdf("หนึ่ง")})["a.pdf"]
    assert found is not None
    assert found.kind is Kind.PDF


def test_nothing_to_open_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.inspection.pool._start", lambda: pytest.fail("a worker was started"))
    assert not list(open_all([]))


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system does not limit address space")
def test_memory_is_limited_where_the_system_can() -> None:
    greedy = "from generator.inspection.bounds import limit_memory; limit_memory(400_000_000); bytearray(900_000_000)"
    ended = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=False)
    assert "MemoryError" in ended.stderr


def test_a_worker_that_ran_out_of_memory_says_so_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(_raw: bytes) -> Inspection:
        raise MemoryError

    (tmp_path / "a.pdf").write_bytes(b"a")
    monkeypatch.setattr(worker, "open_document", greedy)
    answers = BytesIO()
    worker.serve(BytesIO(json.dumps(str(tmp_path / "a.pdf")).encode() + b"\n" + b'"never read"\n'), answers)
    (answer,) = answers.getvalue().splitlines()
    assert from_data(json.loads(answer)).problems == (Problem.HEAVY,)
