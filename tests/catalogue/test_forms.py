"""The shipped forms, every one of them: whole, consistent, and as sure as they say."""

from pathlib import Path

import pytest
import yaml

from generator.catalogue.model import Catalogue
from generator.records.forms.store import available_years, catalogue, form_data

YEARS = available_years()
CROSSWALK: dict[str, dict[int, str]] = yaml.safe_load(
    (Path(__file__).parent / "crosswalk.yml").read_text(encoding="utf-8")
)

SIZES: dict[int, dict[str, int]] = yaml.safe_load((Path(__file__).parent / "sizes.yml").read_text(encoding="utf-8"))

every_form = pytest.mark.parametrize("form", [catalogue(year) for year in YEARS], ids=map(str, YEARS))


def texts(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


@every_form
def test_a_sub_indicator_holds_as_many_items_as_on_paper(form: Catalogue) -> None:
    assert {sub.code: len(form.items_of(sub.code)) for sub in form.sub_indicators} == SIZES[form.fiscal_year]


@every_form
def test_a_subject_keeps_its_key_through_the_years(form: Catalogue) -> None:
    expected = {codes[form.fiscal_year]: key for key, codes in CROSSWALK.items() if form.fiscal_year in codes}
    assert {item.code: item.key for item in form.items} == expected


@every_form
def test_origins_exist_in_the_year_followed_and_include_the_same_subject(form: Catalogue) -> None:
    before = catalogue(form.follows) if form.follows else None
    for item in form.items:
        assert before is not None or not item.came_from
        if before is not None:
            assert all(before.item(code) for code in item.came_from)
            same = before.by_key(item.key)
            assert same is None or same.code in item.came_from


@every_form
def test_what_last_year_is_reported_on_is_asked_for_in_the_year_itself(form: Catalogue) -> None:
    for item in form.items:
        assert all(form.by_key(key) for key in item.reports_on_last_year)
        assert not item.reports_on_last_year or item.window.offset == -1


@every_form
def test_ten_indicators_in_three_instruments(form: Catalogue) -> None:
    numbers = {name: [one.number for one in form.indicators_of(name)] for name in form.weights}
    assert numbers == {"IIT": [1, 2, 3, 4, 5], "EIT": [6, 7, 8], "OIT": [9, 10]}
    assert form.weights == {"IIT": 30, "EIT": 30, "OIT": 40}


@every_form
def test_no_guess_is_presented_as_fact(form: Catalogue) -> None:
    assert form.source
    assert form.caveats
    unconfirmed = [
        f"{item.code} {part.id}" for item in form.items for part in item.parts if part.basis == "unconfirmed"
    ]
    assert unconfirmed == []
    if not form.is_verified:
        assert form.calendar.basis != "stated"


@every_form
def test_every_item_is_described_for_readers_and_machines(form: Catalogue) -> None:
    for item in form.items:
        assert item.title_en.isascii()
        assert all(item.part(part.id) is part for part in item.parts)


@every_form
def test_no_placeholder_and_no_mark_of_the_sources_reaches_a_reader(form: Catalogue) -> None:
    shown = texts(form.model_dump())
    assert not [text for text in shown if "{" in text or "seed" in text or "rtrda" in text or "http" in text]


@pytest.mark.parametrize("year", YEARS)
def test_years_in_notes_move_with_the_form(year: int) -> None:
    movable = [part for item in form_data(year)["items"] for part in texts(item)]
    assert not [text for text in movable if str(year) in text and f"{year}–" not in text]


def test_the_verified_form_knows_the_parts_of_every_item() -> None:
    form = catalogue(2566)
    assert form.is_verified
    assert all(item.parts and item.note and not item.parts_incomplete for item in form.items)
    assert {part.basis for item in form.items for part in item.parts} == {"stated"}
    assert [item.code for item in form.items if item.window_basis != "stated"] == ["O21"]


def test_the_verified_form_knows_which_items_hang_together() -> None:
    form = catalogue(2566)
    reports = {item.code: item.reports_on for item in form.items if item.reports_on}
    assert reports == {"O12": ("O11",), "O24": ("O23",), "O35": ("O34",), "O37": ("O36",), "O43": ("O42",)}
    assert [item.code for item in form.reported_by("O36")] == ["O37"]
    assert [item.code for item in form.items if item.window.offset == -1] == ["O13", "O17", "O22", "O26", "O38", "O42"]
    assert [item.code for item in form.items if item.eit_qr] == ["O43"]
    assert {item.code for item in form.items if item.min_count} == {"O14", "O15"}


def test_a_part_for_agencies_that_have_it_is_not_required() -> None:
    item = catalogue(2566).item("O39")
    assert item is not None
    assert [(part.id, part.is_required) for part in item.parts] == [("code", True), ("rules", False)]


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("i1", 1),
        ("i6", 1),
        ("i7", 2),
        ("i20", 4),
        ("i30", 5),
        ("e1", 6),
        ("e9", 7),
        ("e15", 8),
        ("i31", None),
        ("e0", None),
    ],
)
def test_a_question_belongs_to_an_indicator(question: str, indicator: int | None) -> None:
    assert catalogue(2566).indicator_of_question(question) == indicator


@pytest.mark.parametrize(("year", "questions"), [(2565, 0), (2566, 45), (2568, 0), (2569, 0)])
def test_questions_are_given_only_where_they_are_known(year: int, questions: int) -> None:
    assert len([code for asked in catalogue(year).questions for code in asked.codes]) == questions


def test_parts_of_2565_are_known_for_four_items_only() -> None:
    known = {item.code: item.parts_incomplete for item in catalogue(2565).items if item.parts}
    assert known == {"O17": False, "O27": True, "O28": True, "O38": False}


@pytest.mark.parametrize(
    ("year", "credit"), [(2565, "all-or-nothing"), (2566, "all-or-nothing"), (2568, "partial"), (2569, "partial")]
)
def test_partial_credit_began_after_2566(year: int, credit: str) -> None:
    assert catalogue(year).item_credit == credit


def test_the_calendar_knows_what_is_announced_and_what_is_not() -> None:
    calendar = catalogue(2566).calendar
    spans = {event.key: str(event.span(2567)) for event in calendar.events}
    assert spans["registration"] == "1 ม.ค. 2567 - 29 ก.พ. 2567"
    assert spans["objections"] == "1 มิ.ย. 2567 - 15 มิ.ย. 2567"
    assert spans["plan-report-12-months"] == "1 ต.ค. 2567 - 31 ต.ค. 2567"
    assert spans["eit-survey"] == "None"
    assert calendar.event("result") is not None
    assert calendar.event("nothing") is None
