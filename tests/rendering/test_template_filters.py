from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.rendering.template_filters import safe_href, thai_date, whole_dates, whole_words
from generator.thai.figures import figure


def test_dates_are_written_in_thai() -> None:
    assert thai_date(date(2025, 10, 1)) == "1 ตุลาคม 2568"
    assert thai_date(date(2025, 10, 1), "short") == "1 ต.ค. 2568"
    assert thai_date(None) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 ต.ค. 2565 – 31 มี.ค. 2566", "[1 ต.ค. 2565] – [31 มี.ค. 2566]"),
        ("ปีงบประมาณ พ.ศ. 2569", "ปีงบประมาณ [พ.ศ. 2569]"),
        ("เดือนมกราคม 2569 และ 5 วัน", "เดือน[มกราคม 2569] และ 5 วัน"),
        ("เลขที่ 12 หมู่ 3", "เลขที่ 12 หมู่ 3"),
        ("<b> ก.ย. 2569", "&lt;b&gt; [ก.ย. 2569]"),
    ],
)
def test_a_date_in_our_words_stays_on_one_line(text: str, shown: str) -> None:
    assert whole_dates(text) == shown.replace("[", '<span class="oit-word">').replace("]", "</span>")


def test_what_is_whole_already_stays() -> None:
    whole = whole_dates("31 มี.ค. 2566")
    assert whole_words(whole) == whole


def test_an_abbreviation_stays_with_its_dots() -> None:
    assert whole_words("ตาม อบต.ตัวอย่าง") == 'ตาม <span class="oit-word">อบต.</span>ตัวอย่าง'


def test_a_compound_that_browsers_take_apart_is_kept_whole() -> None:
    assert whole_words("แผนการใช้งบประมาณ") == 'แผนการใช้<span class="oit-word">งบประมาณ</span>'


def test_what_is_kept_whole_is_escaped_whatever_was_shown_before() -> None:
    words = "<b>งบ</b>"
    assert whole_words(Markup(words)) == words  # noqa: S704 - our own words
    assert whole_words(words) == "&lt;b&gt;งบ&lt;/b&gt;"


@pytest.mark.parametrize(
    ("value", "text"),
    [(93.375, "93.38"), (Decimal("87.5"), "87.50"), (1234567, "1,234,567.00"), (0.125, "0.13"), (None, "–")],
)
def test_figures_are_rounded_half_up(value: float | Decimal | None, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:x",
        "java\nscript:x",
        "\x01javascript:x",
        "data:text/html,x",
        "//evil",
        "http://[",
        "file:///C:",
    ],
)
def test_an_address_that_could_run_something_leads_nowhere(address: str) -> None:
    assert safe_href(address) == "#"


@pytest.mark.parametrize("address", ["https://a.go.th/ก?x=1", "http://a.go.th", "mailto:a@b.c", "tel:053000000"])
def test_an_ordinary_address_stays(address: str) -> None:
    assert safe_href(address) == address


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("แผนพัฒนาท้องถิ่น", "ท้องถิ่น"),
        ("รายงานประจำปี", "ประจำปี"),
        ("ความก้าวหน้าของโครงการ", "ความก้าวหน้า"),  # in no list of ours, and in no browser's dictionary
        ("ผู้อำนวยการกองช่าง", "ผู้อำนวยการ"),
    ],
)
def test_words_that_browsers_take_apart_are_kept_whole(text: str, whole: str) -> None:
    assert f'<span class="oit-word">{whole}</span>' in whole_words(text)


@pytest.mark.parametrize("text", ["ข้อมูล", "ประชาชน", "ก" * 5_000, "abc 123"])
def test_words_that_browsers_know_are_left_alone(text: str) -> None:
    assert whole_words(text) == text
