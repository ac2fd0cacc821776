"""Codes of items as other groups' forms print them: written, sorted, and at which address they stand."""

from __future__ import annotations

from datetime import date

import pytest

from generator.assessment.window_months import missing_rounds
from generator.catalogue.codes import file_stem, in_order, is_code, slug
from generator.catalogue.consistency import contradictions
from generator.catalogue.model import Catalogue, Window
from generator.catalogue.rounds import Rounds
from generator.records.forms.store import available_years, catalogue, form_data, shipped_letters
from generator.records.model.codes import code_of_stem, item_code
from generator.thai.fiscal import quarter_span


@pytest.mark.parametrize(
    ("code", "stem", "address"), [("O1", "o01", "o1"), ("MOIT12", "moit12", "moit12"), ("1.2", "1-2", "1-2")]
)
def test_a_code_has_one_file_and_one_address(code: str, stem: str, address: str) -> None:
    assert is_code(code)
    assert (file_stem(code), slug(code), code_of_stem(stem)) == (stem, address, code)


@pytest.mark.parametrize("text", ["5", "o1", "O01", "O", "ข้อ 1", "1.", "TOOLONGNAME1"])
def test_what_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_numbers_are_sorted_as_numbers() -> None:
    assert sorted(["MOIT10", "MOIT2", "MOIT1"], key=in_order) == ["MOIT1", "MOIT2", "MOIT10"]
    assert sorted(["1.10", "1.2", "2.1"], key=in_order) == ["1.2", "1.10", "2.1"]


@pytest.mark.parametrize(
    ("text", "letters", "code"),
    [
        ("5", ("MOIT",), "MOIT5"),
        ("moit-05", ("MOIT",), "MOIT5"),
        ("MOIT ๑๒", ("MOIT",), "MOIT12"),
        ("O5", ("MOIT",), None),
        ("5", ("O",), "O5"),
        ("MOIT5", ("O",), None),
        ("๑.๒", ("",), "1.2"),
        ("O100", ("O",), None),
    ],
)
def test_a_code_is_read_in_the_letters_of_its_form(text: str, letters: tuple[str, ...], code: str | None) -> None:
    assert item_code(text, letters) == code


def test_dotted_codes_may_begin_anew_under_the_next_number() -> None:
    data = form_data(2569)
    codes = [f"1.{number}" for number in range(1, 20)] + [f"2.{number}" for number in range(1, 8)]
    items = [
        {**item, "code": code, "came_from": [], "reports_on": []}
        for item, code in zip(data["items"], codes, strict=True)
    ]
    data = {key: value for key, value in data.items() if key != "follows"} | {"items": items}
    form = Catalogue.model_validate(data)
    assert list(contradictions(form)) == []
    assert form.letters == ""


def test_a_group_answers_its_own_forms_and_others_the_general_ones() -> None:
    assert available_years(group="hospital") == (2569,)
    assert catalogue(2569, group="hospital").letters == "MOIT"
    assert catalogue(2569, group="school") == catalogue(2569)
    assert shipped_letters() == {"O", "MOIT"}


def test_a_round_that_ended_and_is_not_shown_is_missing() -> None:
    window, rounds = Window(kind="fiscal_year"), Rounds(every="quarter")
    shown = [quarter_span(2569, 1)]
    first, second = quarter_span(2569, 1), quarter_span(2569, 2)
    assert missing_rounds(rounds, window, 2569, second.end, shown) == ()
    missing = missing_rounds(rounds, window, 2569, date(2026, 4, 1), shown)
    assert (missing[0].start, missing[-1].end) == (second.start, second.end)
    assert missing_rounds(Rounds(every="quarter", only=(1,)), window, 2569, None, shown) == ()
    assert missing_rounds(None, window, 2569, first.end, shown) == ()
