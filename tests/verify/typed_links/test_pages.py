"""Every link of a free page is judged by check and build alike, at its own line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.findings.finding import Place
from generator.records.model.free_page import FreePage
from generator.verify.typed_links.free_text import FreeText
from generator.verify.typed_links.pages import read_texts
from tests.both_verbs import Both, errors, good_agency, run_both
from tests.small_documents import photo

KINDS = yaml.safe_load((Path(__file__).parent / "pages.yml").read_text(encoding="utf-8"))["kinds"]
PAGE = "content/pages/a.md"
CODES = {"E601", "E602", "E603", "E604", "E610", "W353", "W501", "W502", "W503", "W601", "W602", "W603", "W604"}
CONTACT = "# ติดต่อ\n\n## ช่องทางติดต่อ\n\nก\n\n## แผนที่\n\nข\n\n## ช่องทางติดต่อ\n\nค\n\n## Office Hours\n\n## ทำ\n"
FILES: dict[str, str | bytes] = {
    "site_config.yml": "+site_url: https://www.test.example/ita/\n",
    "content/pages/contact.md": CONTACT,
    "content/images/a.png": photo(form="PNG"),
}


def with_page(folder: Path, text: str, name: str = "a.md") -> Both:
    return run_both(good_agency(folder, {**FILES, f"content/pages/{name}": f"# หน้าทดลอง\n\n{text}\n"}))


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_both_verbs_say_the_same_at_the_link_itself(kind: dict[str, Any], tmp_path: Path) -> None:
    both = with_page(tmp_path, kind["text"])
    places = (one.split() for one in kind.get("said", ()))
    said = [(code, f"{PAGE}:{place if ':' in place else f'3:{place}'}") for code, place in places]
    assert [(one.code, str(one.place)) for one in both.check if one.code in CODES] == said
    assert [(one.code, str(one.place)) for one in both.build if one.code in CODES] == said
    assert errors(both.check) == errors(both.build)
    assert both.published == (not any(code.startswith("E") for code, _ in said))


def test_the_welcome_stands_on_the_home_page(tmp_path: Path) -> None:
    text = "[ก](#updates) [ข](#none) [ค](#contact) [ง](#contact_1)\n\n## Contact"
    both = with_page(tmp_path, text, "welcome.md")
    assert both.said(*CODES) == [("E602", "content/pages/welcome.md:3:19")]


def test_a_heading_of_the_welcome_never_takes_a_place_of_the_home_page(tmp_path: Path) -> None:
    headings = "\n\n".join(f"## {word}" for word in ("year", "updates", "eit", "complaint", "contact", "years", "more"))
    assert with_page(tmp_path, headings, "welcome.md").published


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_hold_with_any_line_end(ending: str, tmp_path: Path) -> None:
    text = "# ก\n\nดู\n[ก](contact.md)\n[ข](none.md)\n".replace("\n", ending)
    both = run_both(good_agency(tmp_path, {**FILES, PAGE: text.encode()}))
    assert both.said("E601") == [("E601", f"{PAGE}:5:5")]


def test_one_address_is_told_once_and_a_link_left_out_too(tmp_path: Path) -> None:
    both = with_page(tmp_path, "[ก](https://www.test.example/ita/old.php) [ข](javascript:x)")
    codes = [one.code for one in both.build]
    assert codes.count("W353") == codes.count("W502") == 1


@pytest.mark.parametrize("heading", ["oit-main", "OIT main", "oit-search-year"])
def test_no_heading_takes_a_place_that_stands_around_every_page(heading: str, tmp_path: Path) -> None:
    assert with_page(tmp_path, f"## {heading}").published


def test_who_counts_from_the_root_of_the_server_is_told_what_to_write(tmp_path: Path) -> None:
    both = with_page(tmp_path, "[ก](/ita/เก่า.php) [ข](/none/)")
    hints = [one.hint for one in both.check if one.code == "E601"]
    assert "https://www.test.example/ita/เก่า.php" in hints[0]
    assert "test.example" not in hints[1]


def test_what_its_writer_says_is_no_link_is_none(tmp_path: Path) -> None:
    both = with_page(tmp_path, "\\[ก](#none) และ [ข] (contact.md)")
    assert [code for code, _ in both.said("W601")] == ["W601"]


def test_a_page_that_markdown_stumbles_over_is_told_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    page = FreePage("a.md", "ก", "# ก\n\nข\n", Place("content/pages/a.md", 1, 1))
    assert not read_texts([page]).findings

    def stumble(_self: object) -> str:
        """Fail as an extension may."""
        raise ValueError("bad table")

    monkeypatch.setattr(FreeText, "html", property(stumble))
    read = read_texts([page])
    assert [(one.code, str(one.place)) for one in read.findings] == [("E502", "content/pages/a.md:1:1")]
    assert "bad table" in read.findings[0].message
    assert not read.texts
