"""A new year begins as a draft of a known one and needs a data file only."""

from pathlib import Path

import pytest
import yaml

from generator.records.forms.draft import draft
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.reports.form_item import item_text


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "catalogue"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("origin", available_years())
def test_a_draft_of_any_year_is_a_form_at_once(own: Path, origin: int) -> None:
    (own / "2598.yml").write_text(draft(origin, 2598), encoding="utf-8")
    assert available_years(own) == (*available_years(), 2598)
    form, before = catalogue(2598, own), catalogue(origin)
    assert [item.key for item in form.items] == [item.key for item in before.items]
    assert [item.came_from for item in form.items] == [(item.code,) for item in form.items]
    assert form.follows == origin
    assert all(item_text(form, item, [before, form]) for item in form.items)


def test_nothing_in_a_draft_is_taken_as_confirmed(own: Path) -> None:
    (own / "2598.yml").write_text(draft(2566, 2598), encoding="utf-8")
    form = catalogue(2598, own)
    assert not form.is_verified
    bases = {form.weights_basis, form.levels.basis, form.calendar.basis}
    bases |= {sub.basis for sub in form.sub_indicators}
    bases |= {basis for item in form.items for basis in (item.title_basis, item.window_basis)}
    bases |= {item.eit_qr_basis for item in form.items if item.eit_qr}
    bases |= {part.basis for item in form.items for part in item.parts}
    assert bases == {"unconfirmed"}


def test_the_years_in_a_draft_move_with_it(own: Path) -> None:
    (own / "2598.yml").write_text(draft(2569, 2598), encoding="utf-8")
    item = catalogue(2598, own).item("O25")
    assert item is not None
    assert item.parts[0].title == "ผลวิเคราะห์ ITA ปี 2597 รายตัวชี้วัด"
    assert item.window.words(2598).startswith("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2597")


def test_a_draft_says_in_thai_what_to_check() -> None:
    text = draft(2569, 2598)
    assert text.splitlines()[0].startswith("# ร่างแบบ OIT ปีงบประมาณ พ.ศ. 2598 คัดจากแบบปี 2569")
    assert [f"# ตรวจ: ข้อ O{number}" in text for number in range(1, 27)] == [True] * 26
    assert "2568" not in text
    assert yaml.safe_load(text)["status"] == "unverified"


def test_a_draft_comes_from_an_earlier_year() -> None:
    with pytest.raises(ValueError, match="2566"):
        draft(2566, 2566)
    with pytest.raises(LookupError):
        draft(2563, 2598)


def test_an_agency_may_correct_a_shipped_year(own: Path) -> None:
    corrected = (
        draft(2569, 2598).replace("fiscal_year: 2598", "fiscal_year: 2569").replace("follows: 2569", "follows: 2568")
    )
    (own / "2569.yml").write_text(corrected.replace("ข่าวประชาสัมพันธ์", "ข่าวของหน่วยงาน"), encoding="utf-8")
    item = catalogue(2569, own).item("O4")
    assert item is not None
    assert item.title == "ข่าวของหน่วยงาน"
    shipped = catalogue(2569).item("O4")
    assert shipped is not None
    assert shipped.title == "ข่าวประชาสัมพันธ์"
    assert catalogue(2568, own) == catalogue(2568)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (("- code: O26\n", "- code: O25\n"), "E190"),
        (("status: unverified", "status: sure"), "E208"),
        (("fiscal_year: 2598", "fiscal_year: 2599"), "E191"),
        (("follows:", "folows:"), "E202"),
    ],
)
def test_a_spoilt_file_is_explained_with_its_place(own: Path, spoil: tuple[str, str], code: str) -> None:
    (own / "2598.yml").write_text(draft(2569, 2598).replace(*spoil), encoding="utf-8")
    with pytest.raises(CatalogueError) as refusal:
        catalogue(2598, own)
    found = refusal.value.findings
    assert code in {one.code for one in found}
    assert {one.place.file for one in found if one.place} == {"content/catalogue/2598.yml"}


def test_a_form_answered_for_another_year_speaks_of_that_year() -> None:
    item = catalogue(2566, answered_in=2567).item("O42")
    assert item is not None
    assert item.parts[0].title.startswith("ผลวิเคราะห์ ITA ปี 2566")


@pytest.mark.parametrize("year", [2500, 2563, 2598])
def test_a_year_without_a_form_is_said_to_have_none(own: Path, year: int) -> None:
    with pytest.raises(LookupError):
        catalogue(year, own)


def test_a_draft_may_come_from_the_agencys_own_form(own: Path) -> None:
    (own / "2598.yml").write_text(draft(2569, 2598), encoding="utf-16")
    (own / "2599.yml").write_text(draft(2598, 2599, own), encoding="utf-8")
    form = catalogue(2599, own)
    assert form.follows == 2598
    item = form.item("O25")
    assert item is not None
    assert item.parts[0].title == "ผลวิเคราะห์ ITA ปี 2598 รายตัวชี้วัด"


def test_a_file_that_cannot_be_opened_is_explained(own: Path) -> None:
    (own / "2598.yml").symlink_to(own / "nowhere.yml")
    with pytest.raises(CatalogueError) as refusal:
        catalogue(2598, own)
    assert refusal.value.findings


def test_a_form_mended_while_the_program_runs_is_read_again(own: Path) -> None:
    path = own / "2598.yml"
    path.write_text(draft(2569, 2598).replace("status: unverified", "status: sure"), encoding="utf-8")
    with pytest.raises(CatalogueError):
        catalogue(2598, own)
    path.write_text(draft(2569, 2598), encoding="utf-8")
    assert catalogue(2598, own).fiscal_year == 2598
