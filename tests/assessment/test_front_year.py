"""Which year the front of the site shows: what somebody decided, and never a year of mere drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.site.pages import moved
from generator.site.shell import shell
from generator.site.views.eit_survey import survey_year
from tests.small_agency import CONFIG, agency

PUBLISHED, DRAFT = "item: O10\nstatus: published\nupdated: 2568-10-10\n", "item: O10\nstatus: draft\n"


def site(folder: Path, config: str = "", **items: str) -> SiteContext:
    """Return an agency with the item O10 of each year (``y2568=…``)."""
    files: dict[str, str | bytes] = {f"oit_items/{year[1:]}/o10.yml": text for year, text in items.items()}
    return agency(folder, {"site_config.yml": CONFIG.replace("[{year: 2566}]", "[]") + config, **files})


@pytest.mark.parametrize(
    ("config", "newest", "wanted"),
    [
        ("", DRAFT, 2568),
        ("", PUBLISHED, 2569),
        ("", "item: O10\nstatus: not_applicable\nreason: ไม่มี\n", 2569),
        ("current_year: 2569\n", DRAFT, 2568),
        ("current_year: 2569\n", PUBLISHED, 2569),
        ("current_year: 2568\n", PUBLISHED, 2568),
    ],
)
def test_a_year_is_shown_once_it_has_something_to_show(tmp_path: Path, config: str, newest: str, wanted: int) -> None:
    seen = site(tmp_path, config, y2568=PUBLISHED, y2569=newest)

    assert seen.front_year == wanted
    assert shell(seen).menu[1].path == f"{wanted}/"


@pytest.mark.parametrize(("day", "wanted"), [(date(2026, 2, 28), 2568), (date(2026, 3, 1), 2569)])
def test_a_day_may_decide(tmp_path: Path, day: date, wanted: int) -> None:
    for config in ("", "current_year: 2568\n"):
        dated = f"{config}fiscal_years: [{{year: 2569, shown_from: 1 มี.ค. 2569}}]\n"
        seen = agency(
            tmp_path / (config[:3] or "none"),
            {
                "site_config.yml": CONFIG.replace("fiscal_years: [{year: 2566}]\n", dated),
                "oit_items/2568/o10.yml": PUBLISHED,
                "oit_items/2569/o10.yml": PUBLISHED,
            },
        )
        assert replace(seen, as_of=day).front_year == wanted


def test_an_agency_that_only_begins_shows_its_drafts(tmp_path: Path) -> None:
    assert site(tmp_path, "current_year: 2569\n", y2569=DRAFT).front_year == 2569


@pytest.mark.parametrize(("newest", "wanted"), [(DRAFT, "2568/o10/"), (PUBLISHED, "2569/o10/")])
def test_a_permanent_address_leads_to_the_newest_year_that_is_published(
    tmp_path: Path, newest: str, wanted: str
) -> None:
    seen = site(tmp_path, y2568=PUBLISHED.replace("O10", "O10"), y2569=newest).public
    leads = {page.path: page.leads_to for page in moved.compose(seen)}

    assert leads["e-service/"] == wanted


def test_people_are_led_to_the_survey_that_is_open(tmp_path: Path) -> None:
    entry = "  - {{fiscal_year: {0}, url: https://itas.nacc.go.th/go/eit/k7m{0[1]}{0[2]}{0[3]}, {1}}}\n"
    days = [(year, f"opens: 5 ม.ค. {year}, closes: 30 มิ.ย. {year}") for year in ("2568", "2569")]
    surveys = "eit:\n" + "".join(entry.format(*one) for one in days)
    seen = site(tmp_path, surveys, y2568=PUBLISHED, y2569=DRAFT)

    assert seen.front_year == 2568
    assert survey_year(seen) == 2569
    assert survey_year(replace(seen, as_of=date(2026, 7, 1))) == 2568
