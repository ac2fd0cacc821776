"""Short names of places, and what differs between texts of one kind."""

from __future__ import annotations

import pytest

from generator.assessment.worst_first import Group, grouped, worst_first
from generator.findings.finding import Finding, Place, Severity
from generator.reports.told_in_short import differences, has_years, places

MEASURE = "content/measures/2569/{}.yml"


def found(file: str, line: int | None = 1, **about: object) -> Finding:
    return Finding("M506", Severity.WARNING, "ไม่มีเป้าหมาย", place=Place(file, line), **about)  # type: ignore[arg-type] # fields by name


SHORT = {
    "a measure": (found(MEASURE.format("m1"), 9, measure="m1", year=2569), "m1:9"),
    "a measure by its file": (found(MEASURE.format("m1"), 9), "m1:9"),
    "an item": (found("oit_items/2569/o02.yml", 4, item="O2", year=2569), "O2:4"),
    "a file that is not there": (found("oit_items/2569/o12.yml", None, item="O12"), "O12"),
    "an item named elsewhere": (found("content/results/2568.yml", 7, item="O12"), "results/2568.yml:7 O12"),
    "another file": (found("site_config.yml", 3), "site_config.yml:3"),
    "nowhere": (Finding("M506", Severity.WARNING, "ก"), "ทั้งโฟลเดอร์"),
}


@pytest.mark.parametrize("case", SHORT)
def test_a_place_is_called_as_people_call_the_record(case: str) -> None:
    finding, name = SHORT[case]
    assert places(Group((finding,))) == [name]


def test_lines_of_one_record_stand_together() -> None:
    group = Group(tuple(found(MEASURE.format(name), line) for name, line in (("m1", 3), ("m1", 9), ("m2", 3))))
    assert places(group) == ["m1:3, 9", "m2:3"]


def test_years_are_named_where_there_are_two() -> None:
    two = (found("content/measures/2568/m1.yml"), found("content/measures/2569/m1.yml"))
    assert has_years(two)
    assert places(Group(two), with_years=True) == ["2568/m1:1", "2569/m1:1"]
    assert not has_years((*two[:1], found("content/results/2569.yml")))


DIFFERENCES = [
    (["คำว่า “ก” ผิด", "คำว่า “ข” ผิด"], ["“ก”", "“ข”"]),
    (["เฉพาะตัวชี้วัดที่ 4 แต่", "เฉพาะตัวชี้วัดที่ 7, 8 แต่"], ["เฉพาะตัวชี้วัดที่ 4", "เฉพาะตัวชี้วัดที่ 7, 8"]),
    (["ก", "ก ข"], ["", "ข"]),
    (["เหมือนกัน"], []),
]


@pytest.mark.parametrize(("texts", "differing"), DIFFERENCES)
def test_only_what_differs_is_said_of_each(texts: list[str], differing: list[str]) -> None:
    assert list(differences(texts).values()) == differing


def test_the_worst_come_first_then_places_as_people_count() -> None:
    note = Finding("N321", Severity.NOTE, "ก")
    error = Finding("E131", Severity.ERROR, "ก", place=Place("z.yml", 9))
    many = [found(MEASURE.format(f"m{number}")) for number in (10, 2, 1)]
    ordered = worst_first([note, *many, error])
    assert [one.place.file if one.place else "" for one in ordered] == [
        "z.yml",
        *(MEASURE.format(f"m{number}") for number in (1, 2, 10)),
        "",
    ]
    assert [len(group.findings) for group in grouped(ordered)] == [1, 3, 1]
