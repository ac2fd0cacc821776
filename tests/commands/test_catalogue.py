"""The forms of the years as ``oit catalogue`` tells them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.commands import cli
from generator.records.forms.store import FOLDER, available_years, catalogue
from generator.records.loading.workspace import load
from tests.small_agency import agency

OWN = "content/catalogue"


Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an agency that keeps a copy of the newest form under no name yet."""
    agency(tmp_path, {})
    (tmp_path / OWN).mkdir(parents=True)
    return tmp_path


def keep(folder: Path, name: str, text: str | None = None) -> None:
    """Put a form into the agency's own catalogue: the shipped one of 2569, or ``text``."""
    if text is None:
        shutil.copyfile(FOLDER / "2569.yml", folder / OWN / name)
    else:
        (folder / OWN / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("year", available_years())
def test_list_show_and_the_form_itself_say_in_the_same_words_whether_it_was_verified(
    folder: Path, year: int, capsys: Said
) -> None:
    words = catalogue(year).status_words
    calls = (["list"], ["list", str(year)], ["show", str(year), "O1"])

    assert ("ยังไม่ได้สอบทาน" in words) is not catalogue(year).is_verified
    for call in calls:
        assert cli.run(["catalogue", *call, "--folder", str(folder)]) == 0
        assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("แบบ2570.yml", "เปลี่ยนชื่อเป็น 2570.yml"),
        ("form 2027 (1).yml", "เปลี่ยนชื่อเป็น 2570.yml"),
        ("๒๕๗๐.yml", "เปลี่ยนชื่อเป็น 2570.yml"),
        ("ใหม่.yml", "เช่น 2569.yml"),
        ("2569-2570.yml", "เช่น 2569.yml"),
        ("2566 สำเนา.yml", "มี 2566.yml อยู่แล้ว"),
    ],
)
def test_a_form_that_is_not_called_after_its_year_is_told_by_list_and_check(
    folder: Path, name: str, cure: str, capsys: Said
) -> None:
    keep(folder, "2566.yml", (FOLDER / "2566.yml").read_text(encoding="utf-8"))
    keep(folder, name)

    assert cli.run(["catalogue", "list", "--folder", str(folder)]) == 1
    told = capsys.readouterr().out
    assert f"{OWN}/{name}" in told
    assert cure in told
    _, findings = load(folder)
    assert [(one.code, cure in str(one.hint)) for one in findings] == [("E302", True)]


def test_a_broken_form_of_its_own_hides_no_other_year(folder: Path, capsys: Said) -> None:
    keep(folder, "2570.yml", "fiscal_year: 2570\n")

    assert cli.run(["catalogue", "list", "--folder", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "2569  26 ข้อ" in told
    assert f"{OWN}/2570.yml" in told
    assert cli.run(["catalogue", "show", "2569", "O1", "--folder", str(folder)]) == 0


def test_a_broken_form_is_told_before_any_record_needs_it(folder: Path) -> None:
    keep(folder, "2570.yml", "fiscal_year: 2570\n")
    _, findings = load(folder)

    assert findings
    assert {one.place.file for one in findings if one.place} == {f"{OWN}/2570.yml"}


@pytest.mark.parametrize("name", ["O14", "o14", "ข้อ 14", "E-Service", " e-service "])
def test_an_item_is_found_in_any_capitals(name: str, capsys: Said) -> None:
    code = "O14" if "14" in name else "O18"
    assert cli.run(["catalogue", "show", "2566", name]) == 0
    assert capsys.readouterr().out.startswith(f"ข้อ {code} ")


@pytest.mark.parametrize("call", [["list"], ["list", "2569"], ["show", "2569", "O1"]])
def test_a_folder_that_is_not_there_is_wrong_usage(call: list[str], capsys: Said) -> None:
    assert cli.run(["catalogue", *call, "--folder", "/nowhere/at/all"]) == 2
    told = capsys.readouterr()
    assert "/nowhere/at/all" in told.out + told.err
