from __future__ import annotations

from pathlib import Path

import pytest

from generator.records.layouts.links import ranges
from generator.records.layouts.model import KEYS_OF, SUBJECT_OF, Layout, Subject
from generator.records.layouts.store import available, layout
from generator.records.loading.workspace import Workspace
from generator.site.tables.table import table
from generator.site.tables.values import Table
from tests.small_measures import TRAINING, YEAR, site_with

NOTHING = {"id": "empty", "number": 9, "answers": {"instruments": ["OIT"]}}


def workspace_with(folder: Path, *measures: dict[str, object]) -> Workspace:
    """Return the workspace of a small agency with those measures."""
    return site_with(folder, measures).workspace


def texts(made: Table) -> list[list[str | None]]:
    """Return every row's cells as text; a cell covered by another is ``None``."""
    return [[cell.text if cell else None for cell in row.cells] for row in made.rows]


def of_columns(made: Layout, *keys: str) -> Layout:
    """Return the layout with only the columns of ``keys``."""
    return made.model_copy(update={"columns": tuple(one for one in made.columns if one.key[0] in keys)})


def test_a_measure_of_several_rows_prints_its_number_and_title_once(tmp_path: Path) -> None:
    made = table(layout("a5"), workspace_with(tmp_path, TRAINING), YEAR)

    assert texts(made) == [
        [
            "๑.",
            "อบรมการยืมพัสดุ",
            "๑. จัดอบรม\n๑.๑ รุ่นที่ ๑\n๑.๒ รุ่นที่ ๒\n๒. ประเมินผล",
            "กองคลัง",
            "ต.ค. - ธ.ค. ๒๕๖๘",
            "รายงานที่ประชุม ไตรมาส ๑",
        ],
        [None, None, "๓. เผยแพร่คู่มือ", "สำนักปลัดเทศบาล กองคลัง", "ม.ค. - มี.ค. ๒๕๖๙", ""],
    ]
    assert [cell.rowspan for cell in made.rows[0].cells if cell] == [2, 2, 1, 1, 1, 1]


def test_a_layout_of_one_row_for_a_measure_joins_its_rows(tmp_path: Path) -> None:
    made = table(layout("b1"), workspace_with(tmp_path, TRAINING), YEAR)

    (row,) = texts(made)
    assert row[2] == "ไม่ทราบขั้นตอนการยืม\n1. จัดอบรม\n1.1 รุ่นที่ 1\n1.2 รุ่นที่ 2\n2. ประเมินผล\n3. เผยแพร่คู่มือ"
    assert row[3] == "ต.ค. - ธ.ค. 2568\nม.ค. - มี.ค. 2569"


def test_status_is_a_pair_of_boxes_with_one_ticked(tmp_path: Path) -> None:
    made = table(of_columns(layout("b2"), "status"), workspace_with(tmp_path, TRAINING), YEAR)

    assert texts(made) == [["☐ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ\n- อบรมแล้วหนึ่งรุ่น"]]


def test_measures_of_one_instrument_stand_under_its_name_and_are_counted_anew(tmp_path: Path) -> None:
    others: list[dict[str, object]] = [
        {"id": f"m{n}", "number": n, "title": f"งาน {n}", "answers": {"indicators": [n]}} for n in (6, 4, 7)
    ]
    made = table(of_columns(layout("e2"), "number", "title"), workspace_with(tmp_path, *others), YEAR)

    assert [(group.headings, [row.about[0] for row in group.rows]) for group in made.groups] == [
        (("IIT",), ["m4"]),
        (("EIT",), ["m6", "m7"]),
    ]
    assert texts(made) == [["๑", "งาน 4"], ["๑", "งาน 6"], ["๒", "งาน 7"]]


def test_the_agencys_own_words_win(tmp_path: Path) -> None:
    row = {
        "steps": ["ทำ"],
        "responsible": {"units": ["clerk"], "text": "ปลัดและคณะ"},
        "period": {"start": "2568-10-01", "end": "2568-12-31", "text": "ก่อนปีใหม่"},
        "follow_up": {"quarters": [1], "text": "รายงานด้วยวาจา"},
    }
    made = table(
        of_columns(layout("a5"), "responsible", "period", "follow_up"),
        workspace_with(tmp_path, TRAINING | {"rows": [row]}),
        YEAR,
    )

    assert texts(made) == [["ปลัดและคณะ", "ก่อนปีใหม่", "รายงานด้วยวาจา"]]


@pytest.mark.parametrize("name", list(available("measures")))
def test_a_measure_that_says_nothing_has_a_row_all_the_same(tmp_path: Path, name: str) -> None:
    made = table(layout(name), workspace_with(tmp_path, NOTHING), YEAR)

    (row,) = made.rows
    assert row.about == ("empty",)
    assert [cell for cell in row.cells if cell and not cell.blocks]


@pytest.mark.parametrize("name", list(available()))
@pytest.mark.parametrize("year", [2550, 2565, 2566, 2569])
def test_every_layout_prints_every_year_of_the_sample_agency(sample: Workspace, name: str, year: int) -> None:
    made = table(layout(name), sample, year)

    for group in made.groups:
        for column in range(len(made.headings)):
            cells = [row.cells[column] for row in group.rows if "total" not in row.about]
            assert sum(cell.rowspan for cell in cells if cell) == len(cells)


@pytest.mark.parametrize(("digits", "expected"), [("thai", "๑."), ("arabic", "1.")])
def test_digits_may_be_chosen(tmp_path: Path, digits: str, expected: str) -> None:
    record = TRAINING | {"title": "แบบ ๑ ที่ https://a.example/2569"}
    made = table(layout("a5"), workspace_with(tmp_path, record), YEAR, digits=digits)  # type: ignore[arg-type] # cases

    number, title, *_ = texts(made)[0]
    assert number == expected
    assert title == f"แบบ {expected[0]} ที่ https://a.example/2569"


def test_scores_stand_by_instrument_with_their_mean_and_the_total(sample: Workspace) -> None:
    made = table(layout("a2"), sample, 2568)

    instruments = [cell for row in made.rows if (cell := row.cells[0]) is not None]
    assert [cell.rowspan for cell in instruments] == [5, 3, 2, 1]
    assert instruments[-1].text == "คะแนนเฉลี่ยรวม"
    assert instruments[-1].colspan == 3


def test_items_that_share_everything_stand_in_one_row(sample: Workspace) -> None:
    codes = [code for row in table(layout("d2"), sample, 2566).rows for code in row.about]

    assert codes == [f"O{number}" for number in range(1, 44)]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["i4", "i5", "i6"], "i4-i6"),
        (["i6", "i4", "i9"], "i4, i6, i9"),
        (["O8", "O9", "O11"], "O8-O9, O11"),
        (["e1", "i1"], "e1, i1"),
        ([], ""),
    ],
)
def test_codes_are_written_shortly(codes: list[str], words: str) -> None:
    assert ranges(codes) == words


def test_only_chosen_measures_are_printed(tmp_path: Path) -> None:
    workspace = workspace_with(tmp_path, TRAINING, NOTHING)

    assert [row.about for row in table(layout("b1"), workspace, YEAR, measures={"empty"}).rows] == [("empty",)]


COLUMNS = [(subject, key) for subject, keys in KEYS_OF.items() for key in sorted(keys)]


@pytest.mark.parametrize(("subject", "key"), COLUMNS, ids=lambda value: value)
def test_every_column_that_a_layout_may_have_can_be_printed(tmp_path: Path, subject: Subject, key: str) -> None:
    per = next(per for per, of in SUBJECT_OF.items() if of == subject)
    column = Layout.model_validate({"title": "ก", "one_row_per": per, "columns": [{"key": key, "heading": "ข"}]})
    printed = table(column, workspace_with(tmp_path, TRAINING), YEAR)
    assert all(len(row.cells) == 1 for row in printed.rows)
