"""What a verb does can be done from Python: values in, values out, and not a word to the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from generator.app import freeze, sheet
from generator.app.build import build
from generator.app.drafts import without_record, write_items, write_measure
from generator.app.examine import Examined, examine
from generator.app.forecast import forecast
from generator.app.forms import all_forms, draft_form, find_form, find_item
from generator.app.freeze import Since
from generator.app.links import check_all
from generator.app.progress import Stage
from generator.app.schemas import write_schemas
from generator.app.sheet import MadeSheet
from generator.assessment.forecast import YearForecast
from generator.findings.usage import UsageProblem
from generator.link_health.run import Means

MINIMAL = Path(__file__).parents[1] / "minimal_agency"
DAY = date(2026, 4, 20)


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    folder = tmp_path / "agency"
    shutil.copytree(MINIMAL, folder)
    config = folder / "site_config.yml"
    config.write_text(
        config.read_text(encoding="utf-8") + "site_url: https://www.test.example/ita/\n", encoding="utf-8"
    )
    return folder


@pytest.fixture(autouse=True)
def _silent(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert capfd.readouterr() == ("", "")


class Stages:
    """Whoever watches: keeps which stages there were."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[None]:
        self.seen.append(stage.name)
        yield


def test_folder_is_examined(agency: Path) -> None:
    examined = examine(agency, DAY, documents=True)
    assert examined.site is not None
    assert not examined.errors
    assert {page.path for page in examined.composed().pages} >= {"", "2569/o10/"}


def test_site_is_built_and_whoever_watches_is_told_the_stages(agency: Path) -> None:
    watcher = Stages()
    outcome = build(agency, agency / "site", DAY, progress=watcher)
    assert outcome.published
    assert (agency / "site/2569/o10/index.html").is_file()
    assert watcher.seen == ["EXAMINE", "COMPOSE", "RENDER"]


def test_links_are_checked_without_a_network(agency: Path) -> None:
    result = check_all(agency, DAY, Means(offline=True))
    assert result.checked is not None
    assert not (agency / "content/link_health.json").exists()


def test_year_is_frozen_and_compared(agency: Path) -> None:
    build(agency, agency / "site", DAY)
    frozen = freeze.freeze(agency, 2569, "ส่ง ITAS", agency / "site", DAY)
    assert frozen.manifest is not None
    (agency / "content/documents/2569/e-service.csv").write_text("บริการ,จำนวน\nอื่น,1\n", encoding="utf-8")
    since = freeze.since(agency, "2569", DAY)
    assert isinstance(since, Since)
    assert [change.before.code for change in since.changed] == ["O10"]


def test_sheet_is_made_and_written(agency: Path) -> None:
    made = sheet.sheet_of(agency, DAY)
    assert isinstance(made, MadeSheet)
    assert [row.code for row in made.sheet.rows if row.answered] == ["O10"]
    assert {path.suffix for path in sheet.write(made.sheet, agency / "itas", agency)} == {".xlsx", ".csv", ".html"}


def test_year_is_forecast(agency: Path) -> None:
    assert isinstance(forecast(agency, DAY, 2569, {}), YearForecast)
    with pytest.raises(UsageProblem):
        forecast(agency, DAY, 2540, {})


def test_records_forms_and_schemas_are_drafted(agency: Path) -> None:
    form = find_form(agency, 2569)
    missing = without_record(agency, form)
    assert find_item(form, "o10") not in missing
    assert len(list(write_items(agency, form, missing, DAY))) == len(missing)
    assert write_measure(agency, 2569).name == "m2.yml"
    assert draft_form(agency, 2570, 2569) == agency / "content/catalogue/2570.yml"
    assert 2570 in {known.fiscal_year for known in all_forms(agency)[0]}
    assert {path.name for path in write_schemas(agency)} >= {"item.schema.json", "measure.schema.json"}


def test_what_cannot_be_read_comes_back_as_what_was_found(agency: Path) -> None:
    (agency / "site_config.yml").write_text("agency: [", encoding="utf-8")
    for result in (examine(agency, DAY), freeze.since(agency, "", DAY), sheet.sheet_of(agency, DAY)):
        assert isinstance(result, Examined)
        assert result.errors
    assert not build(agency, agency / "site", DAY).published


def test_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        examine(tmp_path / "nowhere", DAY)
