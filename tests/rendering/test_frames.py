from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.frames import SLOTS, FrameError, current_of, cut, section_of, sections_of, tokens
from generator.site.page import MenuEntry, Page

MENU = (MenuEntry("หน้าหลัก", ""), MenuEntry("ปี", "2569/"), MenuEntry("มาตรการ", "2569/measures/"))
HTML = "".join(f"<{token}>" for token in tokens("5ec2e7").values())


@given(st.fixed_dictionaries({slot: st.text() for slot in SLOTS}))
def test_every_slot_gets_its_own_text_whatever_the_text_is(values: dict[str, str]) -> None:
    assert cut(HTML, "5ec2e7").stamp(values) == "".join(f"<{values[slot]}>" for slot in SLOTS)


def test_a_slot_may_stand_in_several_places() -> None:
    frame = cut("oit-1-title|oit-1-head|oit-1-body|oit-1-title", "1")
    assert frame.stamp({"title": "t", "head": "h", "body": "b"}) == "t|h|b|t"


def test_tokens_of_another_project_are_plain_text() -> None:
    frame = cut("oit-1-title oit-1-head oit-1-body oit-2-title", "1")
    assert frame.stamp({"title": "t", "head": "h", "body": "b"}).endswith("oit-2-title")


@pytest.mark.parametrize("slot", ["title", "head", "body"])
def test_a_frame_that_would_lose_a_part_of_every_page_is_refused(slot: str) -> None:
    html = HTML.replace(tokens("5ec2e7")[slot], "")
    with pytest.raises(FrameError, match=slot):
        cut(html, "5ec2e7")


@pytest.mark.parametrize(
    ("path", "section", "current"),
    [
        ("", "", "page"),
        ("2569/", "2569/", "page"),
        ("2569/o10/", "2569/", "true"),
        ("2569/measures/", "2569/measures/", "page"),
        ("2569/measures/m1/", "2569/measures/", "true"),
        ("2568/o10/", None, "true"),
        ("404.html", None, "true"),
    ],
)
def test_the_menu_marks_the_nearest_entry_above_a_page(path: str, section: str | None, current: str) -> None:
    assert section_of(path, MENU) == section
    assert current_of(Page(path, "x", "x"), section) == current


def test_pages_share_a_frame_for_each_section() -> None:
    paths = ["2569/o2/", "2569/o1/", "404.html", "", "2569/measures/a/", "eit/2569/"]
    assert sections_of((Page(path, "x", "x") for path in paths), MENU) == ("", "2569/", "2569/measures/", None)
