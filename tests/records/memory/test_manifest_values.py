"""What a manifest may hold, whoever wrote it: nothing that leads out, hides on a line, or lies in no calendar."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.frozen.snapshot import frozen_file
from generator.records.memory.manifest_values import address, moment, text, whole_address
from generator.rendering.page_text import lines_of


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (text, "ส่ง ITAS"),
        (text, ""),
        (text, "ก" * 4000),
        (address, "2566/o11/"),
        (address, ""),
        (address, "documents/a..b.pdf"),
        (whole_address, "https://www.test.example/ita/"),
        (moment, ""),
        (moment, "2023-04-30T16:20:00+07:00"),
        (moment, "1900-01-01T00:00:00+07:00"),
        (moment, "2199-12-31T23:59:59+00:00"),
    ],
)
def test_what_we_write_ourselves_is_taken(kind: Callable[[str], str], value: str) -> None:
    assert kind(value) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (text, "ก" * 4001),
        (text, "สองบรรทัด\nบรรทัดสอง"),
        (text, "กลับ\rต้น"),
        (text, "ปุ่ม\x07"),
        (address, "/etc/passwd"),
        (address, "documents\\plan.pdf"),
        (address, "../plan.pdf"),
        (address, "documents/../../plan.pdf"),
        (address, "documents/\x00"),
        (whole_address, "ita/"),
        (whole_address, "mailto:a@b.go.th"),
        (whole_address, "https://www.test.example/\n"),
        (moment, "2023-04-30T16:20:00"),
        (moment, "1899-12-31T23:59:59+07:00"),
        (moment, "2200-01-01T00:00:00+07:00"),
        (moment, "เมื่อวาน"),
    ],
)
def test_what_nobody_can_show_or_reckon_with_is_refused(kind: Callable[[str], str], value: str) -> None:
    with pytest.raises(ValueError, match=r"no |Invalid"):
        kind(value)


def test_a_file_has_the_time_of_its_last_change_in_thailand(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    os.utime(tmp_path / "plan.pdf", (1_682_846_400, 1_682_846_400))
    kept = frozen_file(tmp_path / "plan.pdf", "documents/plan.pdf", "แผน")
    assert (kept.address, kept.title, kept.size, kept.modified) == (
        "documents/plan.pdf",
        "แผน",
        4,
        "2023-04-30T16:20:00+07:00",
    )


def test_a_file_of_a_time_to_come_has_none(tmp_path: Path) -> None:
    far = 7_300_000_000  # in the year 2201
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    os.utime(tmp_path / "plan.pdf", (far, far))
    if (tmp_path / "plan.pdf").stat().st_mtime != far:
        pytest.skip("this file system knows no such time")
    assert frozen_file(tmp_path / "plan.pdf", "documents/plan.pdf", "แผน").modified == ""


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>ก</p><p>ข</p>", ("ก", "ข")),
        ("<p>ก <b>ข</b>\u00a0 ค</p>", ("ก ข ค",)),
        ("ก<br>ข<table><tr><td>ค<td>ง</table>", ("ก", "ข", "ค", "ง")),
        ("<P>ก</P><H2>ข</H2>", ("ก", "ข")),
        ("<nav>ทาง</nav><aside>ชั่วคราว</aside><script>x</script><p>ก</p>", ("ก",)),
        ('<section aria-labelledby="related">ข้ออื่น</section><section>ก</section>', ("ก",)),
        ("<p> </p>", ()),
        ("", ()),
    ],
)
def test_the_lines_of_a_page_are_its_blocks_without_ways_through_the_site(html: str, lines: tuple[str, ...]) -> None:
    assert lines_of(html) == lines
