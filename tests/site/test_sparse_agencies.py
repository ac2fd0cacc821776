"""Agencies with little on their site: nothing empty is shown, no button leads to nothing, no bar looks full at none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.app.build import build

CONFIG = "agency:\n  name: {}\n  type: tambon_municipality\n"
SHORT, LONG = "อบต.ทดสอบ", "องค์การบริหารส่วนตำบลหนองบัวสวรรค์เจริญราษฎร์พัฒนาประชาสามัคคีศรีวิไลเหนือ"
MEASURE = (
    "id: m{0}\nanswers: {{indicators: [4]}}\ntitle: เรื่องที่ {0}\nrows: [{{steps: [ทำ], period: ม.ค. - มี.ค. 2569}}]\n"
)
FOLDERS = {
    "the least": {"site_config.yml": CONFIG.format(SHORT)},
    "a measure and no items": {
        "site_config.yml": CONFIG.format(LONG),
        "content/measures/2569/m1.yml": "id: m1\nanswers: {indicators: [4]}\n",
    },
    "0 of 43": {
        "site_config.yml": CONFIG.format(SHORT) + "fiscal_years: [{year: 2566}]\n",
        "oit_items/2566/o01.yml": "item: O1\nstatus: draft\n",
    },
    "60 measures": {
        "site_config.yml": CONFIG.format(SHORT),
        **{f"content/measures/2569/m{number}.yml": MEASURE.format(number) for number in range(1, 61)},
    },
    "a result of nothing": {
        "site_config.yml": CONFIG.format(SHORT),
        "content/results/2568.yml": "total: 0\nindicators: {4: 0, 7: 86.5}\n",
    },
}
EMPTY = """() => [...document.querySelectorAll("section, .oit-panel, ul, ol, dl, table, nav")]
  .filter((one) => one.checkVisibility() && !one.matches("#oit-results, .oit-hits"))
  .filter((one) => {
    const said = one.innerText.trim(), head = one.firstElementChild;
    const isHead = head && /^H\\d$/.test(head.tagName) && said === head.innerText.trim();
    return isHead || !said && !one.querySelector("img, svg");
  })
  .map((one) => one.outerHTML.slice(0, 200))"""
FULL = """() => [...document.querySelectorAll(".oit-progress__bar rect:not(.oit-fill-track)")]
  .filter((one) => +one.getAttribute("height") === 1 && +one.getAttribute("width") > 0)
  .map((one) => one.parentElement.parentElement.innerText)"""


@pytest.mark.browser
@pytest.mark.parametrize("files", FOLDERS.values(), ids=FOLDERS)
def test_nothing_empty_is_shown(browser: Browser, tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = build(tmp_path, tmp_path / "site", date(2026, 4, 20))
    assert outcome.published, outcome.findings

    pages = sorted((tmp_path / "site").rglob("index.html"))
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844})
        tab = context.new_page()
        for page in pages[:12]:
            tab.goto(page.as_uri())
            about = (width, page.parent.relative_to(tmp_path).as_posix())
            assert (about, tab.evaluate(EMPTY)) == (about, [])
            assert (about, tab.evaluate(FULL)) == (about, [])
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), about
        context.close()


def test_no_button_leads_to_items_that_are_not_there(tmp_path: Path) -> None:
    for name, text in FOLDERS["a measure and no items"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert build(tmp_path, tmp_path / "site", date(2026, 4, 20)).published
    home, year = ((tmp_path / "site" / name).read_text("utf-8") for name in ("index.html", "2569/index.html"))

    assert "ดูทุกข้อของปี" not in home
    assert "สถานะแบบ" not in year
    assert "ติดต่อหน่วยงาน" not in home
