"""Frozen addresses that are lost, led on, withdrawn or taken by something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.frozen_agency import FILES, ITEM, PLAN, SITE_URL, Said, builds, freeze, frozen_agency, put, told
from tests.small_agency import CONFIG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return frozen_agency(tmp_path)


def test_renamed_record_keeps_its_address_by_a_redirect(folder: Path, capsys: Said) -> None:
    (folder / "content/measures/2566/m1.yml").unlink()
    put(
        folder,
        {"content/measures/2566/no-gift.yml": str(FILES["content/measures/2566/m1.yml"]).replace("m1", "no-gift")},
    )
    assert "2566/measures/m1/" in told(folder, capsys)["L850"]["message"]
    assert not builds(folder)
    assert (folder / "site/2566/measures/m1/index.html").is_file()
    put(folder, {"content/redirects.yml": "redirects: [{old: 2566/measures/m1/, new: 2566/measures/no-gift/}]\n"})
    assert told(folder, capsys) == {}
    assert builds(folder)
    assert "no-gift" in (folder / "site/2566/measures/m1/index.html").read_text(encoding="utf-8")


def test_withdrawn_file_needs_no_other_in_its_place_and_stays_told(folder: Path, capsys: Said) -> None:
    record = folder / "oit_items/2566/o11.yml"
    withdrawn = 'withdrawn: [{address: "documents/2566/plan.pdf", reason: มีข้อมูลส่วนบุคคล}]\n'
    put(folder, {"content/redirects.yml": withdrawn})
    assert told(folder, capsys)["L847"]["line"] == 1
    assert not builds(folder)
    (folder / "content/documents/2566/plan.pdf").rename(folder / "content/documents/2566/plan-2.pdf")
    record.write_text(ITEM.replace("plan.pdf", "plan-2.pdf"), "utf-8")
    found = told(folder, capsys)
    assert "L850" not in found
    assert (found["L855"]["severity"], found["L855"]["file"]) == ("note", "content/redirects.yml")
    assert "มีข้อมูลส่วนบุคคล" in found["L855"]["message"]
    assert builds(folder)
    assert not (folder / "site/documents/2566/plan.pdf").exists()


def test_page_cannot_be_withdrawn(folder: Path, capsys: Said) -> None:
    (folder / "content/measures/2566/m1.yml").unlink()
    put(folder, {"content/redirects.yml": "withdrawn: [{address: 2566/measures/m1/, reason: เลิกใช้}]\n"})
    assert told(folder, capsys)["L848"]["file"] == "content/redirects.yml"
    assert not builds(folder)


def test_removed_document_is_missed_until_something_keeps_its_address(folder: Path, capsys: Said) -> None:
    (folder / "content/documents/2566/plan.pdf").rename(folder / "content/documents/2566/plan-2.pdf")
    put(folder, {"oit_items/2566/o11.yml": ITEM.replace("plan.pdf", "plan-2.pdf")})
    assert "documents/2566/plan.pdf" in told(folder, capsys)["L850"]["message"]
    assert not builds(folder)
    move = "{old: documents/2566/plan.pdf, new: documents/2566/plan-2.pdf}"
    put(folder, {"content/redirects.yml": f"redirects: [{move}]\n"})
    assert builds(folder)
    assert (folder / "site/documents/2566/plan.pdf").read_bytes() == PLAN
    assert "L854" not in told(folder, capsys)


@pytest.mark.parametrize("status", ["draft", None])
def test_answer_that_was_taken_back_is_missed(folder: Path, capsys: Said, status: str | None) -> None:
    record = folder / "oit_items/2566/o11.yml"
    if status is None:
        record.unlink()
    else:
        record.write_text(ITEM.replace("published", status), encoding="utf-8")
    found = told(folder, capsys)["L851"]
    assert (found["severity"], found["file"]) == ("error", "oit_items/2566/o11.yml")
    assert not builds(folder)


def test_year_that_was_emptied_loses_its_addresses(folder: Path, capsys: Said) -> None:
    (folder / "oit_items/2566/o11.yml").unlink()
    (folder / "oit_items/2566").rmdir()
    put(folder, {"oit_items/2569/o01.yml": "item: O1\nstatus: draft\n"})
    assert told(folder, capsys)["L850"]["file"] == "content/frozen/2566-1.json"
    assert not builds(folder)


@pytest.mark.parametrize(
    ("site_url", "is_told"),
    [
        (SITE_URL.replace("https", "http"), False),
        (SITE_URL.rstrip("/"), False),
        ("https://www.other.example/", True),
        (f"{SITE_URL}new/", True),
        (None, True),
    ],
)
def test_public_address_that_changed_since_is_told(
    folder: Path, capsys: Said, site_url: str | None, *, is_told: bool
) -> None:
    put(folder, {"site_config.yml": CONFIG + (f"site_url: {site_url}\n" if site_url else "")})
    assert set(told(folder, capsys)) == ({"L862"} if is_told else set())
    capsys.readouterr()
    freeze(folder, "diff")
    assert ("L862" in capsys.readouterr().err) is is_told


def test_cure_never_leads_to_another_frozen_page_or_another_year(folder: Path, capsys: Said) -> None:
    measure = str(FILES["content/measures/2566/m1.yml"]).replace("m1", "m2")
    put(folder, {"content/measures/2566/m2.yml": measure, "content/measures/2565/m1.yml": measure.replace("m2", "m1")})
    assert freeze(folder, "2566", "--label", "ส่งใหม่") == 0
    (folder / "content/measures/2566/m1.yml").unlink()
    assert "new: ที่อยู่ใหม่" in told(folder, capsys)["L850"]["hint"]
    put(folder, {"content/measures/2566/m3.yml": measure.replace("m2", "m3")})
    assert "new: 2566/measures/m3/" in told(folder, capsys)["L850"]["hint"]


def renumbered() -> str:
    """Return the form of 2566 in which O11 and O12 have changed places."""
    shipped = (Path(__file__).parents[2] / "generator/catalogue/data/2566.yml").read_text(encoding="utf-8")
    swapped = re.sub(r"\bO1([12])\b", lambda match: f"O1{3 - int(match[1])}", shipped)
    head, *blocks = swapped.split("\n  - code: O")
    numbered = sorted(blocks, key=lambda block: int(block.split("\n", 1)[0]))
    return "\n  - code: O".join((head, *numbered))


def test_item_that_got_another_number_is_missed_at_its_address(folder: Path, capsys: Said) -> None:
    put(folder, {"content/catalogue/2566.yml": renumbered()})
    (folder / "oit_items/2566/o11.yml").rename(folder / "oit_items/2566/o12.yml")
    put(folder, {"oit_items/2566/o12.yml": ITEM.replace("O11", "O12")})
    found = told(folder, capsys)["L852"]
    assert (found["severity"], found["item"], "2566/o1" in found["message"]) == ("error", "O12", True)
    assert not builds(folder)
    moves = "{old: 2566/o11/, new: 2566/o12/}, {old: 2566/o12/, new: 2566/o11/}"
    put(folder, {"content/redirects.yml": f"redirects: [{moves}]\n"})
    assert not {"L852", "L843"} & told(folder, capsys).keys()
    assert builds(folder)
    assert 'href="../../2566/o12/index.html"' in (folder / "site/2566/o11/index.html").read_text(encoding="utf-8")
