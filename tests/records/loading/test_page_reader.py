"""What the author of a free page keeps to himself goes nowhere, and all the rest stays at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands import cli
from generator.records.loading.page_reader import shown_source
from tests.both_verbs import good_agency, run_both

HIDDEN = "ถึงคุณสมศรีอย่าลืม"
PAGES = {
    "comment": f"# หน้า\n\n<!-- {HIDDEN} -->\n\n[ก](none.md)\n",
    "comment over lines": f"# หน้า\n<!--\n{HIDDEN}\n-->\n[ก](none.md)\n",
    "comment in a line": f"# หน้า\n\nก\n\n<!-- {HIDDEN} -->[ก](none.md)\n",
    "fields above the text": f"---\nnote: {HIDDEN}\n---\n# หน้า\n[ก](none.md)\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_it_is_nowhere_in_the_site_and_moves_nothing(name: str, tmp_path: Path) -> None:
    folder = good_agency(tmp_path / "agency", {"content/pages/a.md": PAGES[name]})
    told = run_both(folder).said("E601")
    assert [place.split(":")[1] for _, place in told] == ["5"]
    (folder / "content/pages/a.md").write_text(PAGES[name].replace("(none.md)", "(a.md)"), "utf-8")
    site = tmp_path / "site"
    assert cli.run(["build", "--folder", str(folder), "--out", str(site), "--as-of", "2569-04-20"]) == 0
    assert (site / "pages/a/index.html").is_file()
    assert not [path for path in site.rglob("*") if path.is_file() and HIDDEN.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    "text",
    [
        "# ก\n\n`<!-- โค้ด -->`\n",
        "# ก\n\n```html\n<!-- โค้ด -->\n```\n",
        "# ก\n\n<!-- ไม่มีที่จบ\n",
        "---\n\nข้อความ\n\n---\n",
        "# ก\n\n---\nnote: ข\n---\n",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert shown_source(text) == text


def test_lone_carriage_returns_end_lines() -> None:
    assert shown_source("# ก\r\rข\r\nค\r") == "# ก\n\nข\r\nค\n"
