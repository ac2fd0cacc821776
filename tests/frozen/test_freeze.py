"""What is kept of a year: its items as they are shown, and the addresses that people may have been given."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from generator.app.composing import project_of
from generator.frozen.freeze import doubts, freeze
from generator.records.memory.frozen_manifest import FrozenItem, Manifest
from generator.thai.moments import BANGKOK
from tests.small_agency import CONFIG, agency

NOW = datetime(2023, 4, 30, 16, 20, 59, 999, tzinfo=BANGKOK)
EIT = "eit: [{fiscal_year: 2566, url: https://itas.nacc.go.th/go/eit/abc123, opens: 1 ม.ค. 2566}]\n"
CONFIG_OF_TWO = CONFIG.replace("[{year: 2566}]", "[{year: 2566}, {year: 2569}]") + EIT
PLAN, OTHER = b"%PDF-1.4 plan", b"%PDF-1.4 other"
FILES: dict[str, str | bytes] = {
    "site_config.yml": CONFIG_OF_TWO,
    "oit_items/2566/o11.yml": """item: O11
status: published
responsible: [clerk]
updated: 2565-11-15
evidence:
  - {title: แผน, file: plan.pdf}
  - {file: other.pdf}
  - {title: แผนอีกครั้ง, file: plan.pdf}
  - {page: plan.md}
  - {title: หน้าแผน, page: more.md}
  - {title: ข่าว, url: "https://www.test.example/1"}
  - {title: ข่าวซ้ำ, url: "https://www.test.example/1"}
  - {title: ข่าวอื่น, url: "https://www.test.example/0"}
  - {title: ยังไม่ชี้}
""",
    "oit_items/2566/o12.yml": "item: O12\nstatus: draft\nevidence: [{title: ร่าง, file: draft.pdf}]\n",
    "oit_items/2566/o16.yml": "item: O16\nstatus: not_applicable\nreason: ไม่มี\n",
    "oit_items/2566/o17.yml": "item: O17\nstatus: published\n",
    "oit_items/2569/o01.yml": "item: O1\nstatus: published\nevidence: [{title: แผนผัง, file: late.pdf}]\n",
    "content/measures/2566/m1.yml": "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nrows: [{steps: [จัดอบรม]}]\n",
    "content/results/2566.yml": "total: 90\n",
    "content/pages/plan.md": "# แผนทั้งหมด\n\nบรรทัดแรก\n\n  \nบรรทัดสอง\n",
    "content/pages/more.md": "# เพิ่มเติม\n",
    **{
        f"content/documents/{name}.pdf": PLAN if name == "plan" else OTHER
        for name in ("plan", "other", "draft", "late")
    },
}


def frozen(folder: Path, year: int = 2566, files: dict[str, str | bytes] | None = None) -> Manifest:
    site = agency(folder, {**FILES, **(files or {})})
    return freeze(site, project_of(site, folder), year, "ส่ง ITAS", NOW)


def item(manifest: Manifest, code: str) -> FrozenItem:
    (found,) = [one for one in manifest.items if one.code == code]
    return found


def test_every_item_is_kept_and_whether_it_was_answered(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    assert len(made.items) == 43
    assert [one.code for one in made.items if one.answered] == ["O11"]
    kept = item(made, "O11")
    assert (kept.key, kept.address) == ("annual-action-plan", "2566/o11/")
    assert {"แผน", "แผนอีกครั้ง"} <= set(kept.text)


def test_documents_and_pages_are_kept_once_with_the_name_they_were_shown_by(tmp_path: Path) -> None:
    plan, other, page, more = item(frozen(tmp_path), "O11").documents
    assert (plan.address, plan.title, plan.sha256, plan.size) == (
        "documents/plan.pdf",
        "แผน",
        sha256(PLAN).hexdigest(),
        len(PLAN),
    )
    assert (other.address, other.title) == ("documents/other.pdf", "")
    assert (page.address, page.title, page.text) == (
        "pages/plan/",
        "แผนทั้งหมด",
        ("# แผนทั้งหมด", "บรรทัดแรก", "บรรทัดสอง"),
    )
    assert (more.address, more.title) == ("pages/more/", "หน้าแผน")
    assert plan.text == ()
    assert plan.modified.endswith("+07:00")


def test_links_are_kept_once_in_the_order_of_the_record(tmp_path: Path) -> None:
    assert item(frozen(tmp_path), "O11").links == ("https://www.test.example/1", "https://www.test.example/0")


def test_nothing_of_a_draft_is_kept(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    assert item(made, "O12").documents == ()
    assert "documents/draft.pdf" not in made.addresses


def test_addresses_that_people_may_have_been_given(tmp_path: Path) -> None:
    kept = set(frozen(tmp_path).addresses)
    assert {"", "2566/", "2566/o1/", "2566/o43/", "2566/measures/", "2566/measures/m1/", "2566/result/"} <= kept
    assert {"eit/2566/", "pages/plan/", "documents/plan.pdf", "annual-action-plan/"} <= kept
    assert not {address for address in kept if address.startswith("2569/")}, "of another year"
    lists = {address for address in kept if address.startswith(("units/", "2566/measures/table", "search", "data"))}
    assert not lists, "they follow from the others"
    assert sorted(kept) == list(frozen(tmp_path).addresses)


def test_a_survey_page_that_stands_only_in_its_year_is_not_kept(tmp_path: Path) -> None:
    made = frozen(tmp_path, 2569)
    assert "eit/" not in made.addresses, "on that day it shows the survey that is open, of 2566"
    assert "eit/" in frozen(tmp_path).addresses
    assert "eit/2569/" not in made.addresses
    assert "documents/late.pdf" in made.addresses


def test_the_moment_and_the_name_are_those_of_the_freezing(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    assert (made.time, made.name, made.label) == ("2023-04-30T16:20:59+07:00", "2566-1", "ส่ง ITAS")
    assert made.is_untouched
    assert made.site_url is None


def built(folder: Path, made: Manifest) -> Path:
    """Write what a build of exactly this manifest has of its items."""
    site = folder / "site"
    for path, text in {"index.html": "", **{f"{one.address}index.html": main(one.text) for one in made.items}}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    for name, content in (("plan", PLAN), ("other", OTHER)):
        (site / "documents").mkdir(exist_ok=True)
        (site / f"documents/{name}.pdf").write_bytes(content)
    return site


def main(lines: tuple[str, ...]) -> str:
    body = "".join(f"<p>{line}</p>".replace("&", "&amp;") for line in lines)
    return f'<!doctype html><body><header>หัว</header><main id="oit-main">{body}</main></body>'


@pytest.mark.parametrize("address", ["https://www.test.example/", None])
def test_a_site_that_shows_what_was_frozen_leaves_no_doubt_but_of_its_address(
    address: str | None, tmp_path: Path
) -> None:
    url = f"site_url: {address}\n" if address else ""
    made = frozen(tmp_path, files={"site_config.yml": CONFIG_OF_TWO + url})
    assert [one.code for one in doubts(made, built(tmp_path, made))] == ([] if address else ["L859"])


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("index.html", None, "L860"),
        ("2566/o11/index.html", None, "1 ข้อ: O11"),
        ("2566/o11/index.html", b"<p>x</p>", "1 ข้อ: O11"),
        ("2566/o12/index.html", main(("อื่น",)).encode(), "1 ข้อ: O12"),
        ("documents/plan.pdf", b"%PDF-1.4 nalp", "1 ข้อ: O11"),
        ("documents/other.pdf", None, "1 ข้อ: O11"),
        ("documents/more.pdf", b"%PDF", ""),
    ],
)
def test_a_site_that_shows_something_else_is_told(path: str, content: bytes | None, told: str, tmp_path: Path) -> None:
    made = frozen(tmp_path, files={"site_config.yml": f"{CONFIG_OF_TWO}site_url: https://www.test.example/\n"})
    site = built(tmp_path, made)
    if content is None:
        (site / path).unlink()
    else:
        (site / path).write_bytes(content)
    found = list(doubts(made, site))
    assert len(found) == bool(told)
    assert all(told in f"{one.code} {one.message}" for one in found)
