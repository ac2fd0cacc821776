"""From an empty folder and last year's papers of a town to a built site: what an official does and types is counted.

An act is a command, or a file or folder that is dragged into it; what is typed is every other letter of the commands.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from generator.commands import cli, init
from generator.records.forms.store import catalogue
from tests.broken import DAY
from tests.imports.test_small_papers import word
from tests.small_documents import pdf

MOST_ACTS, MOST_LETTERS = 25, 500
"""What the way from nothing to a checked site may take."""
MOST_ITEMS = 20
"""Items of 26 that are published without another act; the others are told with what they lack."""
AS_OF = ("--as-of", "2569-01-20")
"""Said only so that the test does not depend on the day; nobody types it."""
CASES = Path(__file__).parents[1] / "imports" / "evidence" / "cases.yml"
TOWN = "เทศบาลตำบลดอนตะวัน"
MEASURES = [
    ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม"],
    [
        "1",
        "ลดสำเนาเอกสาร (EIT)",
        "1. สำรวจบริการ\n2. ยกเลิกการขอสำเนา",
        "กองคลัง",
        "ม.ค. - มี.ค. 2569",
        "รายงานผล ไตรมาส 2",
    ],
    ["2", "เปิดเผยรายงานจัดซื้อ (ข้อ O12)", "จัดทำรายงาน", "สำนักปลัดเทศบาล", "เม.ย. 2569", "รายงานผล ไตรมาส 3"],
]


class Official:
    """Who sits before the screen: calls the program and counts."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.acts, self.letters = folder, 0, 0

    def does(self, *typed: str, dragged: Sequence[Path] = (), untold: Sequence[str] = ()) -> int:
        """Call a command; ``untold`` is what only the test says."""
        self.acts += 1 + len(dragged)
        self.letters += len(" ".join(["oit", *typed])) + len(dragged)
        place = [str(self.folder)] if typed[0] == "init" else ["--folder", str(self.folder)]
        return cli.run([*typed, *map(str, dragged), *place, *untold])


@pytest.fixture(name="papers")
def _papers(tmp_path: Path) -> Sequence[Path]:
    """Make the papers of a town: a plan in Word, and a folder with a paper for each item, whatever it is called."""
    plan = word(tmp_path / "มาตรการ 2569.docx", f"มาตรการส่งเสริมคุณธรรม {TOWN} ปีงบประมาณ พ.ศ. 2569", MEASURES)
    evidence = tmp_path / "หลักฐาน"
    evidence.mkdir()
    form = catalogue(2569)
    told = {one["item"]: one for one in yaml.safe_load(CASES.read_text(encoding="utf-8")) if one["item"]}
    for code, one in told.items():
        item = form.item(code)
        assert item is not None
        parts = "\n".join(part.title for part in item.parts)
        page = f"{one['page'] or item.title}\n{TOWN}\n{parts}\nปีงบประมาณ พ.ศ. {item.window.year(2569)}"
        (evidence / f"{one['name']}.pdf").write_bytes(pdf(page))
    (evidence / "scan0001.pdf").write_bytes(pdf("ภาพสแกน"))
    return plan, evidence


def test_from_nothing_to_a_site_within_few_acts(
    tmp_path: Path, papers: Sequence[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(init, "today", lambda: DAY)
    official = Official(tmp_path / "agency")

    assert (
        official.does("init", "--name", TOWN, "--province", "ศรีธารา", "--phone", "0 2000 1111", "--year", "2569") == 0
    )
    assert official.does("import", "--year", "2569", "--yes", dragged=papers) == 1
    assert "scan0001.pdf" in capsys.readouterr().out
    assert official.does("ready", "2569", "--yes", untold=AS_OF) == 1
    ready = capsys.readouterr().out
    official.does("check", untold=AS_OF)
    checked = capsys.readouterr().out
    assert official.does("build", untold=AS_OF) == 0

    items = [yaml.safe_load(path.read_text("utf-8")) for path in (official.folder / "oit_items/2569").glob("*.yml")]
    published = {one["item"] for one in items if one["status"] == "published"}
    assert len(published) >= MOST_ITEMS
    assert all(one["item"] in ready for one in items)
    assert "ผิดพลาด 0" in checked
    assert (official.folder / "site/index.html").exists()
    assert official.acts <= MOST_ACTS
    assert official.letters <= MOST_LETTERS
