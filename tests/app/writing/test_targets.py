"""Reports replace what this program wrote, as long as nobody changed it, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.commands.cli import run
from tests.small_agency import CONFIG

ITEM = "item: O11\nstatus: published\nresponsible: [clerk]\nupdated: 2565-11-15\n"
CHECK = ("check", "--no-documents", "--as-of", "2566-02-01")
Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small agency; what the program remembers stands beside it."""
    monkeypatch.setattr("generator.system.cache_folder.default_folder", lambda: tmp_path / "cache")
    agency = tmp_path / "agency"
    for name, text in {
        "site_config.yml": f"{CONFIG}site_url: https://www.test.example/ita/\n",
        "oit_items/2566/o11.yml": ITEM,
        "content/pages/plan.md": "# แผน\n\nข้อความ\n",
    }.items():
        (agency / name).parent.mkdir(parents=True, exist_ok=True)
        (agency / name).write_text(text, encoding="utf-8")
    return agency


def check(folder: Path, *words: str | Path) -> int:
    return run([*CHECK, "--folder", str(folder), *map(str, words)])


FORMATS = {"html": "html", "csv": "csv", "json": "json", "txt": "text"}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_takes_the_place_of_the_last_one(folder: Path, ending: str) -> None:
    words = ("--format", FORMATS[ending], "--out", folder / f"r.{ending}")
    assert check(folder, *words) == 1
    first = (folder / f"r.{ending}").read_bytes()
    (folder / "oit_items/2566/o11.yml").write_text(f"{ITEM}explanation: ใหม่\n", encoding="utf-8")
    (folder / "oit_items/2566/o12.yml").write_text(ITEM.replace("O11", "O12"), encoding="utf-8")
    assert check(folder, *words) == 1
    assert (folder / f"r.{ending}").read_bytes() != first


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_that_somebody_changed_stays(folder: Path, ending: str, capsys: Said) -> None:
    report = folder / f"r.{ending}"
    words = ("--format", FORMATS[ending], "--out", report)
    check(folder, *words)
    changed = report.read_bytes().replace("ขาด".encode(), "แก้".encode(), 1) + b"!"
    report.write_bytes(changed)
    assert check(folder, *words) == 2
    assert report.read_bytes() == changed
    said = capsys.readouterr().err
    assert f"r-2.{ending}" in said
    assert "U935" in said or "U936" in said


def test_a_page_is_known_on_another_machine(folder: Path, tmp_path: Path) -> None:
    words = ("--format", "html", "--out", folder / "r.html")
    check(folder, *words)
    shutil.rmtree(tmp_path / "cache")
    assert check(folder, *words) == 1


def test_a_table_of_which_nothing_is_known_is_somebody_elses(folder: Path, tmp_path: Path, capsys: Said) -> None:
    words = ("--format", "csv", "--out", folder / "r.csv")
    check(folder, *words)
    shutil.rmtree(tmp_path / "cache")
    assert check(folder, *words) == 2
    assert "U935" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--out", "--workbook"])
@pytest.mark.parametrize("content", [b"", b"mine\n", b"PK\x03\x04 no zip", b"<!doctype html><p>mine"])
def test_a_file_of_somebody_else_stays(folder: Path, option: str, content: bytes, capsys: Said) -> None:
    target = folder / "mine.xlsx"
    target.write_bytes(content)
    assert check(folder, option, target) == 2
    assert target.read_bytes() == content
    said = capsys.readouterr().err
    assert "mine-2.xlsx" in said
    assert "U910" not in said


RECORDS = (
    *("site_config.yml", "oit_items/2566/o11.yml", "oit_items/2566/o12.yml", "content/pages/plan.md"),
    *("content/documents/2566/r.html", "content/new.yml", "theme/r.html", "site/r.html", "site/2566/r.html"),
)


@pytest.mark.parametrize("option", ["--out", "--workbook"])
@pytest.mark.parametrize("name", RECORDS)
def test_no_report_stands_among_records_or_in_the_site(folder: Path, option: str, name: str, capsys: Said) -> None:
    run(["build", "--folder", str(folder)])
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert check(folder, option, folder / name) == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert "U938" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_no_way_round_leads_to_a_record(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").symlink_to(folder / "oit_items")
    assert check(folder, "--out", tmp_path / "elsewhere/2566/new.txt") == 2
    assert check(folder, "--out", folder / "x/../oit_items/2566/new.txt") == 2
    monkeypatch.chdir(folder / "oit_items")
    assert check(folder, "--out", "new.txt") == 2
    assert [path.name for path in (folder / "oit_items").rglob("*.txt")] == []


def test_folders_that_are_only_called_alike_are_nobodys_records(folder: Path, tmp_path: Path) -> None:
    for target in (folder / "my_content/r.txt", tmp_path / "content/r.txt", folder / "site_config.yml.txt"):
        assert check(folder, "--out", target) == 1
        assert target.is_file()


def read_only(path: Path) -> None:
    path.write_bytes(b"x")
    path.chmod(0o444)


STANDS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a link": lambda path: path.symlink_to(path.with_name("real.txt")),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a file kept from writing": read_only,
    "a folder that is a file": lambda path: path.parent.rmdir() or path.parent.write_bytes(b"x"),  # type: ignore[func-returns-value]
}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("option", ["--out", "--workbook"])
@pytest.mark.parametrize("what", STANDS)
def test_what_is_no_ordinary_file_is_said_in_words(folder: Path, option: str, what: str, capsys: Said) -> None:
    (folder / "out").mkdir()
    STANDS[what](folder / "out/r.txt")
    before = sorted(path for path in folder.rglob("*"))
    assert check(folder, option, folder / "out/r.txt") == 2
    said = capsys.readouterr().err
    assert "U937" in said or "U911" in said
    assert "วิธีแก้" in said
    assert sorted(path for path in folder.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_that_nobody_reads_is_not_waited_for(folder: Path, capsys: Said) -> None:
    os.mkfifo(folder / "pipe")
    assert check(folder, "--out", folder / "pipe") == 2
    assert "U911" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_that_is_read_is_written_through(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert check(folder, "--format", "csv", "--out", folder / "pipe") == 1
        assert os.read(reader, 100_000).startswith(b"\xef\xbb\xbf")
    finally:
        os.close(reader)


def test_two_reports_are_two_files(folder: Path, capsys: Said) -> None:
    assert check(folder, "--workbook", folder / "r.xlsx", "--out", folder / "x/../R.XLSX") == 2
    assert "U939" in capsys.readouterr().err
    assert not (folder / "r.xlsx").exists()


def test_a_person_is_offered_another_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "r.txt").write_bytes(b"mine")
    monkeypatch.setattr("generator.commands.asking.is_person_there", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda *_words, **_options: True)
    assert check(folder, "--out", folder / "r.txt") == 1
    assert (folder / "r.txt").read_bytes() == b"mine"
    assert (folder / "r-2.txt").stat().st_size > len(b"mine")


def test_the_sheet_for_itas_replaces_itself_whole_or_not_at_all(folder: Path, capsys: Said) -> None:
    urls = ["urls", "2566", "--folder", str(folder), "--as-of", "2566-02-01"]
    assert run(urls) in {0, 1}
    assert run(urls) in {0, 1}
    (folder / "itas/2566.html").write_bytes(b"<!doctype html>mine")
    before = {path.name: path.read_bytes() for path in (folder / "itas").iterdir()}
    capsys.readouterr()
    assert run(urls) == 2
    assert {path.name: path.read_bytes() for path in (folder / "itas").iterdir()} == before
    assert run([*urls, "--out", str(folder / "content")]) == 2


@pytest.mark.parametrize("name", ["item.schema.json", "result.schema.json"])
def test_schemas_replace_only_themselves(folder: Path, name: str) -> None:
    schema = folder / "content/schemas" / name
    assert run(["schema", "--folder", str(folder)]) == 0
    assert run(["schema", "--folder", str(folder)]) == 0
    whole = schema.read_text(encoding="utf-8")
    for other in (whole.replace('"type"', '"typ"', 1), "{}", "mine", '{"$schema": 1}'):
        schema.write_text(other, encoding="utf-8")
        assert run(["schema", "--folder", str(folder)]) == 2
        assert schema.read_text(encoding="utf-8") == other


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_new_record_is_written_over_nothing_and_nowhere_else(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "oit_items/2566/o12.yml").symlink_to(tmp_path / "outside/o12.yml")
    assert run(["new", "item", "2566", "O12", "--folder", str(folder)]) == 2
    (folder / "content/measures").symlink_to(tmp_path / "outside")
    assert run(["new", "measure", "2566", "--folder", str(folder)]) == 2
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_circulated_workbook_comes_back_with_its_remarks(folder: Path, capsys: Said) -> None:
    target = folder / "f.xlsx"
    assert check(folder, "--workbook", target) == 1
    book = load_workbook(target)
    book.worksheets[1]["K2"] = "รอลงนาม"
    book.save(target)
    assert check(folder, "--workbook", target) == 1
    assert load_workbook(target).worksheets[1]["K2"].value == "รอลงนาม"
    target.write_bytes(target.read_bytes()[:-200])
    cut = target.read_bytes()
    assert check(folder, "--workbook", target) == 2
    assert target.read_bytes() == cut
    assert "U940" in capsys.readouterr().err
